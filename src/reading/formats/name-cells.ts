/** Is a cell the name of one result, or prose? */
import type { Lexicon } from "../lexicon.ts";
import { namedIn } from "./names.ts";

const longestName = 60;

/** A name and nothing else. */
export const isNameAlone = (lexicon: Lexicon, text: string): boolean =>
  text.length <= longestName && !/\d{2}|\s[<>*]?\d/.test(text) && namedIn(lexicon, text).length > 0;

/** "WBC 5.0, ferritin 173, platelets" before a bar is prose with a table's sign in it: a number, and another name behind it. */
export const isProse = (lexicon: Lexicon, text: string): boolean => {
  const parts = text.split(/[\s:=]\d[\d.]{0,9}\S{0,12}/);
  const tail = parts.length > 1 ? (parts.at(-1) ?? "").trim().split(/\s+/) : [];
  return [1, 2, 3, 4].some(
    (words) => words <= tail.length && namedIn(lexicon, tail.slice(-words).join(" ")).length > 0,
  );
};
