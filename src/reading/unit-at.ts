/** The unit that stands behind a number. */
import { canonicalUnit } from "../case/units.ts";
import { isDigit, isLetter } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";

const unitReach = 18;

const isUnitCode = (code: number): boolean =>
  isLetter(code) ||
  isDigit(code) ||
  code === 47 ||
  code === 37 ||
  code === 0x2030 ||
  code === 94 ||
  code === 42 ||
  code === 46 ||
  code === 176 ||
  code === 40 ||
  code === 41 ||
  code === 39;

/** In "5.2 % Hb F" the word after the sign is the next name. */
const runsOn = (folded: string, start: number, end: number): boolean =>
  end > start + 2 && folded[start] === "%" && folded.charCodeAt(start + 1) === 32;

const isSign = (code: number): boolean =>
  code === 47 || code === 37 || code === 0x2030 || code === 94 || code === 42 || isDigit(code);

/** Only a spelling with a sign or digit in it can be an unlisted way to write a unit. */
const composed = (written: string): boolean => /[a-z%]/.test(written) && !/[a-z] [a-z]{3}|[a-z]{2} \d/.test(written);

/** End of the unit that starts at or after `from` in folded text, with whether it is a laboratory one. */
export const unitAt = (
  lexicon: Lexicon,
  folded: string,
  from: number,
): { readonly start: number; readonly end: number; readonly lab: boolean } | undefined => {
  let start = from;
  while (start < from + 3 && folded.charCodeAt(start) === 32) start++;
  if (folded[start] === "|" || folded[start] === "\t") return undefined;
  let stop = start;
  let sign = Number.POSITIVE_INFINITY;
  while (stop < folded.length && stop < start + unitReach) {
    const code = folded.charCodeAt(stop);
    if (!isUnitCode(code) && code !== 32) break;
    if (isSign(code)) sign = Math.min(sign, stop);
    stop++;
  }
  for (let end = stop; end > start; end--) {
    const last = folded.charCodeAt(end - 1);
    if (folded[end] === "&" || last === 32 || last === 46 || last === 40 || runsOn(folded, start, end)) continue;
    const next = folded.charCodeAt(end);
    if ((isLetter(last) || isDigit(last)) && (isLetter(next) || isDigit(next))) continue;
    const written = folded.slice(start, end);
    const lab =
      lexicon.units.get(written) ??
      (sign < end && composed(written) ? lexicon.units.get(canonicalUnit(written)) : undefined);
    if (lab !== undefined) return { start, end, lab };
  }
  return undefined;
};
