/** Results across: one line of names, below it the numbers in the same order ("WBC  Hgb  Hct  Plt"). */
import type { Lexicon } from "../lexicon.ts";
import type { Cell, Found, Line } from "./cells.ts";
import { isDate, sortable } from "./dates.ts";
import { namedIn } from "./names.ts";
import { numberIn, rawOfRow, unitIn, unitInName } from "./rows.ts";

/** A line of names. */
export interface Wide {
  readonly columns: readonly Cell[];
  readonly named: readonly boolean[];
  readonly by: Line["by"];
  /** Where the line begins. */
  readonly start: number;
  /** Set apart by single blanks. */
  readonly tight: boolean;
}

/** At single blanks, but for a unit in brackets: "Hb (g/dl) MCV (fl)". */
const tightCells = (line: Line): readonly Cell[] =>
  line.cells.flatMap((cell) =>
    [...cell.text.matchAll(/\S+(?: [([][^()[\] ]{1,14}[)\]])?/g)].map((match) => {
      const start = cell.start + match.index;
      return { text: match[0], start, end: start + match[0].length };
    }),
  );

const label = /^(?:date|time|datum|fecha|data|day|visit|collected|drawn|units?|no\.?|#)$/i;

const ofCells = (lexicon: Lexicon, cells: readonly Cell[], line: Line, tight: boolean): Wide | undefined => {
  if (cells.some((cell) => /^[<>(]?\d|[=:]\s{0,2}\d/.test(cell.text))) return undefined;
  const named: boolean[] = [];
  let others = 0;
  for (const cell of cells) {
    const isName = cell.text.length <= 40 && namedIn(lexicon, unitInName(lexicon, cell.text).name).length > 0;
    named.push(isName);
    if (!isName && cell.text !== "" && !label.test(cell.text)) others++;
    if (tight && others > 0) return undefined;
  }
  const count = named.filter(Boolean).length;
  if (count < 2 || others > count) return undefined;
  return { columns: cells, named, by: line.by, start: line.start, tight };
};

/** Most lines are prose, and the first word tells. */
const mayBeTight = (lexicon: Lexicon, line: Line): boolean => {
  const first = /^\S+/.exec(line.cells[0]?.text ?? "")?.[0] ?? "";
  return label.test(first) || (first.length <= 40 && namedIn(lexicon, unitInName(lexicon, first).name).length > 0);
};

/** The line as a line of names: two or more, and no number among them. */
export const wideOf = (lexicon: Lexicon, line: Line): Wide | undefined => {
  if (line.end - line.start > 600) return undefined;
  const plain = line.cells.length >= 2 ? ofCells(lexicon, line.cells, line, false) : undefined;
  return (
    plain ??
    (line.by === "gap" && mayBeTight(lexicon, line) ? ofCells(lexicon, tightCells(line), line, true) : undefined)
  );
};

/** Fewer cells than names, each under a name of its own: the others are empty. Undefined when one stands under none or shares it. */
const spread = (line: Line, wide: Wide): readonly Cell[] | undefined => {
  const at = line.cells.map((cell) =>
    wide.columns.findIndex(
      (column) =>
        cell.start - line.start < column.end - wide.start && column.start - wide.start < cell.end - line.start,
    ),
  );
  if (at.includes(-1) || new Set(at).size < at.length) return undefined;
  return wide.columns.map(
    (_, column) => line.cells[at.indexOf(column)] ?? { text: "", start: line.end, end: line.end },
  );
};

/** Cells under the names: as many, or one more where the lines have labels and the names have none above them. */
const under = (line: Line, wide: Wide): readonly Cell[] | undefined => {
  const cells = wide.tight ? tightCells(line) : line.cells;
  const more = cells.length - wide.columns.length;
  if (more === 0) return cells;
  if (more < 0 && line.by === "gap" && !wide.tight) return spread(line, wide);
  return more === 1 && !isNumber(cells[0]) ? cells.slice(1) : undefined;
};

const isNumber = (cell: Cell | undefined): boolean =>
  cell !== undefined && !isDate(cell.text) && numberIn(cell.text) !== undefined;

/** A row below the names; undefined when its cells don't stand under them, and then nothing is guessed. */
export const acrossRow = (lexicon: Lexicon, line: Line, wide: Wide): Found | undefined => {
  if (line.by !== wide.by) return undefined;
  const cells = under(line, wide);
  if (!cells?.some((cell, at) => wide.named[at] && isNumber(cell))) {
    // A ruler belongs to the table and holds no result.
    const ruler = cells && /^[\s|:+-]*$/.test(cells.map((cell) => cell.text).join(""));
    return ruler ? { raws: [], row: true } : undefined;
  }
  const whole = wide.tight ? tightCells(line) : line.cells;
  const at = whole.find((cell) => isDate(cell.text))?.text;
  const raws = cells.flatMap((cell, index) => {
    const column = wide.columns[index];
    if (!column || !wide.named[index] || !isNumber(cell)) return [];
    const { name, unit } = unitInName(lexicon, column.text);
    const dated = at === undefined ? {} : { at: sortable(at) };
    const row = { codes: [], names: [name], value: cell.text, start: cell.start, end: cell.end, ...dated };
    const own = unitIn(numberIn(cell.text)?.rest ?? "");
    return rawOfRow(lexicon, { ...row, ...(unit && !own && { unit }) }) ?? [];
  });
  return { raws, row: true };
};
