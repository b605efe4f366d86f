/** What joins the values of a series: time words, arrows, corrections, brackets, dates. */
import type { Mark } from "./marks.ts";
import type { Quantity } from "./quantity.ts";
import { isName } from "./raw.ts";
import { hasCue, type Scene } from "./scene.ts";

/** One value of a series, and how it was joined to the one before. */
export interface Point {
  readonly quantity: Quantity;
  readonly how: "first" | "then" | "now" | "past" | "corrects";
  when?: "now" | "past";
  at?: { readonly start: number; readonly end: number };
}

export const weak = new Set([
  "was",
  "from",
  "had been",
  "past",
  "old",
  "before",
  "prior",
  "down from",
  "up from",
  "earlier",
]);
export const longestSeries = 60;

export const spanText = (scene: Scene, from: number, to: number): string =>
  scene.folded.slice(scene.tokens[from]?.start ?? 0, scene.tokens[to - 1]?.end ?? 0);

export const widen = (point: Point, start: number, end: number): void => {
  point.at = { start: Math.min(point.at?.start ?? start, start), end: Math.max(point.at?.end ?? end, end) };
};

/** Time words at token `at`: sets what is known of the point and returns the token after them. */
export const timeAt = (scene: Scene, at: number, point: Point | undefined): number | undefined => {
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

export const arrow = (scene: Scene, at: number): number => {
  const token = scene.tokens[at];
  if (token?.text === "→") return at + 1;
  if (token?.text === "-" && scene.tokens[at + 1]?.text === ">") return at + 2;
  if (token?.text === "=" && scene.tokens[at + 1]?.text === ">") return at + 2;
  return at;
};

export type Linked = { readonly how: Point["how"]; readonly to: number } | undefined;

export const linkAt = (scene: Scene, at: number): Linked => {
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

export const timeWord = (scene: Scene, at: number): boolean =>
  scene.quantityAt[at]?.role === "date" ||
  hasCue(scene, at, "month") ||
  hasCue(scene, at, "past") ||
  hasCue(scene, at, "ago") ||
  hasCue(scene, at, "now");

/** Tokens to the closing bracket, at most eight. */
const withinBrackets = (scene: Scene, from: number): number => {
  for (let at = from; at < from + 8; at++) if (scene.tokens[at]?.text === ")") return at - from;
  return 3;
};

/** "79 (two weeks ago 121)": the number that closes a bracket opened with a time. */
const behindTime = (scene: Scene, at: number): number | undefined => {
  for (let ahead = at + 2; ahead < at + 7; ahead++) {
    const quantity = scene.quantityAt[ahead];
    if (scene.tokens[ahead]?.text === ")") return undefined;
    if (quantity?.role !== "free" || scene.tokens[quantity.to]?.text !== ")") continue;
    const timed = Array.from({ length: ahead - at - 1 }).some((_, i) => timeWord(scene, at + 1 + i));
    return timed ? ahead : undefined;
  }
  return undefined;
};

/** "9.8 (12.0 in Jan)": a bracketed number with a time is an older one. "12.0 in Jan, 11.1 in Feb": the next one. */
export const bracketed = (scene: Scene, at: number): Linked => {
  const quantity = scene.quantityAt[at + 1];
  const opening = scene.tokens[at]?.text;
  const timedFirst = opening === "(" ? behindTime(scene, at) : undefined;
  if (timedFirst !== undefined) return { how: "past", to: timedFirst };
  if ((opening !== "(" && opening !== "," && opening !== "and") || quantity?.role !== "free") return undefined;
  const reach = opening === "(" ? withinBrackets(scene, quantity.to) : 3;
  const timed = Array.from({ length: reach }).some((_, ahead) => timeWord(scene, quantity.to + ahead));
  return timed ? { how: opening === "(" ? "past" : "then", to: at + 1 } : undefined;
};

/** "11.2, on 2026-03-04 9.1": a date with a number right behind it. */
export const datedNext = (scene: Scene, at: number): Linked => {
  if (scene.quantityAt[at]?.role !== "date" || scene.quantityAt[at - 1]?.role === "date") return undefined;
  let to = at;
  while (to < at + 6 && (scene.quantityAt[to]?.role === "date" || /^[-/:]$/.test(scene.tokens[to]?.text ?? ""))) to++;
  // "17.3 [capillary screen 09/22: 21]": of a bracket's date and number neither is the present.
  const opened = [1, 2, 3, 4].map((back) => scene.tokens[at - back]?.text).find((sign) => /^[[(\])]$/.test(sign ?? ""));
  const how = opened === "[" ? "past" : "then";
  return scene.quantityAt[to]?.role === "free" ? { how, to } : undefined;
};

const alike = (a: Quantity | undefined, b: Quantity | undefined): boolean =>
  a !== undefined && b !== undefined && a.unit === undefined && b.value / a.value > 0.5 && b.value / a.value < 2;

/** "10/9.5/8.8 over 3 months": three numbers or more of one size are one result after another. */
export const slashedNext = (scene: Scene, at: number): Linked => {
  if (scene.tokens[at]?.text !== "/") return undefined;
  const [before, next] = [scene.quantityAt[at - 1], scene.quantityAt[at + 1]];
  if (next?.role !== "free" || !alike(before, next)) return undefined;
  const onward = scene.tokens[at + 2]?.text === "/" && alike(next, scene.quantityAt[at + 3]);
  const behind = scene.tokens[at - 2]?.text === "/" && alike(scene.quantityAt[at - 3], before);
  return onward || behind ? { how: "then", to: at + 1 } : undefined;
};

export const ends = (scene: Scene, at: number, sentence: number | undefined): boolean => {
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
export const leading = (scene: Scene, mark: Mark, point: Point): void => {
  for (let at = mark.to; at < point.quantity.token; ) at = timeAt(scene, at, point) ?? at + 1;
};
