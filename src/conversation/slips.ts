/** Slips of the finger in a question: a word nobody ever wrote becomes the nearest one that is known. */
import { edits } from "../reading/spelling.ts";

/** Edits allowed in a word of this many letters. */
const allowed = (letters: number): number => (letters >= 9 ? 2 : letters >= 3 ? 1 : 0);

const letters = (word: string): string => [...word].sort().join("");

/** In a short word only neighbours that changed places: with another letter it is too often another word. */
const couldBe = (word: string, other: string): boolean => word.length >= 5 || letters(word) === letters(other);

/** A question has a few dozen words; a page of strange ones is not worth the comparisons. */
const mostTries = 20;

export interface Mender {
  /** Words that stand as they are. */
  readonly known: ReadonlySet<string>;
  /** What a slip may have meant, by first letter, commonest first. */
  readonly meant: ReadonlyMap<string, readonly string[]>;
}

/** @param meant what a slip may have meant, commonest first; `known` is everything that is no slip. */
export const menderOf = (known: ReadonlySet<string>, meant: readonly string[]): Mender => {
  const byFirst = new Map<string, string[]>();
  for (const word of new Set(meant)) {
    if (allowed(word.length) === 0) continue;
    const first = word.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), word]);
  }
  return { known, meant: byFirst };
};

const nearest = (word: string, { meant }: Mender): string => {
  let best = allowed(word.length) + 1;
  let found = word;
  // Hardly anyone gets the first letter wrong, and it spares most comparisons.
  for (const other of meant.get(word.charAt(0)) ?? []) {
    const distance = edits(word, other, Math.min(best - 1, allowed(other.length)));
    if (distance >= best || distance > allowed(other.length) || !couldBe(word, other)) continue;
    best = distance;
    found = other;
    if (best === 1) break;
  }
  return found;
};

/** The words, slips mended; the very same array when there were none. */
export const mended = (words: readonly string[], mender: Mender): readonly string[] => {
  let tries = 0;
  let changed = false;
  const out = words.map((word) => {
    if (allowed(word.length) === 0 || mender.known.has(word) || tries++ >= mostTries) return word;
    const meant = nearest(word, mender);
    changed ||= meant !== word;
    return meant;
  });
  return changed ? out : words;
};
