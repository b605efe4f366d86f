/** Finding the names in a text: leftmost longest, not overlapping. */
import { isSoft, type Lexicon, type Node } from "./lexicon.ts";
import type { Meaning } from "./meaning.ts";
import type { Token } from "./tokens.ts";

export interface Mark {
  /** Tokens [from, to). */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

/**
 * A class and not a literal: when a long text has made thousands of one literal and kept them all, V8 puts those it makes from then
 * on straight among the old objects, and reading takes a fifth longer. The same holds of numbers and raw readings.
 */
class Named implements Mark {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
  constructor(from: number, to: number, start: number, end: number, meaning: Meaning) {
    this.from = from;
    this.to = to;
    this.start = start;
    this.end = end;
    this.meaning = meaning;
  }
}

const glued = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  const before = tokens[at - 1];
  return token?.kind === "word" && before?.kind === "number" && before.end === token.start && before.start > 0;
};

/** The longest phrase that starts at token `from`, if any. */
const longest = (lexicon: Lexicon, tokens: readonly Token[], from: number): Mark | undefined => {
  const first = tokens[from];
  let node: Node | undefined = first && lexicon.first.get(first.key);
  if (!first || !node) return undefined;
  let [to, end] = [from, first.end];
  let named: Meaning | undefined;
  for (let at = from; at < tokens.length && at < from + 14; at++) {
    const token = tokens[at];
    if (!token) break;
    if (at > from) {
      if (isSoft(token) && tokens[at + 1]?.start === token.end) continue;
      if (token.kind === "line") {
        if (tokens[at + 1]?.kind === "line") break;
        continue;
      }
      node = node.next?.get(token.key);
      if (!node) break;
    }
    const { meaning } = node;
    if (meaning && !splitsWord(tokens, at) && !(named && takesValue(tokens, at, named, meaning))) {
      named = meaning;
      to = at + 1;
      end = token.end;
    }
    if (!node.next) break;
  }
  return named && new Named(from, to, first.start, end, named);
};

/** A phrase must not end inside "hba" + "1" + "c" or between the digits of a number. */
const splitsWord = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token || !next || next.start !== token.end) return false;
  return token.kind === "number" && next.kind === "word";
};

/** "Hepcidin 25 ng/mL": the number behind a name is its value, though "hepcidin-25" names the same thing. */
const takesValue = (tokens: readonly Token[], at: number, short: Meaning, long: Meaning): boolean =>
  tokens[at]?.kind === "number" &&
  tokens[at]?.start !== tokens[at - 1]?.end &&
  tokens[at + 1]?.kind !== "number" &&
  long.analytes.length > 0 &&
  long.analytes.every((id) => short.analytes.includes(id));

/** All phrases, leftmost longest, not overlapping. */
export const marksOf = (lexicon: Lexicon, tokens: readonly Token[]): readonly Mark[] => {
  const marks: Mark[] = [];
  let at = 0;
  while (at < tokens.length) {
    const mark =
      tokens[at]?.kind === "number" || tokens[at]?.kind === "line" ? undefined : longest(lexicon, tokens, at);
    if (mark && !(glued(tokens, at) && mark.to === at + 1 && mark.end - mark.start < 2)) {
      marks.push(mark);
      at = mark.to;
    } else at++;
  }
  return marks;
};
