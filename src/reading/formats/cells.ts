/** Lines → cells, by tab, bar, comma or semicolon with quotes, or wide gaps. */
import type { Raw } from "../raw.ts";

export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Line {
  readonly cells: readonly Cell[];
  readonly start: number;
  readonly end: number;
  readonly by: "\t" | "|" | "," | ";" | "gap";
}

/** What one line gave. */
export interface Found {
  readonly raws: readonly Raw[];
  /** Was it a row of the table at all? */
  readonly row: boolean;
}

const isBlank = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || (code >= 0xa0 && /\s/.test(String.fromCharCode(code)));

const cell = (text: string, start: number, end: number): Cell => {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  const quoted = to - from >= 2 && text[from] === '"' && text[to - 1] === '"';
  return quoted
    ? { text: text.slice(from + 1, to - 1).replaceAll('""', '"'), start: from + 1, end: to - 1 }
    : { text: text.slice(from, to), start: from, end: to };
};

const split = (text: string, start: number, end: number, mark: string): readonly Cell[] => {
  const cells: Cell[] = [];
  let from = start;
  const line = text.slice(start, end);
  if (!line.includes('"')) {
    for (const part of line.split(mark)) {
      cells.push(cell(text, from, from + part.length));
      from += part.length + 1;
    }
    return cells;
  }
  let quoted = false;
  for (let at = start; at <= end; at++) {
    if (text[at] === '"') quoted = !quoted;
    if (at < end && (quoted || text[at] !== mark)) continue;
    cells.push(cell(text, from, at));
    from = at + 1;
  }
  return cells;
};

/** Cells set apart by two blanks or more. */
const gaps = (text: string, start: number, end: number, line: string): readonly Cell[] => {
  // Prose: all of the line is one cell.
  if (!line.includes("  ")) {
    const whole = cell(text, start, end);
    return whole.end > whole.start ? [whole] : [];
  }
  const cells: Cell[] = [];
  let from = -1;
  for (let at = start; at <= end; at++) {
    const blank = at === end || text.charCodeAt(at) === 32;
    if (!blank && from < 0) from = at;
    if (!blank || from < 0) continue;
    if (at === end || text[at + 1] === " " || at + 1 === end) {
      cells.push(cell(text, from, at));
      from = -1;
    }
  }
  return cells;
};

const bars = (text: string, start: number, end: number): readonly Cell[] => {
  const cells = split(text, start, end, "|");
  const outer = cells.length > 2;
  return cells.filter((each, at) => each.text !== "" || !outer || (at > 0 && at < cells.length - 1));
};

/** The cells of one line, by the first divider that gives two or more. `mark` forces a divider. */
export const lineOf = (text: string, start: number, end: number, mark?: "," | ";"): Line => {
  if (mark) return { cells: split(text, start, end, mark), start, end, by: mark };
  const line = text.slice(start, end);
  if (line.includes("\t")) return { cells: split(text, start, end, "\t"), start, end, by: "\t" };
  if (line.includes("|")) return { cells: bars(text, start, end), start, end, by: "|" };
  return { cells: gaps(text, start, end, line), start, end, by: "gap" };
};

/** Start and end of every line of the text. */
export const linesIn = (text: string): readonly { readonly start: number; readonly end: number }[] => {
  const lines: { start: number; end: number }[] = [];
  let from = 0;
  while (from <= text.length) {
    const next = text.indexOf("\n", from);
    const at = next < 0 ? text.length : next;
    const end = text[at - 1] === "\r" ? at - 1 : at;
    lines.push({ start: from, end: Math.max(from, end) });
    from = at + 1;
  }
  return lines;
};
