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
  spanText,
  timeAt,
  weak,
} from "./linked.ts";
import type { Mark } from "./marks.ts";
import type { Quantity } from "./quantity.ts";
import { type Raw, rawOf, writtenUnit } from "./raw.ts";
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

const points = (scene: Scene, mark: Mark, first: Quantity): readonly Point[] => {
  const head: Point = { quantity: first, how: "first" };
  leading(scene, mark, head);
  const found = [head];
  const sentence = scene.sentence[first.token];
  let link: Linked;
  let attach: Point | undefined = head;
  let pending: Point["at"];
  let at = first.to;
  let strangers = 0;
  while (at < first.to + longestSeries && !ends(scene, at, sentence)) {
    const quantity = scene.quantityAt[at];
    if (quantity?.role === "free" && (!link || !unitFits(scene, mark, quantity))) break;
    if (quantity?.role === "taken") break;
    if (quantity?.role === "free" && link) {
      const point: Point = { quantity, how: link.how, ...(pending && { at: pending }) };
      if (link.how === "corrects" && scene.tokens[at - 1]?.text === "not") quantity.role = "taken";
      else found.push(point);
      attach = point;
      link = undefined;
      pending = undefined;
      at = quantity.to;
      continue;
    }
    const linked = linkAt(scene, at) ?? bracketed(scene, at) ?? datedNext(scene, at);
    if (linked?.how === "past" && attach && at === attach.quantity.to && turnsToNow(scene, linked.to)) {
      timeAt(scene, at, attach);
      link = { how: "now", to: linked.to + 1 };
      at = linked.to + 1;
      continue;
    }
    if (linked && (linked.how === "then" || linked.how === "corrects" || nextIsNumber(scene, linked.to))) {
      pending = timeOf(scene, at, linked) ?? pending;
      link = linked;
      at = linked.to;
      continue;
    }
    const timed = timeAt(scene, at, link ? undefined : attach);
    const word = scene.marks[at];
    if (link && timed !== undefined && word) pending = { start: pending?.start ?? word.start, end: word.end };
    if (scene.tokens[at]?.text === "," || scene.tokens[at]?.text === ")") attach = undefined;
    if (timed === undefined && scene.tokens[at]?.kind === "word" && !scene.marks[at] && ++strangers > 3) break;
    at = timed ?? scene.marks[at]?.to ?? (quantity ? quantity.to : at + 1);
  }
  return found;
};

const nextIsNumber = (scene: Scene, at: number): boolean => {
  for (let ahead = at; ahead < at + 4; ahead++) {
    const quantity = scene.quantityAt[ahead];
    if (quantity) return quantity.role === "free";
    if (scene.tokens[ahead]?.text === ",") return false;
  }
  return false;
};

/** Which points are older: everything before a "now" or an arrow's end, everything said to be past. */
const older = (all: readonly Point[], index: number): boolean => {
  const point = all[index];
  if (!point) return false;
  if (point.how === "past" || point.when === "past") return true;
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
  const kept = all.filter((_, index) => all[index + 1]?.how !== "corrects");
  for (const point of all) point.quantity.role = "taken";
  const newest = byDate(scene, kept);
  // "From 12.4 to 8.1 g/dL": the unit behind the last is everyone's.
  const shared = unit ?? all.map((point) => writtenUnit(scene, point.quantity)).find((each) => each !== undefined);
  return kept.map((point, index) => {
    const start = point.quantity === first ? undefined : point.quantity.start;
    const raw = rawOf(scene, mark, point.quantity, {
      ...(shared !== undefined && { unit: shared }),
      ...(start !== undefined && { start, end: point.quantity.end, token: point.quantity.token }),
    });
    const past = newest === undefined ? older(kept, index) : index !== newest;
    const at = point.at && scene.text.slice(point.at.start, point.at.end);
    return { ...raw, ...(past && { past }), ...(at !== undefined && { at }) };
  });
};
