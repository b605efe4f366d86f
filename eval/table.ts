/** One plain table. */

/** What was measured, the figure, and how many or which. */
export type Row = readonly [string, string, string];

/** Aligned columns, ready to print. */
export const tableText = (rows: readonly Row[]): string => {
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => [...row[column]].length));
  const [first, second] = [width(0), width(1)];
  return rows
    .map(([what, figure, note]) => `${what.padEnd(first)}  ${figure.padStart(second)}  ${note}`.trimEnd())
    .join("\n");
};
