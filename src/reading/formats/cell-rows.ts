/** Rows whose cells are set apart by tabs, bars, commas or semicolons: by their headings, or by what the cells hold. */
import { canonicalUnit } from "../../case/units.ts";
import { fold } from "../fold.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Cell, Found, Line } from "./cells.ts";
import { isDate, sortable } from "./dates.ts";
import type { Header, Role } from "./headings.ts";
import { isProse } from "./name-cells.ts";
import { namedIn } from "./names.ts";
import { numberIn, rawOfRow, unitIn, unitInName, unitOfRange } from "./rows.ts";

const noCells: readonly Cell[] = [];
const cellsOf = (line: Line, header: Header, role: Role): readonly Cell[] =>
  header.roles.includes(role) ? line.cells.filter((_, at) => header.roles[at] === role) : noCells;

const spanning = (cells: readonly Cell[]): { readonly start: number; readonly end: number } => ({
  start: Math.min(...cells.map((cell) => cell.start)),
  end: Math.max(...cells.map((cell) => cell.end)),
});

/** A row's cells under the heading's columns: tables set by gaps or tabs may have a label column without a heading. */
const aligned = (line: Line, header: Header): Line => {
  const more = line.cells.length - header.roles.length;
  const [first] = line.cells;
  if (more !== 1 || !first) return line;
  if (first.text === "") return { ...line, cells: line.cells.slice(1) };
  return line;
};

const unlabelled = (line: Line, header: Header): boolean =>
  line.cells.length === header.roles.length + 1 && !header.roles.includes("name") && line.cells[0]?.text !== "";

interface Value {
  readonly cell: Cell;
  readonly at?: string;
  readonly past?: true;
}

/** The values of a row: those under dates, under a heading of results, or of earlier results. */
const valuesOf = (line: Line, header: Header): readonly Value[] => {
  const found: Value[] = [];
  const date = cellsOf(line, header, "date").find((cell) => isDate(cell.text))?.text;
  line.cells.forEach((cell, at) => {
    const dated = header.dates[at];
    const role = header.roles[at];
    if (role === "earlier") found.push({ cell, past: true, ...(dated !== undefined && { at: dated }) });
    else if (dated !== undefined) found.push({ cell, at: dated });
    else if (role === "value") found.push({ cell, ...(date !== undefined && { at: date }) });
  });
  return found;
};

const firstOf = (line: Line, header: Header, role: Role): string => line.cells[header.roles.indexOf(role)]?.text ?? "";

/** `pending` is the name a split row has given on the line before. */
export const byHeader = (lexicon: Lexicon, whole: Line, header: Header, pending: Cell | undefined): Found => {
  const shifted = unlabelled(whole, header);
  const line = shifted ? { ...whole, cells: whole.cells.slice(1) } : aligned(whole, header);
  const named = shifted ? whole.cells.slice(0, 1) : cellsOf(line, header, "name");
  const codes = cellsOf(line, header, "code").map((cell) => cell.text);
  const first = named.length > 0 ? named : pending ? [pending] : line.cells.slice(0, 1);
  const label = unitInName(lexicon, first[0]?.text ?? "");
  const unit = firstOf(line, header, "unit") || label.unit || unitOfRange(firstOf(line, header, "range"));
  const names = first.map((each) => each.text);
  if (label.unit) names.push(label.name);
  if (names.length > 1) names.sort((a, b) => b.length - a.length);
  const values = valuesOf(line, header);
  const raws = values.flatMap(({ cell, at, past }) => {
    const row = { codes, names, value: cell.text, column: true as const, ...spanning([...first, cell]) };
    return (
      rawOfRow(lexicon, {
        ...row,
        ...(unit && { columnUnit: unit }),
        ...(at !== undefined && { at: sortable(at) }),
        ...(past && { past }),
      }) ?? []
    );
  });
  return { raws, row: values.length > 0 && line.cells.length >= Math.min(2, header.roles.length) };
};

const plainNumber = (cell: Cell): boolean => {
  const number = numberIn(cell.text);
  return number !== undefined && number.rest.length < 20 && !isDate(cell.text);
};

const wordsOnly = /^[A-Za-zµμ%/^*\d. ³]{1,14}$/;

/** Header, patient, order, comment and end records of ASTM; its results (R) read like any other row. */
const astm = /^[HPOCQL]$/;

/** Without a header: one cell names the result, one is a number; the unit may be a cell of its own. */
export const byContent = (lexicon: Lexicon, line: Line): Found => {
  const none = { raws: [], row: false };
  if (astm.test(line.cells[0]?.text ?? "") && line.by === "|") return { raws: [], row: true };
  if (line.cells.length < 2 || (line.by === "gap" && line.cells.length < 3)) return none;
  const names = line.cells.filter(
    (cell) => cell.text.length > 1 && !/^\d/.test(cell.text) && namedIn(lexicon, cell.text).length > 0,
  );
  const [name] = names;
  const numbers = line.cells.filter(plainNumber);
  // A number before the name is a line number when there is one behind it as well.
  const number = numbers.find((cell) => name !== undefined && cell.start > name.start) ?? numbers[0];
  if (names.length === 1 && line.cells.some((cell) => /^-\d/.test(cell.text))) return { raws: [], row: true };
  if (names.length !== 1 || !name || !number || (/\d\s*$/.test(name.text) && line.by === "gap")) return none;
  if (isProse(lexicon, name.text)) return none;
  if (numberIn(name.text.replace(/^\D+/, "")) && /[:=]/.test(name.text)) return none;
  const others = line.cells.filter((cell) => cell !== name && cell !== number && wordsOnly.test(cell.text));
  // A unit in a cell of its own that doesn't fit says it is another result (neutrophils in per cent).
  const beside = line.cells.flatMap((cell) => unitOfRange(cell.text) ?? []);
  const stated = [...others.map((cell) => cell.text), unitInName(lexicon, name.text).unit ?? "", ...beside];
  const units = stated.filter((text) => lexicon.units.has(canonicalUnit(fold(text))));
  const raws = (units.length > 0 ? units : [undefined]).flatMap((unit) => {
    const own = unitIn(numberIn(number.text)?.rest ?? "") === undefined ? unit : undefined;
    const row = {
      codes: [],
      names: [name.text],
      value: number.text,
      column: true as const,
      ...spanning([name, number]),
    };
    return rawOfRow(lexicon, { ...row, ...(own && { unit: own }) }) ?? [];
  });
  const [best] = raws;
  return best || units.length > 0 ? { raws: best ? [best] : [], row: true } : none;
};
