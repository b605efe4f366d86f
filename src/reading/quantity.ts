/** Numbers with their unit, bound and role. Only those of role "free" can become results. */
import { isDigit } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Mark } from "./marks.ts";
import { digits } from "./number.ts";
import type { Token } from "./tokens.ts";
import { unitAt } from "./unit-at.ts";

export type Role = "free" | "range" | "date" | "other" | "change" | "kin" | "taken";

/** A class for the reason given at `Named`. */
export class Quantity {
  readonly token: number;
  readonly value: number;
  /** The other way to read its separators. */
  readonly other: number | undefined;
  readonly bound: "<" | ">" | undefined;
  /** As written, and folded. */
  readonly unit: string | undefined;
  readonly start: number;
  /** End with the unit. */
  readonly end: number;
  /** Tokens used: [token, to). */
  readonly to: number;
  role: Role;

  constructor(of: Quantity) {
    this.token = of.token;
    this.value = of.value;
    this.other = of.other;
    this.bound = of.bound;
    this.unit = of.unit;
    this.start = of.start;
    this.end = of.end;
    this.to = of.to;
    this.role = of.role;
  }
}

const gluedBefore = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  const before = tokens[at - 1];
  return before?.kind === "word" && before.end === token?.start;
};

/** "4 800", "250 000": digits in threes, set apart by one blank. */
const spaced = (tokens: readonly Token[], at: number): number => {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token || next?.kind !== "number" || next.text.length !== 3 || next.start !== token.end + 1) return at;
  return token.text.length <= 3 && /^[1-9]\d*$/.test(token.text) && /^\d+$/.test(next.text) ? at + 1 : at;
};

const boundOf = (tokens: readonly Token[], marks: readonly (Mark | undefined)[], at: number): "<" | ">" | undefined => {
  const before = tokens[at - 1];
  const cue = marks[at - 1]?.meaning.cues ?? [];
  const close = before !== undefined && before.kind !== "line" && (tokens[at]?.start ?? 0) - before.end <= 1;
  if (!close) return undefined;
  if (cue.includes("less") && tokens[at - 2]?.text !== "-") return "<";
  return cue.includes("more") && tokens[at - 2]?.text !== "-" && tokens[at - 2]?.text !== "=" ? ">" : undefined;
};

const named = (marks: readonly (Mark | undefined)[], at: number): boolean => {
  const mark = marks[at];
  return mark !== undefined && (mark.meaning.analytes.length > 0 || mark.meaning.findings.length > 0);
};

/** "PLT 44210^3/uL": the blank before the unit's power is lost. */
const gluedPower = (folded: string, { text, end }: Token): boolean =>
  text.length > 2 && text.endsWith("10") && /[*^]/.test(folded[end] ?? "") && isDigit(folded.charCodeAt(end + 1));

/** "8s", "the 90s" are no exact number; "1O.2" is one that was scanned badly. */
const inexact = (tokens: readonly Token[], at: number): boolean => {
  const [token, next, after] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (next?.kind !== "word" || next.start !== token?.end) return false;
  const scanned =
    /^[oli]$/.test(next.text) && after?.start === next.end && (after.kind === "number" || after.text === ".");
  return next.text === "s" || scanned;
};

/** "Hemoglobin 01": no amount is written with a nought in front and no decimals; it is a footnote's number. */
const isFootnote = ({ text }: Token): boolean => text.length === 2 && text.startsWith("0");

/** "2.1 lakh" without a volume: hundred thousands. Where the unit holds the word, the unit counts it. */
const lakh = (folded: string, end: number, unit: string): number =>
  (folded[end] === "l" || folded[end + 1] === "l") &&
  !/la[ck]/.test(unit) &&
  /^ ?lakhs?\b/.test(folded.slice(end, end + 7))
    ? 100_000
    : 1;

const quantityAt = (
  lexicon: Lexicon,
  folded: string,
  tokens: readonly Token[],
  marks: readonly (Mark | undefined)[],
  at: number,
): Quantity | undefined => {
  const token = tokens[at];
  if (token?.kind !== "number") return undefined;
  const power = gluedPower(folded, token);
  const next = unitAt(lexicon, folded, power ? token.end - 2 : token.end);
  // "9.1 unit unknown" is no count of units.
  const near = marks[at + 1]?.meaning.cues.includes("unit-unknown") ? undefined : next;
  // "345 10⁹/L": the digits behind the blank are the unit's.
  const wide = near?.lab && isDigit(folded.charCodeAt(near.start)) ? at : spaced(tokens, at);
  const first = digits(power ? token.text.slice(0, -2) : token.text);
  if (!first) return undefined;
  const wideEnd = tokens[wide]?.end ?? token.end;
  const behind = wide > at ? unitAt(lexicon, folded, wideEnd) : near;
  const joined = wide > at && behind?.lab === true && /\/|%/.test(folded.slice(behind.start, behind.end));
  const own = joined ? behind : near;
  const unit = own?.lab ? folded.slice(own.start, own.end) : undefined;
  const many = lakh(folded, token.end, unit ?? "");
  const value = joined ? Number(token.text + tokens[wide]?.text) : first.value * many;
  const bound = boundOf(tokens, marks, at);
  const end = own?.end ?? (joined ? wideEnd : token.end);
  let to = (joined ? wide : at) + 1;
  // In "40 % transferrin saturation" the sign is the name's as well.
  while ((tokens[to]?.start ?? end) < end && !(tokens[to]?.text === "%" && named(marks, to))) to++;
  return new Quantity({
    token: at,
    value,
    other: joined ? undefined : first.other,
    bound,
    unit,
    start: token.start,
    end,
    to,
    role: own?.lab === false || inexact(tokens, at) || isFootnote(token) ? "other" : "free",
  });
};

/** All numbers of the text in order. Digits inside words ("T2", "p53") are left out unless a known name is glued to them. */
export const quantitiesOf = (
  lexicon: Lexicon,
  folded: string,
  tokens: readonly Token[],
  marks: readonly (Mark | undefined)[],
): Quantity[] => {
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.kind !== "number" || marks[at]) continue;
    if (gluedBefore(tokens, at) && !named(marks, at - 1)) continue;
    const quantity = quantityAt(lexicon, folded, tokens, marks, at);
    if (!quantity) continue;
    found.push(quantity);
    at = quantity.to - 1;
  }
  return found;
};
