/** Several values of one name: "was 11.2 in March, now 9.1", "12.1 → 9.8", "86, sorry 68", "68 not 86". */
import {
  bracketed,
  datedNext,
  ends,
  type Linked,
  leading,
  linkAt,
  longestSeries,
  type Point,
  slashedNext,
  spanText,
  timeAt,
  weak,
} from "./linked.ts";
import type { Mark } from "./marks.ts";
import type { Quantity } from "./quantity.ts";
import { isName, type Raw, rawOf, writtenUnit } from "./raw.ts";
import { hasCue, type Scene } from "./scene.ts";
import { unitFits } from "./unit-fit.ts";

/** The words of time that a link itself is made of: "previously", "2026-03-04". */
const timeOf = (scene: Scene, at: number, linked: NonNullable<Linked>): Point["at"] => {
  const by = scene.marks[at];
  if (scene.quantityAt[at]?.role === "date")
    return { start: scene.tokens[at]?.start ?? 0, end: scene.tokens[linked.to - 1]?.end ?? 0 };
  const says = linked.how === "past" && by?.meaning.cues.includes("past") && !weak.has(spanText(scene, by.from, by.to));
  return by && says ? { start: by.start, end: by.end } : undefined;
};

/** "8 last year and is 6 now": the words of time are the first number's. */
const turnsToNow = (scene: Scene, at: number): boolean =>
  (hasCue(scene, at, "and") || [",", "but"].includes(scene.tokens[at]?.text ?? "")) &&
  (["is", "now", "today"].includes(scene.tokens[at + 1]?.text ?? "") || hasCue(scene, at + 1, "now"));

/** "MCV 87, sorry, that was the wrong MCV, his is 67": the name again, on the way to its right value. */
const retold = (scene: Scene, mark: Mark, at: number, link: Linked): boolean => {
  const again = scene.marks[at];
  if (link?.how === "then" && again?.meaning.findings.includes("recent_transfusion")) return true;
  return (
    link?.how === "corrects" &&
    again !== undefined &&
    again.meaning.analytes[0] === mark.meaning.analytes[0] &&
    again.meaning.analytes.length > 0
  );
};

/** A walk over what follows a value, word by word. */
interface Walk {
  at: number;
  link: Linked;
  /** The value that words of time belong to. */
  attach: Point | undefined;
  pending: Point["at"];
  strangers: number;
}

const take = (scene: Scene, walk: Walk, quantity: Quantity, how: Point["how"], found: Point[]): void => {
  const point: Point = { quantity, how, ...(walk.pending && { at: walk.pending }) };
  if (how === "corrects" && scene.tokens[walk.at - 1]?.text === "not") quantity.role = "taken";
  else found.push(point);
  walk.attach = point;
  walk.link = undefined;
  walk.pending = undefined;
  walk.at = quantity.to;
};

/** Goes over a link ("previously", "→", "sorry"); false where there is none. */
const overLink = (scene: Scene, walk: Walk): boolean => {
  const { at, attach } = walk;
  const linked = linkAt(scene, at) ?? bracketed(scene, at) ?? slashedNext(scene, at) ?? datedNext(scene, at);
  if (!linked) return false;
  if (linked.how === "past" && attach && at === attach.quantity.to && turnsToNow(scene, linked.to)) {
    timeAt(scene, at, attach);
    walk.link = { how: "now", to: linked.to + 1 };
    walk.at = linked.to + 1;
    return true;
  }
  if (linked.how !== "then" && linked.how !== "corrects" && !nextIsNumber(scene, linked.to)) return false;
  walk.pending = timeOf(scene, at, linked) ?? walk.pending;
  walk.link = linked;
  walk.at = linked.to;
  return true;
};

/** Goes over a word of time or any other; false after too many strangers. */
const overWord = (scene: Scene, walk: Walk): boolean => {
  const { at, link } = walk;
  const timed = timeAt(scene, at, link ? undefined : walk.attach);
  const word = scene.marks[at];
  const token = scene.tokens[at];
  if (link && timed !== undefined && word) walk.pending = { start: walk.pending?.start ?? word.start, end: word.end };
  if (token?.text === "," || token?.text === ")") walk.attach = undefined;
  const stranger = timed === undefined && token?.kind === "word" && !word;
  if (stranger && ++walk.strangers > (link?.how === "corrects" ? 7 : 3)) return false;
  walk.at = timed ?? word?.to ?? scene.quantityAt[at]?.to ?? at + 1;
  return true;
};

const points = (scene: Scene, mark: Mark, first: Quantity): readonly Point[] => {
  const head: Point = { quantity: first, how: "first" };
  leading(scene, mark, head);
  const found = [head];
  const sentence = scene.sentence[first.token];
  const walk: Walk = { at: first.to, link: undefined, attach: head, pending: undefined, strangers: 0 };
  while (walk.at < first.to + longestSeries) {
    if (ends(scene, walk.at, sentence) && !retold(scene, mark, walk.at, walk.link)) break;
    const quantity = scene.quantityAt[walk.at];
    const free = quantity?.role === "free";
    if (quantity?.role === "taken" || (free && (!walk.link || !unitFits(scene, mark, quantity)))) break;
    if (free && walk.link) take(scene, walk, quantity, walk.link.how, found);
    else if (!overLink(scene, walk) && !overWord(scene, walk)) break;
  }
  return found;
};

const nextIsNumber = (scene: Scene, at: number): boolean => {
  for (let ahead = at; ahead < at + 4; ahead++) {
    const quantity = scene.quantityAt[ahead];
    // "Hb 10.5 last month. MCV 72": the next sentence, and the next name, have numbers of their own.
    if (scene.sentence[ahead] !== scene.sentence[at - 1] || isName(scene.marks[ahead])) return false;
    if (quantity?.role === "free") return true;
    if (quantity && quantity.role !== "other") return false;
    if (scene.tokens[ahead]?.text === ",") return false;
  }
  return false;
};

/** Which points are older: everything before a "now" or an arrow's end, everything said to be past. */
const older = (all: readonly Point[], index: number): boolean => {
  const point = all[index];
  if (!point) return false;
  // "804 in January and 1,120 last week": each with its time, and the last is the newest.
  const timed = all.length > 1 && all.every((one) => one.at !== undefined && one.how !== "past" && one.how !== "now");
  if (timed && index === all.length - 1 && point.how === "then") return false;
  if (point.how === "past" || point.when === "past") return true;
  // "12, was 8, 4 in 2024": the first, without a time, is now.
  if (all[1]?.how === "past" && all[0]?.at === undefined && all[0]?.when === undefined) return index > 0;
  const isNow = (one: Point): boolean => one.when === "now" || one.how === "now";
  if (all.some(isNow)) return !isNow(point);
  return all.slice(index + 1).some((later) => later.how === "then");
};

const iso = /\d{4}-\d{2}-\d{2}/;

/** When every value has its date, the newest date is now. */
const byDate = (scene: Scene, all: readonly Point[]): number | undefined => {
  const dates = all.map((point) => iso.exec(point.at ? scene.folded.slice(point.at.start, point.at.end) : "")?.[0]);
  if (all.length < 2 || dates.some((date) => date === undefined)) return undefined;
  return dates.indexOf([...dates].sort().at(-1));
};

/** The value at `first` and whatever follows it in the same breath. Marks the numbers as taken. */
export const series = (scene: Scene, mark: Mark, first: Quantity, unit: string | undefined): readonly Raw[] => {
  const all = points(scene, mark, first);
  if (all.length === 1 && all[0]?.how === "first" && all[0].at === undefined && all[0].when === undefined) {
    first.role = "taken";
    return [rawOf(scene, mark, first, { unit })];
  }
  const kept = all.filter((_, index) => all[index + 1]?.how !== "corrects");
  for (const point of all) point.quantity.role = "taken";
  const newest = byDate(scene, kept);
  // "From 12.4 to 8.1 g/dL": the unit behind the last is everyone's.
  const shared = unit ?? all.map((point) => writtenUnit(scene, point.quantity)).find((each) => each !== undefined);
  return kept.map((point, index) => {
    const start = point.quantity === first ? undefined : point.quantity.start;
    const { end, token } = point.quantity;
    const more = start === undefined ? { unit: shared } : { unit: shared, start, end, token };
    const raw = rawOf(scene, mark, point.quantity, more);
    const past = newest === undefined ? older(kept, index) : index !== newest;
    const at = point.at && scene.text.slice(point.at.start, point.at.end);
    return past || at !== undefined ? { ...raw, ...(past && { past }), ...(at !== undefined && { at }) } : raw;
  });
};
