/** What stands behind the name in a row that has no cells of its own: numbers, ranges, units, flags, dates. */
import { canonicalUnit } from "../../case/units.ts";
import { fold, isDigit, isLetter } from "../fold.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Cell } from "./cells.ts";
import { isDate } from "./dates.ts";

export interface Item extends Cell {
  /** "none" holds the place of a result that isn't there. */
  readonly kind: "number" | "range" | "unit" | "flag" | "date" | "time" | "none" | "word";
  readonly bound?: boolean;
}

/** What a pattern begins with: most need not be tried. */
type Begins = "digit" | "letter" | "sign";
const patterns: readonly (readonly [Item["kind"], RegExp, readonly Begins[]])[] = [
  ["date", /\d{1,4}([-/.])\d{1,2}\1(?:\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2})?(?![\d/-])/y, ["digit"]],
  ["date", /(?:\d{1,2}[ -])?[a-z]{3,9}\.?[ -]'?(?:\d{4}|\d{2})(?![\d.,/-])/iy, ["digit", "letter"]],
  ["time", /\d{1,2}:\d{2}(?::\d{2})?(?!\d)/y, ["digit"]],
  ["range", /[([]\s?(?:[<>≤≥=]{1,2}\s?)?\d[^()[\]]{0,30}[)\]]/y, ["sign"]],
  ["range", /\d[\d.,]{0,9}(?: ?[-–—~] ?| (?:to|a|à|bis|ate|até|t\/m|tot|do) )\d[\d.,]{0,9}(?![\d/^*])/y, ["digit"]],
  ["range", /(?:up to|bis|< or =|<or=|inf[.]? (?:à|a)) ?\d[\d.,]{0,9}/iy, ["letter", "sign"]],
  ["none", /(?:-{2,4}|—|n\/?a|tnp|\*{3,})(?!\S)/iy, ["letter", "sign"]],
  [
    "flag",
    /[([]?(?:h{1,2}|l{1,2}|a|n|b|c|low|high|normal|abnormal|alert|crit|critical|hoch|niedrig)[)\]]?(?![^\s*])/iy,
    ["letter", "sign"],
  ],
  ["flag", /[([]?(?:[*↑↓▲▼⬆⬇🔻!#]{1,3}|[-+]{1,3})[)\]]?(?![^\s\d])/uy, ["sign"]],
];
const number =
  /[*]?(?:(?:[<>≤≥]=?|(?:less|more) than|inf[ée]rieur à|infer[a-z]{0,6} an?|kleiner als) ?)?(?:\d{1,3}(?: \d{3}){1,2}(?= ?\/(?:mm|[uµμ]l|cumm))|\d[\d.,]{0,14})/iy;
const word = /\S{1,60}/y;

const at = (pattern: RegExp, text: string, from: number): string | undefined => {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0];
};

const longestUnit = 24;

/** The unit that begins here: as many words as make one. A number alone is none, nor is a flag. */
const unitFrom = (lexicon: Lexicon, text: string, from: number, to: number): string | undefined => {
  let end = from;
  let found: string | undefined;
  for (let words = 0; words < 3 && end < to; words++) {
    while (end < to && text[end] === " ") end++;
    while (end < to && text[end] !== " " && text[end] !== "\t") end++;
    const written = text.slice(from, end).replace(/(?<=.)[,;)]$/, "");
    if (end - from > longestUnit || /^\d+$/.test(written) || /^(?:[hlnab]|in|x)$/i.test(written)) break;
    if (lexicon.units.get(canonicalUnit(fold(written)))) found = written;
    if (text[end + 1] === " ") break;
  }
  return found;
};

const startsUnit = /[a-zµμ/%‰°]|\d{1,3}[\^*e(x/]|10 ?[\^*]|10[³⁶⁹¹]|103\/|\d{2} \d{1,2}\//iy;

/** Behind a number stands no letter or digit, but for a flag that is glued to it: "85H". */
const standsAlone = (text: string, end: number): boolean => {
  const next = text[end] ?? "";
  return !/[a-z\d:/^]/i.test(next) || (/[hl]/i.test(next) && !/\S/.test(text[end + 1] ?? ""));
};

const itemAt = (lexicon: Lexicon, text: string, from: number, to: number): Item => {
  const item = (kind: Item["kind"], written: string): Item => ({
    kind,
    text: written,
    start: from,
    end: from + written.length,
  });
  const unit = at(startsUnit, text, from) === undefined ? undefined : unitFrom(lexicon, text, from, to);
  if (unit !== undefined) return item("unit", unit);
  const first = text.charCodeAt(from);
  const begins = isDigit(first) ? "digit" : isLetter(first | 32) ? "letter" : "sign";
  for (const [kind, pattern, only] of patterns) {
    if (!only.includes(begins)) continue;
    const written = at(pattern, text, from);
    if (written !== undefined && (kind !== "date" || isDate(written))) return item(kind, written);
  }
  const digits = at(number, text, from);
  if (digits !== undefined && standsAlone(text, from + digits.length))
    return { ...item("number", digits.replace(/[.,]$/, "")), ...(/^[*]?[<>≤≥a-z]/i.test(digits) && { bound: true }) };
  return item("word", at(word, text, from) ?? text[from] ?? "");
};

const most = 40;

/** The items of `text` between two places. */
export const itemsIn = (lexicon: Lexicon, text: string, start: number, end: number): readonly Item[] => {
  const items: Item[] = [];
  const line = text.slice(start, end);
  for (let from = 0; from < line.length && items.length < most; ) {
    if (/[\s:;,=|]/.test(line[from] ?? "")) {
      from++;
      continue;
    }
    const item = itemAt(lexicon, line, from, line.length);
    items.push({ ...item, start: start + item.start, end: start + item.end });
    from = Math.max(item.end, from + 1);
  }
  return items;
};
