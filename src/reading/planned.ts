/** What is to be given, or only asked for, and what a household shares with the patient. */
import type { FindingEntry, FindingId } from "../knowledge/types.ts";
import type { Mark } from "./marks.ts";
import { hasCue, type Scene } from "./scene.ts";

const surgery: ReadonlySet<string> = new Set(["gastrectomy", "bariatric_surgery"]);
const doses = new Set(
  "dose doses dosing dosage regimen protocol calculation calculator tomorrow indicated how threshold".split(" "),
);
const wants = new Set(
  "give giving plan planned planning needs need needing requires book booked awaiting dose dosing arrange order try trying proposed consider considering considered should offer offering recommend recommended recommending request requesting start candidate indication indications threshold schedule scheduled crossmatch".split(
    " ",
  ),
);

/** Of an everyday drug a dose tells that it is taken. */
const starting = new Set(
  "start commence plan planned planning consider considering considered should offer offering recommend recommended recommending suggest suggested trial indication candidate".split(
    " ",
  ),
);

/** "Ferinject dose?", "plan iron infusion": what is to be given, not what was. */
export const planned = (scene: Scene, mark: Mark, entry: FindingEntry | undefined): boolean =>
  entry !== undefined &&
  (given.has(entry.id)
    ? toBeGiven(scene, mark, entry.id)
    : entry.kind === "drug" &&
      scene.tokens[mark.from - 1]?.text !== "stop" &&
      (wanted(scene, mark, starting) || meantFor(scene, mark)));

/** "For isoniazid if …", "being worked up for transfusion". */
const meantFor = (scene: Scene, { from }: Mark): boolean =>
  scene.tokens[from - 1]?.text === "for" &&
  (scene.sentence[from - 2] !== scene.sentence[from] || scene.tokens[from - 2]?.text === "up");

const sampling = new Set("sent taken drawn collected done sample samples bled".split(" "));

/** "HPLC sent before transfusion": the sample is free of it. */
const sampledBefore = (scene: Scene, { from }: Mark): boolean =>
  scene.tokens[from - 1]?.text === "before" &&
  [2, 3, 4].some((back) => sampling.has(scene.tokens[from - back]?.text ?? ""));

const toBeGiven = (scene: Scene, mark: Mark, id: FindingId): boolean =>
  doses.has(scene.tokens[mark.to]?.text ?? "") ||
  scene.tokens[mark.to]?.text === "?" ||
  forWhom(scene, mark, id) ||
  comes(scene, mark) ||
  meantFor(scene, mark) ||
  sampledBefore(scene, mark) ||
  wanted(scene, mark, wants, surgery.has(id) ? 7 : 4);

const coming = new Set(
  "next tomorrow booked planned scheduled arranged requested pending due monday tuesday wednesday thursday friday".split(
    " ",
  ),
);

/** "For iron infusion next week", "IV iron booked"; what has a day behind it counts only as "for" that day. */
const comes = (scene: Scene, { from, to }: Mark): boolean => {
  const isFor = scene.tokens[from - 1]?.text === "for";
  return [0, 1, 2].some((ahead) => {
    const word = scene.tokens[to + ahead]?.text ?? "";
    if (scene.sentence[to + ahead] !== scene.sentence[from] || !coming.has(word)) return false;
    return isFor || (ahead < 2 && !word.endsWith("day"));
  });
};

const wanted = (scene: Scene, { from }: Mark, words: ReadonlySet<string>, most = 4): boolean => {
  for (let at = from - 1; at >= from - most && scene.sentence[at] === scene.sentence[from]; at--)
    if (words.has(scene.tokens[at]?.text ?? "")) return true;
  return false;
};

const given = new Set([
  "recent_transfusion",
  "recent_iv_iron",
  "iron_therapy",
  "transfusion_dependent",
  "esa_use",
  ...surgery,
]);

/** "IV iron for 58 kg woman": asked for, not given. */
const forWhom = (scene: Scene, mark: Mark, id: FindingId): boolean =>
  id === "recent_iv_iron" &&
  scene.tokens[mark.to]?.text === "for" &&
  (/^(?:a|an|her|him|this|my|woman|man|patient)$/.test(scene.tokens[mark.to + 1]?.text ?? "") ||
    /^kgs?$/.test(scene.tokens[mark.to + 2]?.text ?? ""));

const parents = new Set("parents parent family mother father mum mom dad".split(" "));

/** What a household or both parents have in common with the patient. */
export const ofFamily = (scene: Scene, mark: Mark, id: FindingId): boolean => {
  if (id === "consanguinity") return true;
  if (id !== "lead_exposure" && id !== "new_home") return false;
  for (let at = mark.from - 1; at >= 0 && scene.sentence[at] === scene.sentence[mark.from]; at--)
    if (hasCue(scene, at, "kin")) return parents.has(scene.tokens[at]?.text ?? "");
  return false;
};

const having = new Set("of has have had ever been suffered suffers from with diagnosed developed".split(" "));

/** "No family history of transfusion", "no relative has had bowel cancer": what is denied is the relatives'. */
export const kinBefore = (scene: Scene, mark: Mark): boolean => {
  const before = mark.from - (scene.tokens[mark.from - 1]?.text === "of" ? 2 : 1);
  if (hasCue(scene, before, "kin") || hasCue(scene, mark.from - 1, "kin")) return true;
  let at = before;
  while (at > before - 4 && having.has(scene.tokens[at]?.text ?? "")) at--;
  // "His mother has diabetes but he does not" denies nothing of her.
  return (
    hasCue(scene, at, "kin") && /^(?:no|any|other)$/.test(scene.tokens[(scene.marks[at]?.from ?? at) - 1]?.text ?? "")
  );
};

const young = new Set("child baby newborn neonate infant toddler boy girl teenager youngster".split(" "));
const youth = new Set("childhood infancy adolescence youth teens".split(" "));
/** Words between a finding and when it was. */
const untilWhen = 8;

/** "Jaundice as a newborn", "transfused twice, as a child": of a time that is over. */
export const longAgo = (scene: Scene, mark: Mark, entry: FindingEntry | undefined): boolean => {
  const recent = entry?.id.startsWith("recent_") ?? false;
  if (!recent && entry?.kind !== "symptom" && entry?.kind !== "sign" && entry?.id !== "tuberculosis") return false;
  for (let at = mark.to; at < mark.to + untilWhen && scene.sentence[at] === scene.sentence[mark.from]; at++) {
    if (at > mark.to && scene.marks[at]?.meaning.findings.length) return false;
    const [word, next] = [scene.tokens[at]?.text ?? "", scene.tokens[at + 1]?.text ?? ""];
    if (recent && word === "in" && /^(?:19\d\d|20[01]\d)$/.test(next)) return true;
    if (word === "as" && /^an?$/.test(next) && young.has(scene.tokens[at + 2]?.text ?? "")) return true;
    if (/^(?:in|during|his|her)$/.test(word) && youth.has(next)) return true;
  }
  return false;
};
