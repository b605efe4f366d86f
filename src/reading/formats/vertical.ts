/** Results down the page, one cell a line: as an OCR or a portal leaves a table when its columns are lost. */
import { canonicalUnit } from "../../case/units.ts";
import { fold } from "../fold.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Raw } from "../raw.ts";
import { linesIn } from "./cells.ts";
import { isDate, sortable } from "./dates.ts";
import type { Formatted } from "./formats.ts";
import { namedIn } from "./names.ts";
import { newestCounts, numberIn, rawOfRow, unitIn, unitOfRange } from "./rows.ts";

type Kind = "name" | "number" | "unit" | "range" | "flag" | "date" | "other";

interface Item {
  readonly kind: Kind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const range =
  /^[([]?\d[\d.,]{0,9} ?[-–] ?\d[\d.,]{0,9}[)\]]?(?: (?:x?10[*^(]\d|[^\d\s])\S{0,14}(?: ?\([a-z]{1,12}\))?)?$/;
const flag = /^[([]?(?:h{1,2}|l{1,2}|high|low|normal|abnormal|crit(?:ical)?|\*{1,3}|a|n)[)\]]?$/i;

const label =
  /^(?:(?:lab ?)?(?:test|analyte|component|investigation)(?: name)?|(?:your|my|patient|current|measured)? ?(?:value|result)|(?:standard|reference|normal|ref) ?(?:range|interval|values?)|units?|flag) ?[:=] ?(?=\S)/i;

const kindOf = (lexicon: Lexicon, text: string): Kind => {
  if (text.length > 60) return "other";
  if (isDate(text)) return "date";
  if (range.test(text)) return "range";
  if (flag.test(text)) return "flag";
  // A negative number is no result, but it holds its place in the column.
  if (/^-\d[\d.,]{0,9}$/.test(text)) return "number";
  const number = numberIn(text);
  if (number) return lexicon.units.get(canonicalUnit(fold(unitIn(number.rest) ?? "g/l"))) ? "number" : "other";
  if (lexicon.units.get(canonicalUnit(fold(text)))) return "unit";
  return !/\d{2}/.test(text) && namedIn(lexicon, text).length > 0 ? "name" : "other";
};

const itemsOf = (text: string, lexicon: Lexicon): readonly Item[] =>
  linesIn(text).flatMap(({ start, end }) => {
    const line = text.slice(start, end);
    const trimmed = line.trim();
    if (trimmed === "") return [];
    // "Your value: 10.4 g/dL", "Standard range: 11.6 - 15.0 g/dL".
    const told = trimmed.replace(label, "");
    const from = start + line.indexOf(trimmed) + trimmed.length - told.length;
    return [{ kind: kindOf(lexicon, told), text: told, start: from, end: from + told.length }];
  });

interface Block {
  readonly names: readonly Item[];
  readonly rest: readonly Item[];
}

const heading = /^(?:results?|values?|units?|flags?|status|reference(?: range)?|range|test|component|ref)$/i;

/** Runs of names, each with the lines that belong to it: everything up to the next name or to a line of prose. */
const blocksOf = (items: readonly Item[]): readonly Block[] => {
  const blocks: { names: Item[]; rest: Item[] }[] = [];
  let open = false;
  for (const item of items) {
    const last = blocks.at(-1);
    if (item.kind === "name") {
      if (last && open && last.rest.length === 0) last.names.push(item);
      else blocks.push({ names: [item], rest: [] });
      open = true;
    } else if (item.kind === "other") open = open && heading.test(item.text);
    else if (last && open) last.rest.push(item);
  }
  return blocks;
};

const of = (block: Block, kind: Kind): readonly Item[] => block.rest.filter((item) => item.kind === kind);

const rowOf = (lexicon: Lexicon, name: Item, value: Item, unit: string | undefined, at?: string): readonly Raw[] => {
  const own = unitIn(numberIn(value.text)?.rest ?? "");
  const row = { codes: [], names: [name.text], value: value.text, start: value.start, end: value.end };
  const raw = rawOfRow(lexicon, { ...row, ...(unit && !own && { unit }), ...(at && { at: sortable(at) }) });
  return raw ? [raw] : [];
};

/** As many numbers as names, and units when there are as many of them. */
const inColumns = (lexicon: Lexicon, block: Block): readonly Raw[] => {
  const [numbers, units] = [of(block, "number"), of(block, "unit")];
  if (numbers.length !== block.names.length) return [];
  return block.names.flatMap((name, at) => {
    const value = numbers[at];
    const unit = units.length === numbers.length ? units[at]?.text : undefined;
    return value ? rowOf(lexicon, name, value, unit) : [];
  });
};

/** Names without a number before the last one, which has it, are headings of groups. */
const headed = (block: Block): Block =>
  block.names.length > 1 && of(block, "number").length === 1 && of(block, "unit").length <= 1
    ? { names: block.names.slice(-1), rest: block.rest }
    : block;

/** One name with its value, or with one value for each date above the table. */
const inRecord = (lexicon: Lexicon, block: Block, dates: readonly string[]): readonly Raw[] => {
  const [name] = block.names;
  const numbers = of(block, "number");
  const ranged = of(block, "range")[0]?.text;
  const unit = of(block, "unit")[0]?.text ?? (ranged === undefined ? undefined : unitOfRange(ranged));
  if (!name) return [];
  const series = dates.length > 1 && numbers.length === dates.length;
  return (series ? numbers : numbers.slice(0, 1)).flatMap((value, at) =>
    rowOf(lexicon, name, value, unit, series ? dates[at] : of(block, "date")[0]?.text),
  );
};

/** Reads lists whose columns stand below each other, or records of one cell a line; undefined when there are none. */
export const vertical = (text: string, lexicon: Lexicon): Formatted | undefined => {
  if (!text.includes("\n")) return undefined;
  const items = itemsOf(text, lexicon);
  const blocks = blocksOf(items)
    .filter((block) => of(block, "number").length > 0)
    .map(headed);
  const records = blocks.filter((block) => block.names.length === 1);
  const [first] = blocks;
  const above = first ? items.filter((item) => item.kind === "date" && item.end <= (first.names[0]?.start ?? 0)) : [];
  const dates = above.map((item) => item.text);
  const used = blocks.filter((block) => block.names.length > 1 || records.length > 1);
  const raws = used.flatMap((block) =>
    block.names.length > 1 ? inColumns(lexicon, block) : inRecord(lexicon, block, dates),
  );
  if (used.length === 0) return undefined;
  const consumed = used.flatMap((block) => [...block.names, ...block.rest].map(({ start, end }) => ({ start, end })));
  return { format: "table", raws: newestCounts(raws), consumed };
};
