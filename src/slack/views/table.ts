/** Tables: Slack's own block for the first of a message, columns of fixed width for the others. */
import type { types } from "@slack/bolt";
import type { Part, Rich } from "../../conversation/doc.ts";
import { limits } from "../limits.ts";
import { block, lengthOf, preformatted, section, wordsOf } from "./rich.ts";

export type Table = Extract<Part, { kind: "table" }>;
type Cell = types.TableBlock["rows"][number][number];

const NO_BREAK_SPACE = "\u00a0";

const cell = (rich: Rich): Cell => {
  const words = wordsOf(rich);
  if (words.trim() === "") return { type: "raw_text", text: NO_BREAK_SPACE };
  return rich.some((span) => span.style !== undefined && span.text !== "")
    ? block(section(rich))
    : { type: "raw_text", text: words };
};
const heading = (title: string): Cell => (title === "" ? cell([]) : block(section([{ text: title, style: "strong" }])));

const characters = (table: Table): number =>
  [...table.columns.map((column) => column.title.length), ...table.rows.flat().map(lengthOf)].reduce(
    (sum, each) => sum + each,
    0,
  );

/** Whether the table fits Slack's table block. */
export const fitsTableBlock = (table: Table): boolean =>
  table.columns.length > 0 &&
  table.columns.length <= limits.table.columns &&
  table.rows.length < limits.table.rows &&
  table.rows.every((row) => row.length <= table.columns.length) &&
  characters(table) <= limits.message.tableCharacters;

export const tableBlock = (table: Table): types.TableBlock => ({
  type: "table",
  column_settings: table.columns.map((column) => ({ align: column.align ?? "left", is_wrapped: true })),
  rows: [
    table.columns.map((column) => heading(column.title)),
    ...table.rows.map((row) => table.columns.map((_, index) => cell(row[index] ?? []))),
  ],
});

const flat = (text: string): string => text.replace(/\s+/g, " ");

/** The table as lines of a fixed-width font, heading first. */
export const tableLines = (table: Table): readonly string[] => {
  const rows = [table.columns.map((column) => column.title), ...table.rows.map((row) => row.map(wordsOf))].map((row) =>
    row.map(flat),
  );
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, column) => width(column));
  const line = (row: readonly string[]): string =>
    widths
      .map((size, index) =>
        table.columns[index]?.align === "right" ? (row[index] ?? "").padStart(size) : (row[index] ?? "").padEnd(size),
      )
      .join("  ")
      .trimEnd();
  const rule = widths.map((size) => "─".repeat(size)).join("  ");
  return [line(rows[0] ?? []), rule, ...rows.slice(1).map(line)];
};

/** Lines joined into texts of at most `max` characters; a longer line is cut into several. */
export const grouped = (lines: readonly string[], max: number): readonly string[] => {
  const out: string[] = [];
  for (const whole of lines) {
    for (let at = 0; at === 0 || at < whole.length; at += max) {
      const line = whole.slice(at, at + max);
      const last = out.at(-1);
      if (last !== undefined && at === 0 && last.length + 1 + line.length <= max)
        out[out.length - 1] = `${last}\n${line}`;
      else out.push(line);
    }
  }
  return out.filter((each) => each.trim() !== "");
};

export const fixedWidth = (lines: readonly string[], max = 2800): readonly types.RichTextBlock[] =>
  grouped(lines, max).map((text) => block(preformatted(text)));
