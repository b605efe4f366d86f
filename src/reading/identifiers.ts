/** Personal identifiers: found so that they are masked, never read. Every pattern is linear (a test proves it). */
import { fold } from "./fold.ts";
import { columnsIn } from "./identity/columns.ts";
import { labelledPatterns } from "./identity/labelled.ts";
import { inMarkup } from "./identity/markup.ts";
import { namesIn } from "./identity/names.ts";
import { bare, nationalNumbers } from "./identity/numbers.ts";
import { inSegments } from "./identity/segments.ts";
import { everyMatch } from "./matches.ts";
import type { Identifier } from "./reading.ts";

/** As many digits together as the shortest number of a person or a record has; most texts of results have not. */
const numbered = /\d(?:[ ().-]{0,2}\d){3}|\d[\d-]{2}\d|[a-z\d]{3}-[a-z\d]{4}|\d{3}[a-z]\b/;

const byLabel = (folded: string, isNumbered: boolean): readonly Identifier[] =>
  labelledPatterns.flatMap(({ kind, pattern, long }) =>
    (long && !isNumbered ? [] : everyMatch(pattern, folded)).map((found) => {
      const part = found[1] ?? found[0];
      const start = found.index + found[0].lastIndexOf(part);
      return { kind, start, end: start + part.length };
    }),
  );

const label = /^[a-z]{2,22}[ :.#]{1,3}/;

/** Next to these a run of digits is part of something longer: a UUID, a path, a version. */
const inside = /[-_/\\]/;

const byCheckDigit = (folded: string): readonly Identifier[] =>
  nationalNumbers.flatMap(({ shape, valid }) =>
    everyMatch(shape, folded).flatMap((found) => {
      const from = label.exec(found[0])?.[0].length ?? 0;
      const start = found.index + from;
      const end = found.index + found[0].length;
      if (inside.test(folded[found.index - 1] ?? "") || inside.test(folded[end] ?? "")) return [];
      return valid(bare(folded.slice(start, end))) ? [{ kind: "national number" as const, start, end }] : [];
    }),
  );

const inAddress = /[a-z0-9._%+@-]/;
const longestAddress = 80;

/** Around each @: as far as the signs of an address reach, 80 at most on either side. */
const byAt = (folded: string): readonly Identifier[] => {
  const found: Identifier[] = [];
  let end = 0;
  for (let at = folded.indexOf("@"); at >= 0; at = folded.indexOf("@", end)) {
    let start = at;
    end = at + 1;
    while (start > 0 && at - start < longestAddress && inAddress.test(folded[start - 1] ?? "")) start--;
    while (end < folded.length && end - at < longestAddress && inAddress.test(folded[end] ?? "")) end++;
    while (folded[end - 1] === ".") end--;
    const dot = folded.slice(at, end).lastIndexOf(".");
    if (start < at && dot > 1 && /[a-z]/.test(folded[end - 1] ?? "")) found.push({ kind: "e-mail", start, end });
  }
  return found;
};

/** In order, and of those that overlap the one that begins first, or is longer. */
const apart = (all: readonly Identifier[]): readonly Identifier[] => {
  let end = -1;
  return [...all]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((one) => {
      if (one.start < end) return false;
      end = one.end;
      return true;
    });
};

/**
 * Identifiers in `text`, in order and not overlapping. Laboratory numbers are left alone.
 * @param isKnown words that name a result or a finding, and so no person.
 */
export const identifiersOf = (
  text: string,
  isKnown: (word: string) => boolean = () => false,
): readonly Identifier[] => {
  const folded = fold(text);
  const isNumbered = numbered.test(folded);
  return apart([
    ...inSegments(text),
    ...inMarkup(text),
    ...columnsIn(text),
    ...namesIn(text, isKnown),
    ...byLabel(folded, isNumbered),
    ...(isNumbered ? byCheckDigit(folded) : []),
    ...byAt(folded),
  ]);
};

/** The text with each identifier replaced by its kind in square brackets. */
export const mask = (text: string, identifiers: readonly Identifier[]): string => {
  let masked = "";
  let from = 0;
  for (const { kind, start, end } of [...identifiers].sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    masked += `${text.slice(from, start)}[${kind}]`;
    from = end;
  }
  return masked + text.slice(from);
};
