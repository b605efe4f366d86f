/** Dates in cells of tables. */
import { isDigit } from "../fold.ts";

const months = "january february march april may june july august september october november december".split(" ");

const isMonth = (name: string, word: string): boolean =>
  word === name || word === name.slice(0, 3) || (word === "sept" && name === "september");

/** "Mar 2024", "12 Mar 24", "Sept '25" → ISO to the month or day; undefined for anything else. */
const named = (text: string): string | undefined => {
  if (text.length > 18 || !isDigit(text.trimEnd().charCodeAt(text.trimEnd().length - 1))) return undefined;
  const match = /^(?:(\d{1,2})[ -])?([a-z]{3,9})\.?[ -]?'?(\d{4}|\d{2})$/i.exec(text.trim());
  const month = months.findIndex((name) => isMonth(name, match?.[2]?.toLowerCase() ?? "")) + 1;
  if (!match || month === 0) return undefined;
  const [, day, , year = ""] = match;
  const two = (part: string): string => part.padStart(2, "0");
  return `${year.length === 2 ? `20${year}` : year}-${two(String(month))}${day === undefined ? "" : `-${two(day)}`}`;
};

/** Is it a date, with or without a time? */
export const isDate = (text: string): boolean =>
  named(text) !== undefined ||
  (isDigit(text.trimStart().charCodeAt(0)) &&
    /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?:[ T@]\d{1,2}:?\d{2}.*)?$/.test(text.trim()));

const hour = /[ T@]\d{1,2}:\d{2}$/;

/** ISO where the date is unambiguous, so that dates compare; with the time, and without whatever else stands in the cell. */
export const sortable = (cell: string): string => {
  const [date = "", time = ""] =
    /^(\S{6,10})([ T]\d{1,2}:\d{2})?/
      .exec(cell.trim())
      ?.slice(1)
      .map((part) => part ?? "") ?? [];
  if (/ \d{4}$/.test(cell) && /^\d{1,2}[-/]/.test(cell)) return sortable(cell.replace(/(\d{2})$/, ":$1"));
  const withMonth = named(cell.replace(hour, ""));
  if (withMonth) return `${withMonth}${hour.exec(cell)?.[0] ?? ""}`;
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(date);
  if (!match) return `${date}${time}`;
  const [, first = "", second = "", year = ""] = match;
  const [month, day] = Number(first) > 12 ? [second, first] : [first, second];
  return `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${time}`;
};
