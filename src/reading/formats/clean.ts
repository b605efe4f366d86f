/** What printers and scanners add to a table: drawn lines, leaders of dots, letters for digits. Every character keeps its place. */

const drawn = /[\u2500-\u257f\u00a6\ufeff]/;
const drawnEach = /[\u2500-\u257f\u00a6\ufeff]/g;
const upright = new Set("│┃║╎╏┆┇┊┋¦");
const leaders = /\.(?: ?\.){1,200}|…/g;
const scanned = /(?<![\w.,])[\dOlI](?:[\dOlI]|[.,/-](?=[\dOlI])){1,30}(?![\w])/g;
const broken = /(\d) (\. ?\d)/g;

const ruled = (mark: string): string => (mark === "\ufeff" ? " " : upright.has(mark) ? "|" : "-");

/** "4O3", "l7.3", "8O-1OO": letters for digits, where at least one digit is there. A last l may be litres. */
const digitsOf = (word: string): string => {
  if (!/[OlI]/.test(word) || !/\d/.test(word) || (/[lI]$/.test(word) && !/[.,]/.test(word))) return word;
  return word.replaceAll("O", "0").replace(/[lI]/g, "1");
};

/** "8 . 9" → "8.9", with the blanks behind it. */
const joined = (whole: string, first: string, rest: string): string =>
  (first + rest.replaceAll(" ", "")).padEnd(whole.length);

const numeric = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d./-])/g;
/** Where days are written first: there, results are in these units or words. */
const dayFirstPlaces = /haem|[uµμ]mol\/l|10[*^]9\/l|\d g\/l\b|nhs\b/i;

type Ordered = readonly [first: number, second: number, year: number];
const rising = (dates: readonly Ordered[], [a, b]: readonly [0 | 1, 0 | 1]): boolean => {
  const days = dates.map((date) => (date[2] * 100 + date[a]) * 100 + date[b]);
  return (
    days.every((day, at) => at === 0 || day >= (days[at - 1] ?? 0)) ||
    days.every((day, at) => at === 0 || day <= (days[at - 1] ?? 0))
  );
};

/** Does the text write the day before the month? By a day that can be no month, by points, by which order makes a line of dates run one way. */
const daysFirst = (text: string): boolean => {
  const lines: Ordered[][] = [[]];
  let end = text.indexOf("\n");
  for (const match of text.matchAll(numeric)) {
    const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
    if (second > 12) return false;
    if (first > 12 || match[2] === ".") return true;
    if (end >= 0 && match.index > end) {
      lines.push([]);
      end = text.indexOf("\n", match.index);
    }
    lines.at(-1)?.push([first, second, year]);
  }
  const rows = lines.filter((dates) => dates.length > 1);
  const [month, day] = [rows.every((dates) => rising(dates, [0, 1])), rows.every((dates) => rising(dates, [1, 0]))];
  return month === day ? dayFirstPlaces.test(text) : day;
};

/** "25.08.2025" → "08.25.2025" throughout a text that writes the day first: of a table's dates the month comes first. */
const monthsFirst = (text: string): string =>
  daysFirst(text) ? text.replace(numeric, (_, day, mark, month, year) => `${month}${mark}${day}${mark}${year}`) : text;

/** The text as a table would have it. */
export const cleaned = (text: string): string => {
  let clean = drawn.test(text) ? text.replace(drawnEach, ruled) : text;
  if (clean.includes("..") || clean.includes(". .") || clean.includes("…"))
    clean = clean.replace(leaders, (dots) => " ".repeat(dots.length));
  if (/\d[OlI]|[OlI]\d/.test(clean)) clean = clean.replace(scanned, digitsOf);
  if (clean.includes(" .")) clean = clean.replace(broken, joined);
  return monthsFirst(clean);
};
