/** Several values of one name: "was 11.2 in March, now 9.1", "12.1 → 9.8", "86, sorry 68", "68 not 86". */
import type { Mark } from "./lexicon.ts";
import type { Quantity } from "./quantity.ts";
import { isName, type Raw, rawOf } from "./raw.ts";
import { unitFits } from "./reach.ts";
import { hasCue, type Scene } from "./scene.ts";

interface Point {
  readonly quantity: Quantity;
  readonly how: "first" | "then" | "now" | "past" | "corrects";
  when?: "now" | "past";
  at?: { readonly start: number; readonly end: number };
}

const weak = new Set(["was", "from", "had been", "past", "old", "before", "prior", "down from", "up from", "earlier"]);
const longestSeries = 60;

const spanText = (scene: Scene, from: number, to: number): string =>
  scene.folded.slice(scene.tokens[from]?.start ?? 0, scene.tokens[to - 1]?.end ?? 0);

const widen = (point: Point, start: number, end: number): void => {
  point.at = { start: Math.min(point.at?.start ?? start, start), end: Math.max(point.at?.end ?? end, end) };
};

/** Time words at token `at`: sets what is known of the point and returns the token after them. */
const timeAt = (scene: Scene, at: number, point: Point | undefined): number | undefined => {
  const mark = scene.marks[at];
  const quantity = scene.quantityAt[at];
  const token = scene.tokens[at];
  if (!token) return undefined;
  if (quantity && (quantity.role === "date" || quantity.role === "other")) {
    if (!point) return quantity.to;
    if (quantity.role === "date" || hasCue(scene, quantity.to, "ago")) widen(point, quantity.start, quantity.end);
    if (quantity.role === "other" && hasCue(scene, quantity.to, "ago")) {
      widen(point, quantity.start, scene.marks[quantity.to]?.end ?? quantity.end);
      point.when = "past";
      return scene.marks[quantity.to]?.to ?? quantity.to;
    }
    return quantity.to;
  }
  if (!mark || isName(mark)) return undefined;
  const cues = mark.meaning.cues;
  if (cues.includes("now")) {
    if (point) point.when = "now";
    if (point) widen(point, mark.start, mark.end);
    return mark.to;
  }
  if (cues.includes("month") || (cues.includes("past") && !weak.has(spanText(scene, mark.from, mark.to)))) {
    if (point && !cues.includes("month")) point.when ??= "past";
    if (point) widen(point, mark.start, mark.end);
    return mark.to;
  }
  return undefined;
};

const arrow = (scene: Scene, at: number): number => {
  const token = scene.tokens[at];
  if (token?.text === "→") return at + 1;
  if (token?.text === "-" && scene.tokens[at + 1]?.text === ">") return at + 2;
  if (token?.text === "=" && scene.tokens[at + 1]?.text === ">") return at + 2;
  return at;
};

type Linked = { readonly how: Point["how"]; readonly to: number } | undefined;

const linkAt = (scene: Scene, at: number): Linked => {
  const pointed = arrow(scene, at);
  if (pointed > at) return { how: "then", to: pointed };
  const mark = scene.marks[at];
  if (!mark || isName(mark)) return undefined;
  const cues = mark.meaning.cues;
  const text = spanText(scene, mark.from, mark.to);
  if (cues.includes("correction")) return { how: "corrects", to: mark.to };
  if (cues.includes("now")) return { how: "now", to: mark.to };
  if (cues.includes("past")) return { how: "past", to: mark.to };
  if (text === "to" || text === "then") return { how: "then", to: mark.to };
  return undefined;
};

const timeWord = (scene: Scene, at: number): boolean =>
  scene.quantityAt[at]?.role === "date" ||
  hasCue(scene, at, "month") ||
  hasCue(scene, at, "past") ||
  hasCue(scene, at, "ago") ||
  hasCue(scene, at, "now");

/** "9.8 (12.0 in Jan)": a bracketed number with a time is an older one. "12.0 in Jan, 11.1 in Feb": the next one. */
const bracketed = (scene: Scene, at: number): Linked => {
  const quantity = scene.quantityAt[at + 1];
  const opening = scene.tokens[at]?.text;
  if ((opening !== "(" && opening !== ",") || quantity?.role !== "free") return undefined;
  const timed = [0, 1, 2].some((ahead) => timeWord(scene, quantity.to + ahead));
  return timed ? { how: opening === "(" ? "past" : "then", to: at + 1 } : undefined;
};

/** "11.2, on 2026-03-04 9.1": a date with a number right behind it. */
const datedNext = (scene: Scene, at: number): Linked => {
  if (scene.quantityAt[at]?.role !== "date" || scene.quantityAt[at - 1]?.role === "date") return undefined;
  let to = at;
  while (to < at + 6 && (scene.quantityAt[to]?.role === "date" || /^[-/:]$/.test(scene.tokens[to]?.text ?? ""))) to++;
  return scene.quantityAt[to]?.role === "free" ? { how: "then", to } : undefined;
};

const ends = (scene: Scene, at: number, sentence: number | undefined): boolean => {
  const token = scene.tokens[at];
  return (
    !token ||
    token.kind === "line" ||
    token.text === ";" ||
    scene.sentence[at] !== sentence ||
    token.text === "|" ||
    isName(scene.marks[at])
  );
};

/** Words before the first number: "was 11.2", "in March 11.2", "previously". */
const leading = (scene: Scene, mark: Mark, point: Point): void => {
  for (let at = mark.to; at < point.quantity.token; ) at = timeAt(scene, at, point) ?? at + 1;
};

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
    if (linked && (linked.how === "then" || linked.how === "corrects" || nextIsNumber(scene, linked.to))) {
      const by = scene.marks[at];
      if (scene.quantityAt[at]?.role === "date")
        pending = { start: scene.tokens[at]?.start ?? 0, end: scene.tokens[linked.to - 1]?.end ?? 0 };
      if (linked.how === "past" && by?.meaning.cues.includes("past") && !weak.has(spanText(scene, by.from, by.to)))
        pending = { start: by.start, end: by.end };
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
  return kept.map((point, index) => {
    const start = point.quantity === first ? undefined : point.quantity.start;
    const raw = rawOf(scene, mark, point.quantity, {
      ...(unit !== undefined && { unit }),
      ...(start !== undefined && { start, end: point.quantity.end, token: point.quantity.token }),
    });
    const past = newest === undefined ? older(kept, index) : index !== newest;
    const at = point.at && scene.text.slice(point.at.start, point.at.end);
    return { ...raw, ...(past && { past }), ...(at !== undefined && { at }) };
  });
};
