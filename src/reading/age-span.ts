/** How long somebody has lived: "28 years", "2y4m", "2 4/12", "2½-year", "14m old". */
import { childNouns, dayWords, monthWords, weekWords, yearWords } from "./patient-words.ts";
import type { Scene } from "./scene.ts";
import { small } from "./spoken-numbers.ts";
import { numberAt, skipDash, text } from "./token-at.ts";

export interface Span {
  readonly years: number;
  /** The token after it. */
  readonly to: number;
  /** The word of its unit; "slash" for "6/12". */
  readonly unit: string;
}

const parts: ReadonlyMap<string, number> = new Map([
  ["½", 0.5],
  ["¼", 0.25],
  ["¾", 0.75],
]);
const shares: ReadonlyMap<string, number> = new Map([
  ["12", 12],
  ["52", 52],
]);

const touches = (scene: Scene, at: number): boolean => scene.tokens[at]?.start === scene.tokens[at - 1]?.end;

/** "1/2", "4/12" behind a whole number: a share of a year. */
const shareAt = (scene: Scene, at: number): number | undefined => {
  const [part, whole] = [numberAt(scene, at), numberAt(scene, at + 2)];
  if (text(scene, at + 1) !== "/" || part === undefined || whole === undefined) return undefined;
  return [2, 3, 4, 12].includes(whole) && part < whole ? part / whole : undefined;
};

/** "4m", "and 3 months", ", 6/12" behind the years. */
const monthsAt = (scene: Scene, at: number): { readonly years: number; readonly to: number } | undefined => {
  const number = text(scene, at) === "and" || text(scene, at) === "," ? at + 1 : at;
  const months = numberAt(scene, number);
  if (months === undefined || months > 11 || !Number.isInteger(months)) return undefined;
  const unit = skipDash(scene, number + 1);
  if (text(scene, unit) === "/" && text(scene, unit + 1) === "12") return { years: months / 12, to: unit + 2 };
  const letter = text(scene, unit) === "m" && touches(scene, unit);
  return letter || monthWords.has(text(scene, unit)) ? { years: months / 12, to: unit + 1 } : undefined;
};

/** "14m old", "14m girl", and the m of "2y4m": months, and nobody's sex. */
export const isMonths = (scene: Scene, at: number): boolean => {
  if (text(scene, at) !== "m" || scene.tokens[at - 1]?.kind !== "number") return false;
  const next = text(scene, skipDash(scene, at + 1));
  const aged = touches(scene, at) && (next === "old" || next === "olds" || childNouns.has(next));
  return aged || (yearWords.has(text(scene, at - 2)) && (numberAt(scene, at - 1) ?? 12) < 12);
};

const during = new Set(
  "for over in x since past last every after within about around approx per during / ~ than".split(" "),
);
const lasted = new Set("ago hx history later duration of back now post".split(" "));
/** Words that may stand right before an age in shorthand. */
const introduces = new Set("pt patient a an this the is was re yo : - •".split(" "));
/** Months people count in. */
const mostMonths = 36;

/** "Tired 3m", "8 kg/4m", "6m hx": how long, in months; "34M" and a line that begins with "45m" are a man. */
export const isDuration = (scene: Scene, at: number): boolean => {
  const [letter, number, before] = [scene.tokens[at], scene.tokens[at - 1], scene.tokens[at - 2]];
  if (letter?.text !== "m" || number?.kind !== "number" || number.end !== letter.start) return false;
  if (lasted.has(text(scene, at + 1)) || during.has(before?.text ?? "")) return true;
  const small = scene.text[letter.start] === "m" && Number(number.text) <= mostMonths;
  const opens = before === undefined || before.kind === "line" || introduces.has(before.text);
  return small && !opens && (before?.kind === "word" || at > 8);
};

const behindNumber = (scene: Scene, at: number, to: number): { readonly more: number; readonly to: number } => {
  const glyph = touches(scene, to) ? parts.get(text(scene, to)) : undefined;
  if (glyph !== undefined) return { more: glyph, to: to + 1 };
  const share = scene.tokens[at]?.kind === "number" ? shareAt(scene, to) : undefined;
  return share === undefined ? { more: 0, to } : { more: share, to: to + 3 };
};

/** The span of life told at a token, if one is. */
export const spanAt = (scene: Scene, at: number): Span | undefined => {
  const words = scene.tokens[at]?.kind === "word" ? small(scene.tokens, at) : undefined;
  const value = words?.value ?? numberAt(scene, at);
  if (value === undefined) return undefined;
  const whole = shares.get(text(scene, at + 2));
  if (text(scene, at + 1) === "/" && whole !== undefined) return { years: value / whole, to: at + 3, unit: "slash" };
  const { more, to } = behindNumber(scene, at, words?.to ?? at + 1);
  const unitAt = skipDash(scene, to);
  const word = text(scene, unitAt);
  const glued = scene.tokens[at + 1]?.start === scene.tokens[at]?.end;
  if (yearWords.has(word) || (word === "a" && glued)) {
    const yo = word === "y" && text(scene, unitAt + 1) === "/" && text(scene, unitAt + 2) === "o";
    if (yo) return { years: value + more, to: unitAt + 3, unit: "yo" };
    const months = monthsAt(scene, unitAt + 1);
    return { years: value + more + (months?.years ?? 0), to: months?.to ?? unitAt + 1, unit: word };
  }
  if (more > 0 && to === at + 4) return { years: value + more, to, unit: "slash" };
  if (monthWords.has(word) || isMonths(scene, unitAt))
    return { years: (value + more) / 12, to: unitAt + 1, unit: word };
  if (weekWords.has(word)) return { years: value / 52.18, to: unitAt + 1, unit: word };
  return dayWords.has(word) ? { years: value / 365.25, to: unitAt + 1, unit: word } : undefined;
};
