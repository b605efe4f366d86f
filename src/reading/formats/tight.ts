/** Rows a single blank apart whose unit and range stand before the result: "Haemoglobin g/dL 12.0-16.0 8.9 L". */
import { canonicalUnit } from "../../case/units.ts";
import { fold } from "../fold.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Found, Line } from "./cells.ts";
import { type Item, itemsIn } from "./items.ts";
import { isNameAlone } from "./name-cells.ts";
import { rawOfRow } from "./rows.ts";

const none: Found = { raws: [], row: false };
/** Words a printed name has at most. */
const mostWords = 6;
const longest = 120;

/** "not detected", "absent": what a reference says of a result that should not be there. */
const lacking = /^(?:not|detected|absent|nil|none|negative)$/i;

interface Head {
  readonly name: string;
  readonly unit: string;
  readonly end: number;
}

/** The name and the unit right behind it. */
const headOf = (lexicon: Lexicon, text: string): Head | undefined => {
  const words = [...text.matchAll(/\S+/g)].slice(0, mostWords + 1);
  for (const word of words.slice(1)) {
    if (lexicon.units.get(canonicalUnit(fold(word[0]))) !== true || /^\d+$/.test(word[0])) continue;
    const name = text.slice(0, word.index).trim();
    if (!isNameAlone(lexicon, name.replace(/(?<=[a-z])\d$/i, ""))) continue;
    return { name, unit: word[0], end: word.index + word[0].length };
  }
  return undefined;
};

const isReference = ({ kind, bound, text }: Item): boolean =>
  kind === "range" || bound === true || (kind === "word" && lacking.test(text));

/** Reads the row; nothing where anything else stands in it. */
export const tightRow = (lexicon: Lexicon, text: string, line: Line): Found => {
  const [only] = line.cells;
  if (line.cells.length !== 1 || !only || only.text.length > longest || !/\d/.test(only.text)) return none;
  const head = headOf(lexicon, only.text);
  if (!head) return none;
  const items = itemsIn(lexicon, text, only.start + head.end, only.end);
  const at = items.findLastIndex(({ kind }) => kind === "number");
  const value = items[at];
  const fits =
    value !== undefined &&
    at > 0 &&
    items.slice(0, at).every(isReference) &&
    items.slice(at + 1).every(({ kind }) => kind === "flag");
  if (!fits) return none;
  const row = { codes: [], names: [head.name], value: value.text, unit: head.unit, start: only.start, end: value.end };
  const raw = rawOfRow(lexicon, { ...row, column: true });
  return raw ? { raws: [raw], row: true } : none;
};
