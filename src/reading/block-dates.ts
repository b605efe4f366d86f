/** "Collected: 03/11/26 06:14" above a block of results: the day they belong to. */
import { hasCue, type Scene, tokenAt } from "./scene.ts";

const written = /(\d{1,4})[-/.](\d{1,2})[-/.](\d{2,4})(?:[ T](\d{1,2}:\d{2}))?/;
/** "14 May 2025 09:12", "Jun 17, 2025@08:12". */
const named =
  /\b(?:(\d{1,2})[ -])?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[ .-]{1,2}(?:(\d{1,2}),? )?(\d{4})(?:[ @](\d{1,2}:\d{2}))?/;
const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const longestLine = 70;
const mostLines = 40;

/** Does the line hold a date and no result? */
const datedLine = (scene: Scene, start: number, end: number): string | undefined => {
  const line = scene.folded.slice(start, end);
  const date = end - start <= longestLine ? (written.exec(line) ?? named.exec(line))?.[0] : undefined;
  if (date === undefined) return undefined;
  for (let at = tokenAt(scene, start); (scene.tokens[at]?.start ?? end) < end; at++)
    if (
      scene.quantityAt[at]?.role === "taken" ||
      hasCue(scene, at, "kin") ||
      /^(?:dob|born|birth)$/.test(scene.tokens[at]?.text ?? "")
    )
      return undefined;
  return date;
};

/** The date of the nearest line above that holds only a date, as written. */
export const blockDate = (scene: Scene, at: number): string | undefined => {
  let end = scene.folded.lastIndexOf("\n", at - 1);
  for (let lines = 0; end >= 0 && lines < mostLines; lines++) {
    const start = scene.folded.lastIndexOf("\n", end - 1) + 1;
    const date = datedLine(scene, start, end);
    if (date !== undefined) return date;
    end = start - 1;
  }
  return undefined;
};

const ordered = (date: string, monthFirst: boolean): string => {
  const [, a = "", b = "", c = "", time = ""] = written.exec(date) ?? [];
  const two = (part: string): string => part.padStart(2, "0");
  const word = named.exec(date);
  if (word) {
    const [, first, month = "", second, inYear = "", at = ""] = word;
    const number = String(months.indexOf(month) + 1);
    return `${inYear}-${two(number)}-${two(first ?? second ?? "1")} ${at.padStart(5, "0")}`;
  }
  if (a.length === 4) return `${a}-${two(b)}-${two(c)} ${two(time)}`;
  const year = c.length === 2 ? `20${c}` : c;
  return `${year}-${two(monthFirst ? a : b)}-${two(monthFirst ? b : a)} ${time.padStart(5, "0")}`;
};

/** Is `a` before `b`? Undefined where it depends on whether the day or the month is written first. */
export const isBefore = (a: string, b: string): boolean | undefined => {
  // With points the day is first.
  const orders = a.includes(".") && b.includes(".") ? [false, false] : [true, false];
  const [one, other] = orders.map((monthFirst) => ordered(a, monthFirst) < ordered(b, monthFirst));
  return one === other ? one : undefined;
};
