/** How far a denial or a doubt that stands before a finding goes on. */
import type { Mark } from "./marks.ts";
import { named } from "./said.ts";
import { hasCue, type Scene } from "./scene.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/**
 * A list goes on over its commas when it closes with "or", "nor" or, where `byAnd`, "and": "not jaundiced, axillary and cervical
 * nodes enlarged" does not.
 */
export const listCloses = (scene: Scene, comma: number, target: Mark, byAnd = true): boolean => {
  const sentence = scene.sentence[comma];
  for (let at = comma + 1; at < scene.tokens.length && at < comma + 30; at++) {
    if (scene.sentence[at] !== sentence) return false;
    if (hasCue(scene, at, "break") && !named(scene.marks[at]) && at < target.from) return false;
    if (hasCue(scene, at, "or")) return true;
    if (hasCue(scene, at, "and") && at <= target.from) return byAnd && at >= target.from - 4;
    if (hasCue(scene, at, "no") || hasCue(scene, at, "denies")) return false;
  }
  return false;
};

const otherThing = words(
  "change improvement response only just merely simply solely let relief interval increase decrease effect help improve respond rise normalise normalize correct resolve work recover explanation cause reason doubt question budged benefit side progression worsening deterioration risen improved responded changed moved recovered normalised normalized corrected helped worked tolerated",
);

/** "No change in", "not only", "no improvement with": negates something else than what is named. */
export const notOther = (scene: Scene, mark: Mark, target: Mark): boolean =>
  mark.to !== target.from &&
  (otherThing.has(scene.tokens[mark.to]?.text ?? "") ||
    (/^(?:treatment|medication|therapy|medicine)$/.test(scene.tokens[mark.to]?.text ?? "") &&
      scene.tokens[mark.to + 1]?.text === "for"));

const perceiving = words(
  "find feel detect demonstrate see palpate identify appreciate elicit show reveal confirm discern make be recall",
);

/** "Unable to find", "failed to show"; "cannot tolerate" says nothing of whether it is there. */
export const failsToFind = (scene: Scene, mark: Mark): boolean => perceiving.has(scene.tokens[mark.to]?.text ?? "");

const stopping = words("stopped stops discontinued come came given gave quit");
const passive = words("was were been is are being");

/** "Stopped aspirin"; not "omeprazole stopped aspirin started". */
export const stops = (scene: Scene, mark: Mark): boolean => stopping.has(scene.tokens[mark.from]?.text ?? "");
export const stopsThis = (scene: Scene, mark: Mark, target: Mark): boolean =>
  target.from - mark.to <= 2 &&
  !passive.has(scene.tokens[mark.from - 1]?.text ?? "") &&
  !named(scene.marks[mark.from - 1]);

const unheard = words("information data record records documentation details asked knowledge");

/** "No information about", "not asked about": nobody knows. */
export const nobodyKnows = (scene: Scene, mark: Mark): boolean => unheard.has(scene.tokens[mark.to]?.text ?? "");

const asides = words(
  "himself herself themselves ever yet really also actually knowingly personally recently been since so far definitely does do did he she",
);

/** Does a denial stand right before token `at`, over "himself" and "ever"? */
export const deniedAt = (scene: Scene, at: number): boolean => {
  for (let back = at - 1; back > at - 5 && scene.sentence[back] === scene.sentence[at]; back--) {
    if (hasCue(scene, back, "denies") || hasCue(scene, back, "not") || hasCue(scene, back, "no")) return true;
    // "No relative has had".
    if (hasCue(scene, back, "kin")) continue;
    if (!asides.has(scene.tokens[back]?.text ?? "")) return false;
  }
  return false;
};

const people = words("he she they there it patient pt the i we");
const conditions = words("if whether unless should");

/** "Whether he has", "if there is", "should she develop": the verb at `at` belongs to a condition. */
export const conditional = (scene: Scene, at: number): boolean => {
  for (let back = at - 1; back > at - 5 && back >= 0 && scene.sentence[back] === scene.sentence[at]; back--) {
    const word = scene.tokens[back]?.text ?? "";
    if (conditions.has(word) || hasCue(scene, back, "doubt")) return true;
    if (!people.has(word) && !asides.has(word)) return false;
  }
  return false;
};

const modal = words("must should shall to needn please advised told");
const giving = words("give use take prescribe start offer");

/** "Must not be given", "told not to take", "avoid", "do not give": advice, and nothing of what is. */
export const forbids = (scene: Scene, mark: Mark): boolean => {
  const [before, first] = [scene.tokens[mark.from - 1]?.text ?? "", scene.tokens[mark.from]?.text ?? ""];
  const next = scene.tokens[mark.to]?.text ?? "";
  if (first === "avoid" || first === "stop" || (first === "never" && next === "to")) return true;
  if (before === "to" && /^(?:known|have|having)$/.test(next)) return false;
  if (/^(?:not|never|no)$/.test(first)) return modal.has(before);
  return first === "do" && scene.sentence[mark.from - 1] !== scene.sentence[mark.from] && giving.has(next);
};

/** Of all that follows in a list that closes: "consider coeliac disease and menorrhagia". */
const weighing = words(
  "consider considering exclude excluding rule to test tested testing screen screening check look looking risk at differential r if ddx dd causes cause please for",
);
/** Of all that follows in any list: "red flags discussed: melaena, weight loss". */
const advising = words(
  "watch watching monitor monitoring warned counselled advised safety risks side stay keep red seek return come report reporting allergies allergy allergic",
);
const inLists = words(": , / ( any a an the new of re about for with include including advice given");

/** The end of a list that holds names and joining words alone, from token `at`; and whether it has an "and" or "or". */
const listFrom = (scene: Scene, from: number, most: number): { readonly to: number; readonly closes: boolean } => {
  let [at, closes] = [from, false];
  for (; at < from + most && scene.sentence[at] === scene.sentence[from]; at++) {
    const join = hasCue(scene, at, "and") || hasCue(scene, at, "or");
    closes ||= join;
    if (!join && !named(scene.marks[at]) && !inLists.has(scene.tokens[at]?.text ?? "")) break;
  }
  return { to: at, closes };
};

/** Does a doubt or an advice before a list reach the finding in it? */
export const carries = (scene: Scene, mark: Mark, target: Mark): boolean => {
  const first = scene.tokens[mark.from]?.text ?? "";
  const free = advising.has(first) || /^(?:ddx|dd|differential)$/.test(first);
  if (!free && !weighing.has(first)) return false;
  const list = listFrom(scene, mark.to, 30);
  return list.to >= target.to && (free || list.closes);
};

const finite = words("is are was were takes drinks uses smokes eats has had remains looks feels lost took lives works");
const being = words("is are was were has");

/** "No fever and is jaundiced", "no fever, the child is pale": a verb behind "and" or a comma begins anew. */
export const beginsClause = (scene: Scene, at: number): boolean => {
  const word = scene.tokens[at]?.text ?? "";
  if (!finite.has(word)) return false;
  for (let back = at - 1; back >= at - (being.has(word) ? 4 : 1); back--) {
    if (hasCue(scene, back, "and") || scene.tokens[back]?.text === ",") return true;
    if (scene.marks[back]?.meaning.cues.some((cue) => steering.has(cue)) || named(scene.marks[back])) return false;
  }
  return false;
};
const steering: ReadonlySet<string> = words("no not denies doubt break or kin says absent-after present-after");

const excluding = words("excluded excludes ruled rules");

/** "CT excluded cancer"; not "coeliac disease was excluded, cancer found". */
export const excludes = (scene: Scene, mark: Mark): boolean =>
  excluding.has(scene.tokens[mark.from]?.text ?? "") &&
  !passive.has(scene.tokens[mark.from - 1]?.text ?? "") &&
  !named(scene.marks[mark.from - 1]);

/** "RVS negative (HIV 1&2)": the bracket names what the result is of. */
export const bracketed = (scene: Scene, { from }: Mark): boolean =>
  scene.tokens[from - 1]?.text === "(" && /^(?:neg|negative|-)$/.test(scene.tokens[from - 2]?.text ?? "");

const verbs = words("is are was were");
const articles = words("the his her their");

/** "No nodes are felt and the spleen is just palpable": a clause of its own, with its verb. */
export const isClause = (scene: Scene, { from, to }: Mark): boolean => {
  const before = articles.has(scene.tokens[from - 1]?.text ?? "") ? from - 2 : from - 1;
  if (!hasCue(scene, before, "and") && scene.tokens[before]?.text !== ",") return false;
  for (let at = from + 1; at < to; at++) if (verbs.has(scene.tokens[at]?.text ?? "")) return true;
  return false;
};

const persons = words("he she they patient i we");

/** "Neither she nor her daughter has noticed black stools": of the patient as well. */
export const neitherDid = (scene: Scene, { from }: Mark): boolean => {
  for (let at = from - 1; at > from - 16 && scene.sentence[at] === scene.sentence[from]; at--) {
    if (scene.tokens[at]?.text !== "nor") continue;
    for (let back = at - 1; back > at - 4; back--)
      if (scene.tokens[back]?.text === "neither")
        return persons.has(scene.tokens[back + 1]?.text ?? "") || persons.has(scene.tokens[at + 1]?.text ?? "");
  }
  return false;
};

/** Does a clause begin at the token? */
export const opens = (scene: Scene, at: number): boolean =>
  scene.sentence[at - 1] !== scene.sentence[at] || /^[:),-]$/.test(scene.tokens[at - 1]?.text ?? "");

/** Is a finding or a result named between the tokens? */
export const namesAny = (scene: Scene, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (named(scene.marks[at])) return true;
  return false;
};
