/** Written digits → number, in either decimal convention. */

export interface Digits {
  readonly value: number;
  /** The other way to read the separators: 4.500 is 4.5 or 4500. */
  readonly other?: number;
}

const parts = (text: string): { readonly groups: readonly string[]; readonly marks: readonly string[] } => {
  const groups: string[] = [];
  const marks: string[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const mark = text[at];
    if (mark !== undefined && mark !== "." && mark !== ",") continue;
    groups.push(text.slice(from, at));
    if (mark !== undefined) marks.push(mark);
    from = at + 1;
  }
  return { groups, marks };
};

const grouped = (groups: readonly string[]): boolean =>
  (groups[0]?.length ?? 0) >= 1 &&
  (groups[0]?.length ?? 0) <= 3 &&
  groups.slice(1).every((group) => group.length === 3);

/** "2,10,000": in India the digits before the last three go in twos. */
const inLakhs = (groups: readonly string[], marks: readonly string[]): boolean =>
  marks[0] === "," &&
  /^\d{1,2}$/.test(groups[0] ?? "") &&
  groups.at(-1)?.length === 3 &&
  groups.slice(1, -1).every((group) => group.length === 2);

/** No separator, or one point that no thousands stand behind: one way to read it. */
const isPlain = (text: string): boolean => {
  const point = text.indexOf(".");
  const one = point < 0 || (text.indexOf(".", point + 1) < 0 && text.length - point !== 4);
  return one && !text.includes(",");
};

/**
 * The number written as `text` (digits, commas, points), or undefined for something else (a date, a version).
 * "9,8" → 9.8; "11,000" → 11000 (or 11); "4.500" → 4.5 (or 4500); "1.234,5" → 1234.5.
 */
export const digits = (text: string): Digits | undefined => {
  if (text.length > 24) return undefined;
  if (isPlain(text)) return { value: Number(text) };
  const { groups, marks } = parts(text);
  const [head = "", tail = ""] = groups;
  if (marks.length === 1) {
    const decimal = Number(`${head || "0"}.${tail}`);
    const thousands = grouped(groups) && head !== "" && head !== "0" ? Number(head + tail) : undefined;
    if (thousands === undefined) return { value: decimal };
    return marks[0] === "," ? { value: thousands, other: decimal } : { value: decimal, other: thousands };
  }
  const last = marks.at(-1);
  const inner = marks.slice(0, -1);
  if (inner.every((mark) => mark !== last) && new Set(inner).size === 1 && grouped(groups.slice(0, -1)))
    return { value: Number(`${groups.slice(0, -1).join("")}.${groups.at(-1)}`) };
  if (new Set(marks).size === 1 && (grouped(groups) || inLakhs(groups, marks)))
    return { value: Number(groups.join("")) };
  return undefined;
};
