/** Runs of text with places on a page → lines, with a tab between the cells of tables and empty cells kept. */

export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline, counted downwards. */
  readonly base: number;
  readonly height: number;
  /** Written from left to right; margins and watermarks are turned. */
  readonly flat: boolean;
}

type Row = readonly Piece[];

/** Pieces on one line: a raised exponent or a lowered index (a smaller piece) belongs to it, too. */
const sameLine = (row: Row, piece: Piece): boolean =>
  [...row.slice(0, 1), ...row.slice(-1)].some((each) => {
    const off = Math.abs(each.base - piece.base);
    const tall = Math.max(each.height, piece.height);
    const small = Math.min(each.height, piece.height);
    return off <= tall * 0.3 || (small <= tall * 0.85 && off <= tall * 0.55 && piece.left - each.right < tall);
  });

const rowsOf = (pieces: readonly Piece[]): readonly Row[] => {
  const rows: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.base - b.base || a.left - b.left)) {
    const row = rows.slice(-2).find((each) => sameLine(each, piece));
    if (row) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left));
};

/** Shares of the letters' height: closer than `glued` is one word; from `loose` on it may be another cell, from `apart` it is. */
const glued = 0.12;
const loose = 0.45;
const apart = 0.8;
/** A gap all rows of a table share sets columns apart though it is no wider than a blank. */
const gutter = 0.15;

const gap = (left: Piece, right: Piece): number => (right.left - left.right) / Math.max(left.height, right.height);

const together = (pieces: Row): string =>
  pieces.reduce((text, piece, at) => {
    const before = pieces[at - 1];
    if (before === undefined) return piece.text.trim();
    const blank = Math.abs(gap(before, piece)) > glued || /\s$/.test(before.text) || /^\s/.test(piece.text);
    return `${text}${blank ? " " : ""}${piece.text.trim()}`;
  }, "");

/** Pieces split where the gap is `wide` or more. */
const cellsOf = (row: Row, wide = loose): readonly Row[] => {
  const cells: Piece[][] = [];
  for (const piece of row) {
    const cell = cells.at(-1);
    const before = cell?.at(-1);
    if (cell && before && gap(before, piece) < wide) cell.push(piece);
    else cells.push([piece]);
  }
  return cells;
};

interface Column {
  readonly left: number;
  readonly right: number;
}

/** Stretches of the page's width with ink in some row, set apart by white all the way down: `columns` and one more row. */
const widened = (columns: readonly Column[], row: Row): readonly Column[] => {
  const height = row[0]?.height ?? 0;
  const all: { left: number; right: number }[] = [];
  for (const { left, right } of [...columns, ...row].sort((a, b) => a.left - b.left)) {
    const last = all.at(-1);
    if (last && left - last.right < height * gutter) last.right = Math.max(last.right, right);
    else all.push({ left, right });
  }
  return all;
};

const inColumn =
  (column: Column) =>
  (piece: Piece): boolean =>
    piece.left >= column.left && piece.left <= column.right;

const tabbed = (row: Row, columns: readonly Column[]): string =>
  columns.map((column) => together(row.filter(inColumn(column)))).join("\t");

const plainly = (row: Row): string => cellsOf(row, apart).map(together).join("   ");

/** A row of a table has three cells or more; two cells are a label and what it labels. */
const isRow = (row: Row): boolean => cellsOf(row).length >= 3;

interface Table {
  /** Rows [from, to) of the page. */
  readonly from: number;
  readonly to: number;
  readonly columns: readonly Column[];
  /** Rows of three cells or more. */
  readonly full: number;
}

/** Lines between two rows of a table, such as the name of a group of tests, that don't end it. */
const mostBetween = 3;

/** The table that begins at row `from`: as far down as every row keeps to columns of its own. */
const tableAt = (rows: readonly Row[], from: number): Table => {
  let table: Table = { from, to: from, columns: [], full: 0 };
  let widest = 0;
  for (let at = from; at < rows.length && at <= table.to + mostBetween; at++) {
    const row = rows[at] ?? [];
    if (!isRow(row)) continue;
    const columns = widened(table.columns, row);
    widest = Math.max(widest, cellsOf(row).length);
    if (columns.length < widest) break;
    table = { from, to: at + 1, columns, full: table.full + 1 };
  }
  return table;
};

/** Each cell of a short row (a test and its result) stands in one column. */
const fits = (row: Row, columns: readonly Column[]): boolean => {
  const cells = cellsOf(row);
  const touched = (cell: Row): number => columns.filter((each) => cell.some(inColumn(each))).length;
  return cells.length >= 2 && cells.every((cell) => touched(cell) === 1);
};

/** Headings stand closer than what they head: each in its column, and hardly a column without one. */
const heads = (row: Row, { columns }: Table): boolean =>
  widened(columns, row).length === columns.length &&
  columns.filter((each) => row.some(inColumn(each))).length >= Math.max(3, columns.length - 1);

/** Does the line hold nothing but words of the first column? */
const inFirst = (row: Row | undefined, columns: readonly Column[]): boolean =>
  row !== undefined && !isRow(row) && row.every((piece) => piece.left < (columns[1]?.left ?? 0));

/** A long name that runs over the lines above and below its values stands in one cell with them. */
const unwrapped = (rows: readonly Row[], columns: readonly Column[]): readonly Row[] => {
  const lines: Row[] = [];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? [];
    const next = rows[at + 1];
    const above = lines.at(-1);
    const nameless = isRow(row) && row.every((piece) => piece.left >= (columns[1]?.left ?? 0));
    const close = (other: Row | undefined): boolean =>
      inFirst(other, columns) && Math.abs((other?.[0]?.base ?? 0) - (row[0]?.base ?? 0)) < (row[0]?.height ?? 0);
    if (!nameless || !above || !close(above)) {
      lines.push(row);
      continue;
    }
    const below = close(next) ? (next ?? []) : [];
    lines[lines.length - 1] = [...above, ...below, ...row];
    if (below.length > 0) at++;
  }
  return lines;
};

const tableLines = (rows: readonly Row[], { from, to, columns, full }: Table): readonly string[] => {
  const inside = rows.slice(from, to);
  if (full < 2) return inside.map(plainly);
  return unwrapped(inside, columns).map((row) =>
    isRow(row) || fits(row, columns) ? tabbed(row, columns) : plainly(row),
  );
};

/** The page's text, from the top down. Turned text comes last, a line each. Linear in the number of pieces but for sorting. */
export const laidOut = (pieces: readonly Piece[]): string => {
  const rows = rowsOf(pieces.filter((piece) => piece.flat));
  const lines: string[] = [];
  for (let at = 0; at < rows.length; ) {
    const row = rows[at] ?? [];
    const heading = isRow(row) ? undefined : tableAt(rows, at + 1);
    if (heading && heading.to > heading.from && heading.full > 1 && heads(row, heading)) {
      const columns = widened(heading.columns, row);
      lines.push(tabbed(row, columns), ...tableLines(rows, { ...heading, columns }));
      at = heading.to;
    } else if (isRow(row)) {
      const table = tableAt(rows, at);
      lines.push(...tableLines(rows, table));
      at = table.to;
    } else {
      lines.push(plainly(row));
      at++;
    }
  }
  const turned = pieces.filter((piece) => !piece.flat).map((piece) => piece.text.trim());
  return [...lines, ...turned].join("\n");
};
