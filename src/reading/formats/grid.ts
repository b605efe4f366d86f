/** Rows without cells of their own, set by blanks: the name first, then results, flags, units and ranges in any order. */
import type { Lexicon } from "../lexicon.ts";
import type { Raw } from "../raw.ts";
import type { Cell, Found, Line } from "./cells.ts";
import { sortable } from "./dates.ts";
import type { Header, Role } from "./headings.ts";
import { type Item, itemsIn } from "./items.ts";
import { isProse } from "./name-cells.ts";
import { rawOfRow, unitInName, unitOfRange } from "./rows.ts";

/** A row: its name, its own date where it begins with one, and what follows. */
interface GridRow {
  readonly name: Cell;
  readonly at?: string;
  readonly items: readonly Item[];
}

const footnote = /(?:\s{1,4}0\d|\s{0,4}[¹²³⁴⁵*:†‡§#]{1,3}|\s{1,4}\(?\d{1,2}\))$/;
const trailing = /\s((?:\* |[<>] ?|\*)?\d[\d.,]{0,9}\*?(?: ?[hl*↑↓%])?)$/i;

const cut = (cell: Cell, text: string): Cell => ({ text, start: cell.start, end: cell.start + text.length });

/** The name alone: without its mark, a footnote's number, or the first result that stands close behind it. */
const nameOf = (cell: Cell): { readonly name: Cell; readonly rest: number } => {
  const bare = cell.text.replace(/^[*!•-]\s*/, "");
  const own = { text: bare, start: cell.end - bare.length, end: cell.end };
  const clean = cut(own, bare.replace(footnote, "").trimEnd());
  const value = trailing.exec(clean.text);
  if (!value || clean.text.length < bare.length) return { name: clean, rest: cell.end };
  const name = cut(own, clean.text.slice(0, value.index).replace(/:$/, "").trimEnd());
  return { name, rest: own.start + value.index };
};

/** The words before the first number, of a line whose cells stand a single blank apart. */
const beforeNumber = (line: Line): Cell | undefined => {
  const [only] = line.cells;
  const match = /^[^\d:=]{1,40}?(?=\s[<>]?\d)/.exec(only?.text ?? "");
  return match && only ? cut(only, match[0]) : undefined;
};

export const gridRow = (lexicon: Lexicon, text: string, line: Line, tight: boolean): GridRow | undefined => {
  const cells = line.cells.filter((cell) => !/^[*:|.-]{1,3}$/.test(cell.text));
  const [first, second] = cells;
  if (!first) return undefined;
  const dated = itemsIn(lexicon, text, first.start, first.end);
  const opens = cells.length > 2 && dated.length > 0 && dated.every(({ kind }) => kind === "date" || kind === "time");
  const cell = tight ? beforeNumber(line) : opens ? second : first;
  if (!cell || /^[<>]?\d/.test(cell.text)) return undefined;
  const { name, rest } = nameOf(cell);
  const items = itemsIn(lexicon, text, rest, line.end);
  return { name, items, ...(opens && { at: first.text }) };
};

const isSlot = ({ kind }: Item): boolean => kind === "number" || kind === "none";

interface Placed {
  readonly item: Item;
  readonly at?: string;
  readonly past?: true;
}

const valueColumns = ({ roles, dates }: Header): readonly number[] =>
  roles.flatMap((role, at) => (dates[at] !== undefined || role === "value" || role === "earlier" ? [at] : []));

/** Characters a number may stand beside its heading. */
const slack = 3;

/** The column over an item: the one it overlaps, else the nearest within reach. */
const columnOf = (header: Header, line: Line, item: Item, reach = slack): number | undefined => {
  const [start, end] = [item.start - line.start, item.end - line.start];
  const far = header.spans.map((span) => Math.max(0, span.start - end + 1, start - span.end + 1));
  const nearest = Math.min(...far);
  return nearest <= reach ? far.indexOf(nearest) : undefined;
};

const placed = (header: Header, column: number, item: Item): Placed => {
  const at = header.dates[column];
  const past = header.roles[column] === "earlier";
  return { item, ...(at !== undefined && { at }), ...(past && { past: true as const }) };
};

/** A bounded number too many is the reference: before the unit's or range's column, or behind all results. */
const withoutBounds = (slots: readonly Item[], wanted: number): readonly Item[] => {
  const plain = slots.filter((item) => !item.bound);
  if (slots.length <= wanted || plain.length === slots.length) return slots;
  if (plain.length === wanted) return plain;
  const ends = [slots.slice(0, wanted), slots.slice(-wanted)];
  return ends.find((some) => slots.filter((item) => !some.includes(item)).every((item) => item.bound)) ?? slots;
};

const filling: readonly (Role | undefined)[] = ["name", "code", "system", "unit", "flag", "date"];

/** Right under a heading of something else (a laboratory's number, a code) stands no result. */
const notElsewhere =
  (header: Header, line: Line) =>
  (item: Item): boolean => {
    const column = columnOf(header, line, item, 0);
    const own = header.spans[column ?? -1];
    const within = own !== undefined && item.start - line.start >= own.start && item.end - line.start <= own.end;
    if (within && item.bound && header.roles[column ?? -1] === "range") return false;
    return !within || header.dates[column ?? -1] !== undefined || !filling.includes(header.roles[column ?? -1]);
  };

/** Several columns of results, or earlier ones beside: by order when there are as many, else by where they stand. */
const inColumns = (header: Header, line: Line, all: readonly Item[]): readonly Placed[] => {
  const columns = valueColumns(header);
  const [only] = columns;
  const slots = withoutBounds(all.filter(isSlot).filter(notElsewhere(header, line)), columns.length);
  const by = slots.map((item) => columnOf(header, line, item));
  const under =
    by.every((column) => column !== undefined && columns.includes(column)) && new Set(by).size === by.length;
  if (columns.length === 1 && only !== undefined) {
    const earlier = (item: Item): boolean => columnOf(header, line, item, 1) === only;
    return slots.slice(0, 2).map((item) => (earlier(item) ? placed(header, only, item) : { item }));
  }
  if (under) return slots.map((item, at) => placed(header, by[at] ?? 0, item));
  return slots.length === columns.length ? slots.map((item, at) => placed(header, columns[at] ?? 0, item)) : [];
};

/** One column of results, whatever other columns there are: the number under its heading, else the first that can be it. */
const inOne = (header: Header | undefined, line: Line, items: readonly Item[]): readonly Placed[] => {
  const numbers = items.filter(({ kind }) => kind === "number");
  const role = (item: Item) => header?.roles[columnOf(header, line, item, 1) ?? -1];
  const before = header
    ? header.roles.indexOf("range") >= 0 && header.roles.indexOf("range") < header.roles.indexOf("value")
    : false;
  const found =
    numbers.find((item) => role(item) === "value") ??
    numbers.find((item) => !item.bound && role(item) !== "range") ??
    (before ? numbers.at(-1) : numbers[0]);
  return found ? [{ item: found }] : [];
};

const series = (header: Header | undefined): boolean =>
  header !== undefined &&
  (valueColumns(header).some((at) => header.dates[at] !== undefined) || header.roles.includes("earlier"));

const unitsOf = (lexicon: Lexicon, { name, items }: GridRow): readonly (string | undefined)[] => {
  const written = items.filter(({ kind }) => kind === "unit").map((item) => item.text);
  const ranged = items.flatMap((item) => (item.kind === "range" ? (unitOfRange(item.text) ?? []) : []));
  const own = unitInName(lexicon, name.text).unit;
  const all = [...written, ...(own === undefined ? [] : [own]), ...ranged];
  return all.length > 0 ? all : [undefined];
};

const rawsOf = (lexicon: Lexicon, row: GridRow, values: readonly Placed[]): readonly Raw[] => {
  const label = unitInName(lexicon, row.name.text);
  const names = label.unit === undefined ? [row.name.text] : [row.name.text, label.name];
  return values.flatMap(({ item, at, past }) => {
    const when = at ?? row.at;
    const span = { start: Math.min(row.name.start, item.start), end: item.end };
    for (const unit of unitsOf(lexicon, row)) {
      const value = item.text.replace(/^\*/, "").replace(/(?<=\d) (?=\d)/g, "");
      const raw = rawOfRow(lexicon, {
        ...{ codes: [], names, value, column: true as const, ...span },
        ...(unit !== undefined && { unit }),
        ...(when !== undefined && { at: sortable(when) }),
        ...(past && { past }),
      });
      if (raw) return [raw];
    }
    return [];
  });
};

const none: Found = { raws: [], row: false };
/** More strange words than these behind the name are prose. */
const mostWords = 2;

/** "Hb S: 49.1 %    Hb C: 45.6 %": several results beside each other, each with its name, are no row of one. */
const pairs = (line: Line): boolean => {
  const named = line.cells.map((cell) => /^[^\d\s:=][^:=]{0,40}[:=]\s{0,2}[<>]?\s?\d/.test(cell.text));
  return named[0] === true && named.filter(Boolean).length > 1;
};

/** "Bilirubin gesamt 0,7 mg/dl   < 1,2": the result stands in the cell of the name, and what is behind it is none. */
const holdsResult = /\s[<>]?\d[\d.,]{0,9} ?(?:[a-z\dµμ^*]{1,9}\/[a-zµμ]{1,3}|fl|pg)(?![a-z])/i;

/** Reads one row; `pending` is the name that stood alone on the line before. */
export const byGrid = (lexicon: Lexicon, text: string, line: Line, header?: Header, pending?: Cell): Found => {
  const tight = line.cells.length === 1;
  if ((tight && !series(header)) || pairs(line)) return none;
  const own = gridRow(lexicon, text, line, tight);
  const nameless =
    own === undefined &&
    pending !== undefined &&
    !/\s[<>]?\d/.test(pending.text) &&
    /^\s*[<>*]?\s?\d/.test(line.cells[0]?.text ?? "");
  const row = nameless ? { name: pending, items: itemsIn(lexicon, text, line.start, line.end) } : own;
  if (!row || row.name.text === "") return none;
  const numbers = row.items.filter(({ kind }) => kind === "number");
  const words = row.items.filter(({ kind }) => kind === "word").length;
  if (numbers.length === 0 || (words > mostWords && words >= numbers.length)) return none;
  if (isProse(lexicon, row.name.text) || holdsResult.test(row.name.text)) return none;
  const several = header !== undefined && series(header);
  const values = several ? inColumns(header, line, row.items) : inOne(header, line, row.items);
  if (tight && several && values.length !== valueColumns(header).length) return none;
  const raws = rawsOf(lexicon, row, values);
  return { raws, row: raws.length > 0 || (header !== undefined && words <= mostWords) };
};
