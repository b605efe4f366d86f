/** Whose it is: the patient's, or a relative's. */
import type { Mark } from "./marks.ts";
import { hasCue, obstetric, type Scene } from "./scene.ts";

const reachBack = 40;

/** Words that are the patient again. */
export const subject = new Set(["he", "she", "patient", "they", "who", "which", "pt", "i"]);

/** "Brought by his mother", "lives with her parents": the relative is by the way. */
const beside = new Set(["by", "with", "visiting"]);

const several = new Set(
  "parents siblings brothers sisters relatives cousins uncles aunts sons daughters grandparents".split(" "),
);

/** "His parents, who are cousins, say they have …": still they. */
const relative = (scene: Scene, at: number): boolean => {
  const word = scene.tokens[at]?.text;
  if (word === "who") return hasCue(scene, scene.tokens[at - 1]?.text === "," ? at - 2 : at - 1, "kin");
  if (word !== "they") return false;
  for (let back = at - 1; back >= 0 && scene.sentence[back] === scene.sentence[at]; back--)
    if (hasCue(scene, back, "kin")) return several.has(scene.tokens[back]?.text ?? "");
  return false;
};

/** "Mum brings her 20-month-old daughter": the child is the patient. */
export const broughtChild = (scene: Scene, at: number): boolean => {
  if (!/^(?:son|daughter)$/.test(scene.tokens[at]?.text ?? "")) return false;
  for (let back = at - 1; back > at - 11 && scene.sentence[back] === scene.sentence[at]; back--)
    if (/^(?:brings|brought|bring|carries|attends)$/.test(scene.tokens[back]?.text ?? "")) return true;
  return false;
};

const determiners = new Set("the a an his her their my another one two".split(" "));

const remarking = new Set(
  "commented comment noticed notice remarked remark noted said say told tell think thought".split(" "),
);

/** "Colleagues have commented on how pale she is": it is not said of them. */
const remarks = (scene: Scene, { to }: Mark): boolean =>
  [0, 1].some((ahead) => remarking.has(scene.tokens[to + ahead]?.text ?? ""));

/** Somebody else stands here: a relative, or a stranger ("her flatmate", not "mother of three children"). */
const otherAt = (scene: Scene, mark: Mark): "kin" | "stranger" | undefined => {
  if (mark.meaning.cues.includes("kin")) return "kin";
  const before = scene.tokens[mark.from - 1];
  const alone =
    before === undefined || determiners.has(before.text) || determiners.has(scene.tokens[mark.from - 2]?.text ?? "");
  return mark.meaning.cues.includes("stranger") && alone && !remarks(scene, mark) ? "stranger" : undefined;
};

const siblings = new Set("brother sister cousin uncle aunt twin grandmother grandfather".split(" "));
const helping = new Set(["is", "was", "has", "had", "are", "were"]);

/** "His mother says he …", "his wife is worried about": the relative only tells. */
const tells = (scene: Scene, { to: end }: Mark): boolean => {
  let to = scene.tokens[end]?.text === "," ? end + 1 : end;
  if (scene.tokens[to]?.text === "who") to++;
  else to = end;
  return (
    hasCue(scene, to, "says") ||
    (helping.has(scene.tokens[to]?.text ?? "") &&
      (hasCue(scene, to + 1, "says") || scene.tokens[to + 1]?.text === "worried"))
  );
};

/** "By his mother", "both she and her mother": the patient as well. */
const byTheWay = (scene: Scene, { from }: Mark): boolean =>
  [1, 2].some((back) => beside.has(scene.tokens[from - back]?.text ?? "")) ||
  (/^(?:his|her)$/.test(scene.tokens[from - 1]?.text ?? "") &&
    (hasCue(scene, from - 2, "and") || hasCue(scene, from - 2, "or")) &&
    subject.has(scene.tokens[from - 3]?.text ?? ""));

/** Who else it is said of: the one named before it in its clause. "Brought by her mother" and "his mother says he …" are the patient. */
export const ofKin = (scene: Scene, target: Mark): "kin" | "stranger" | undefined => {
  const sentence = scene.sentence[target.from] ?? 0;
  if (!scene.kin.has(sentence)) return undefined;
  let [own, told, who] = [false, false, false];
  for (let at = target.from - 1; at >= 0 && at > target.from - reachBack; at = (scene.marks[at]?.from ?? at) - 1) {
    if (scene.sentence[at] !== sentence) break;
    const mark = scene.marks[at];
    if (subject.has(scene.tokens[at]?.text ?? "") && !relative(scene, at)) {
      // "A brother was told he is anaemic": still the brother.
      if (/^(?:told|learned|learnt)$/.test(scene.tokens[at - 1]?.text ?? "")) told = true;
      else own = true;
    } else who ||= scene.tokens[at]?.text === "who";
    const other = mark && !broughtChild(scene, at) ? otherAt(scene, mark) : undefined;
    if (!mark || !other) continue;
    const theirs = !told || siblings.has(scene.tokens[mark.from]?.text ?? "");
    // "Lives with his brother, who has …".
    return (who || !byTheWay(scene, mark)) && !tells(scene, mark) && !own && theirs ? other : undefined;
  }
  return kinBehind(scene, target) ? "kin" : undefined;
};

const unborn = new Set("cord fetal foetal cordocentesis".split(" "));

/** "Cord blood Hb Bart's 82 %" in a letter about the mother. */
const ofUnborn = (scene: Scene, { from }: Mark): boolean => {
  for (let at = from - 3; at < from; at++)
    if (unborn.has(scene.tokens[at]?.text ?? "")) return obstetric.test(scene.folded);
  return false;
};

const persons = new Set("family fh fhx relatives relative maternal paternal both".split(" "));

/** A single relative, of whom nothing else is told. */
const personAt = (scene: Scene, at: number): boolean => {
  const mark = scene.marks[at];
  const person = mark?.from === at && mark.to === at + 1 && hasCue(scene, at, "kin");
  if (!person || persons.has(scene.tokens[at]?.text ?? "")) return false;
  const next = scene.tokens[mark.to];
  return next === undefined || next.kind === "line" || /^[,.;)]$/.test(next.text);
};

const towards = new Set("two three both all several runs running in of on the his her their side".split(" "));

/** "Jaundice in her brother", "diabetes runs in the family", "diabetic mother", "cancer (father)". */
export const kinBehind = (scene: Scene, target: Mark): boolean => {
  if (
    personAt(scene, target.to) ||
    (/^[:(-]$/.test(scene.tokens[target.to]?.text ?? "") && personAt(scene, target.to + 1))
  )
    return true;
  let inside = false;
  for (let at = target.to; at < target.to + 5 && scene.sentence[at] === scene.sentence[target.from]; at++) {
    if (hasCue(scene, at, "kin")) return inside;
    const word = scene.tokens[at]?.text ?? "";
    if (!towards.has(word)) return false;
    inside ||= /^(?:in|of|on)$/.test(word);
  }
  return false;
};

const owning = new Set("' s : - has had have a an the low high normal mildly recent last latest is".split(" "));
const ownAgain = new Set("he she his her patient pt patient's child baby proband index".split(" "));
/** Names a clause can hold for one relative. */
const clause = 30;

/** "Mother's Hb 91", "dad: MCV 62": the relative right before the name. "Her mother says Hb 91" is the patient's. */
const ownedAt = (scene: Scene, name: Mark): boolean => {
  for (let at = name.from - 1; at >= 0 && at > name.from - 6; ) {
    const mark = scene.marks[at];
    if (scene.sentence[at] !== scene.sentence[name.from]) return false;
    if (mark && hasCue(scene, at, "kin")) {
      return !byTheWay(scene, mark) && !tells(scene, mark) && scene.tokens[mark.to]?.text !== "of";
    }
    if (!owning.has(scene.tokens[at]?.text ?? "")) return false;
    at = (mark?.from ?? at) - 1;
  }
  return false;
};

const goesOn = new Set(["with", "has", "had", "and"]);

/** "His wife is pregnant, also MCV 68", "her husband has had bloods taken: Hb 151": the relative is the sentence's subject. */
const ledByKin = (scene: Scene, name: Mark): boolean => {
  const before = scene.tokens[name.from - 1]?.text ?? "";
  if (before !== ":" && before !== "also") return false;
  for (let at = name.from - 2; at >= 0 && scene.sentence[at] === scene.sentence[name.from]; at--) {
    const mark = scene.marks[at];
    if (ownAgain.has(scene.tokens[at]?.text ?? "")) return false;
    if (!mark || !hasCue(scene, at, "kin")) continue;
    return !byTheWay(scene, mark) && !tells(scene, mark) && !persons.has(scene.tokens[at]?.text ?? "");
  }
  return false;
};

/** Is the result called `name` a relative's? What is named after it in the same clause is the relative's too. */
export const kinsResult = (scene: Scene, name: Mark): boolean => {
  if (ofUnborn(scene, name)) return true;
  if (!scene.kin.has(scene.sentence[name.from] ?? 0)) return false;
  if (ownedAt(scene, name) || ledByKin(scene, name)) return true;
  for (let at = name.from - 1; at >= 0 && at > name.from - clause; at--) {
    const word = scene.tokens[at]?.text ?? "";
    if (scene.sentence[at] !== scene.sentence[name.from] || ownAgain.has(word)) return false;
    if (hasCue(scene, at, "break") && !goesOn.has(word)) return false;
    const mark = scene.marks[at];
    const theirs = mark?.from === at && mark.meaning.analytes.length > 0;
    if (theirs && (ownedAt(scene, mark) || ledByKin(scene, mark))) return true;
  }
  return false;
};
