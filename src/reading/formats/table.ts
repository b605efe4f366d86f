/** Result tables: header rows in any order, flags and ranges set apart, several date columns, or no header at all. */
import type { Patient } from "../../case/case.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Raw } from "../raw.ts";
import { byContent, byHeader } from "./cell-rows.ts";
import { type Cell, type Found, type Line, lineOf, linesIn } from "./cells.ts";
import type { Formatted } from "./formats.ts";
import { byGrid } from "./grid.ts";
import { datesOnly, type Header, headerOf, ofDates, widenedBy } from "./headings.ts";
import { isNameAlone } from "./name-cells.ts";
import { type People, peopleOf, personIn, sameOf } from "./people.ts";
import { newestCounts } from "./rows.ts";
import { tightRow } from "./tight.ts";
import { acrossRow, type Wide, wideOf } from "./wide.ts";

/** Lines of a title there may be above the headings of a file with commas. */
const mostTitles = 4;

/** The mark a file's cells are set apart by, told by its line of headings. */
const divider = (lexicon: Lexicon, text: string): "," | ";" | undefined => {
  const heads = linesIn(text.slice(0, 2000)).filter(({ start, end }) => end - start > 4);
  return ([";", ","] as const).find((mark) =>
    heads.slice(0, mostTitles).some(({ start, end }, at) => {
      if (start === 0 && end === text.length) return false;
      const line = lineOf(text, start, end, mark);
      const filled = line.cells.length >= (at === 0 ? 3 : 4);
      return filled && (headerOf(line) ?? (at === 0 ? wideOf(lexicon, line) : undefined)) !== undefined;
    }),
  );
};

const absolute =
  /^(?:valor(?:es)? absolutos?|valeurs? absolues?|valore assoluto|absolute (?:value|count|number)|absolutwert|absolut)$/i;

/** "Valor absoluto: 203.840 /mm³" below the reticulocytes' percentage is theirs. */
const ofRetics = (line: Line): Line => {
  const [first, ...others] = line.cells;
  if (!first || !absolute.test(first.text.replace(/:$/, "").trimEnd())) return line;
  return { ...line, cells: [{ ...first, text: "reticulocytes absolute" }, ...others] };
};

/** What the lines of a table have told so far. */
interface Progress {
  header?: Header;
  /** No row has been read under the heading yet: a further line of headings belongs to it. */
  open?: boolean;
  /** Dates and hours of a heading that runs over several lines. */
  dates: string[];
  wide?: Wide;
  /** The line of names, used up once a row has been found below it. */
  names?: { readonly start: number; readonly end: number };
  /** The row before was the reticulocytes' percentage. */
  retics?: boolean;
  /** A name that stands alone on its line: the next line may hold its results. */
  pending?: Cell;
}

/** Lines of headings: the first, those that go on with it, and dates that ran over several lines. */
const heads = (text: string, line: Line, so: Progress): Found | undefined => {
  const row = { raws: [], row: true };
  // Epic: "Lab<tab>03/02/25", "0512<tab>03/03/25", … "0501": the hour stands under its date, on the line of the next one.
  const running = line.by === "\t" && line.cells.length === 2 ? datesOnly(text.slice(line.start, line.end)) : undefined;
  const heading = running && so.dates.length > 0 ? undefined : headerOf(line);
  if (running) {
    so.dates.push(...running);
    if (!heading) return { raws: [], row: false };
  } else if (heading) so.dates = [];
  if (heading) {
    so.header = heading;
    so.open = true;
    delete so.wide;
    return row;
  }
  const wider = so.open && so.header && line.by === so.header.by ? widenedBy(so.header, line) : undefined;
  if (wider) {
    so.header = wider;
    return row;
  }
  const dates = line.by === "gap" && line.cells.length === 1 ? datesOnly(text.slice(line.start, line.end)) : undefined;
  if (dates) {
    so.dates.push(...dates);
    return { raws: [], row: false };
  }
  const ran = so.dates.length > 0 ? ofDates(so.dates, line.by) : undefined;
  so.dates = [];
  if (ran) Object.assign(so, { header: ran, open: true, wide: undefined });
  return undefined;
};

const readLine = (lexicon: Lexicon, text: string, line: Line, so: Progress): Found => {
  const heading = heads(text, line, so);
  if (heading) return heading;
  const wide = wideOf(lexicon, line);
  if (wide) {
    so.wide = wide;
    so.names = { start: line.start, end: line.end };
    delete so.header;
    return { raws: [], row: false };
  }
  const across = so.wide && acrossRow(lexicon, line, so.wide);
  if (across) return across;
  const pending = so.pending;
  delete so.pending;
  const [only] = line.cells;
  if (line.cells.length === 1 && only && isNameAlone(lexicon, only.text)) {
    so.pending = only;
    return { raws: [], row: false };
  }
  const header = so.header?.by === line.by ? so.header : undefined;
  if (line.by === "gap") {
    const tight = tightRow(lexicon, text, line);
    if (tight.row) return tight;
    const found = byGrid(lexicon, text, so.retics ? ofRetics(line) : line, header, pending);
    if (found.row) so.open = false;
    so.retics = found.raws.some(({ analytes }) => analytes.includes("retic_pct"));
    return found;
  }
  if (line.cells.length < 2) return { raws: [], row: false };
  so.open = false;
  return header ? byHeader(lexicon, line, header, pending) : byContent(lexicon, line);
};

/** Short names count only where the table holds others of their family, which say that it is such a table. */
const credible = (lexicon: Lexicon, raws: readonly Raw[]): readonly Raw[] => {
  if (!raws.some((raw) => raw.printed)) return raws;
  const family = ({ analytes }: Raw): string => lexicon.analytes.get(analytes[0] ?? "")?.family ?? "";
  const sure = raws.filter((raw) => !raw.printed);
  const families = new Set(sure.map(family));
  const shared = (raw: Raw): boolean =>
    ["iron", "fractions"].includes(family(raw)) ? families.has(family(raw)) : sure.length > 1;
  return raws.filter((raw) => !raw.printed || shared(raw));
};

/** Reads the table rows of `text`, as it is when cleaned; undefined when there are none. Lines that are no rows stay for the prose reader. */
export const table = (text: string, lexicon: Lexicon): Formatted | undefined => {
  const mark = divider(lexicon, text);
  const raws: Raw[] = [];
  const consumed: { start: number; end: number }[] = [];
  const so: Progress = { dates: [] };
  const people: Patient[] = [];
  let columns: People | undefined;
  for (const { start, end } of linesIn(text)) {
    if (end - start < 3 || end - start > 4000) continue;
    const line = lineOf(text, start, end, mark);
    const found = readLine(lexicon, text, line, so);
    columns = peopleOf(line) ?? columns;
    if (columns && found.raws.length > 0) people.push(personIn(line, columns));
    raws.push(...found.raws);
    if (found.row) consumed.push({ start, end });
    if (found.raws.length > 0 && so.wide && so.names) {
      consumed.push(so.names);
      delete so.names;
    }
  }
  if (raws.length === 0 && so.header === undefined) return undefined;
  return {
    format: mark ? "csv" : "table",
    raws: newestCounts(credible(lexicon, raws)),
    consumed,
    patient: sameOf(people),
  };
};
