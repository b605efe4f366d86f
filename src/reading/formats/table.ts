/** Result tables: header rows in any order, flags and ranges set apart, several date columns, or no header at all. */
import { canonicalUnit } from "../../case/units.ts";
import { fold } from "../fold.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Raw } from "../raw.ts";
import { type Cell, type Line, lineOf, linesIn } from "./cells.ts";
import type { Formatted } from "./formats.ts";
import { namedIn, newestCounts, numberIn, rawOfRow } from "./rows.ts";

type Role = "name" | "value" | "unit" | "date" | "code" | "system" | "range" | "flag" | "other";

const headings: readonly (readonly [Role, RegExp])[] = [
  ["code", /^(?:loinc(?: code)?|loinc_code|code|test code|loinc_num)$/],
  ["system", /^(?:code system|coding system|system)$/],
  [
    "name",
    /^(?:(?:lab(?:oratory)? )?test(?: name)?|name|component|analyte|parameter|investigation|laboratory (?:value|test|parameter|finding)|universalname|code description|description|obs|observation|item|lab|prueba|analyse|untersuchung|esame|exame|parametre|determinacion)$/,
  ],
  [
    "value",
    /^(?:results?|values?|(?:serum|patient|your|observed|obs) (?:value|result)s?|result value|obs_value_as_string|value_num|valuenum|finding|resultado|resultat|ergebnis|wert|risultato|valor|valeur|sonuc)$/,
  ],
  ["unit", /^(?:units?|uom|unit of measure|unidad(?:es)?|unite|einheit|unita|unidade|birim|valueuom)$/],
  [
    "range",
    /\b(?:range|interval|reference|ref|rng|limits?|normal)\b|^(?:low|high|lower|upper|min|max|obs_range_low|obs_range_high|referencia)$|^(?:referenz|norm)/,
  ],
  ["flag", /^(?:flag|flags|abnormal(?: flag)?|status|interpretation|h\/l|abn)$/],
  ["date", /^(?:date.*|.*date|time|collected|collection.*|charttime|drawn|fecha|datum|data|effective.*)$/],
];

const roleOf = (cell: Cell): Role | undefined => {
  const text = cell.text
    .replace(/[*_#:]/g, (mark) => (mark === "_" ? "_" : ""))
    .trim()
    .toLowerCase();
  if (text.length > 40) return undefined;
  return headings.find(([, pattern]) => pattern.test(text))?.[0];
};

const isDate = (text: string): boolean => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}.*)?$/.test(text.trim());

interface Header {
  readonly roles: readonly (Role | undefined)[];
  /** Dates over value columns. */
  readonly dates: readonly (string | undefined)[];
  readonly by: Line["by"];
}

const headerOf = (line: Line): Header | undefined => {
  const roles = line.cells.map(roleOf);
  const dates = line.cells.map((cell) => (isDate(cell.text) ? cell.text : undefined));
  const known = roles.filter((role) => role !== undefined).length;
  const dated = dates.filter((date) => date !== undefined).length;
  const hasValue = roles.includes("value") || dated > 0;
  const hasName = roles.includes("name") || roles.includes("code");
  return hasValue && (hasName || dated >= 2) && known + dated >= 2 ? { roles, dates, by: line.by } : undefined;
};

const cellsOf = (line: Line, header: Header, role: Role): readonly Cell[] =>
  line.cells.filter((_, at) => header.roles[at] === role);

interface Found {
  readonly raws: readonly Raw[];
  /** Was it a row of the table at all? */
  readonly row: boolean;
}

const spanning = (cells: readonly Cell[]): { readonly start: number; readonly end: number } => ({
  start: Math.min(...cells.map((cell) => cell.start)),
  end: Math.max(...cells.map((cell) => cell.end)),
});

/** ISO where the date is unambiguous, so that dates compare; with the time, and without whatever else stands in the cell. */
const sortable = (cell: string): string => {
  const [date = "", time = ""] =
    /^(\S{6,10})([ T]\d{1,2}:\d{2})?/
      .exec(cell.trim())
      ?.slice(1)
      .map((part) => part ?? "") ?? [];
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(date);
  if (!match) return `${date}${time}`;
  const [, first = "", second = "", year = ""] = match;
  const [month, day] = Number(first) > 12 ? [second, first] : [first, second];
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${time}`;
};

const byHeader = (lexicon: Lexicon, line: Line, header: Header): Found => {
  const names = cellsOf(line, header, "name");
  const codes = cellsOf(line, header, "code").map((cell) => cell.text);
  const unit = cellsOf(line, header, "unit")[0]?.text;
  const date = cellsOf(line, header, "date").find((cell) => isDate(cell.text))?.text;
  const first = names.length > 0 ? names : line.cells.slice(0, 1);
  const columns = line.cells.flatMap((cell, at) => {
    const dated = header.dates[at];
    if (dated !== undefined) return [{ cell, at: dated }];
    return header.roles[at] === "value" ? [{ cell, at: date }] : [];
  });
  const raws = columns.flatMap(({ cell, at }) => {
    const raw = rawOfRow(lexicon, {
      codes,
      names: first.map((each) => each.text).sort((a, b) => b.length - a.length),
      value: cell.text,
      ...(unit && { unit }),
      ...(at !== undefined && { at: sortable(at) }),
      ...spanning([...first, cell]),
    });
    return raw ? [raw] : [];
  });
  return { raws, row: columns.length > 0 && line.cells.length >= Math.min(2, header.roles.length) };
};

const plainNumber = (cell: Cell): boolean => {
  const number = numberIn(cell.text);
  return number !== undefined && number.rest.length < 20 && !isDate(cell.text);
};

const wordsOnly = /^[A-Za-zµμ%/^*\d. ³]{1,14}$/;

/** Header, patient, order, comment and end records of ASTM; its results (R) read like any other row. */
const astm = /^[HPOCQL]$/;

/** Without a header: one cell names the result, one is a number; the unit may be a cell of its own. */
const byContent = (lexicon: Lexicon, line: Line): Found => {
  const none = { raws: [], row: false };
  if (astm.test(line.cells[0]?.text ?? "") && line.by === "|") return { raws: [], row: true };
  if (line.cells.length < 2 || (line.by === "gap" && line.cells.length < 3)) return none;
  const names = line.cells.filter(
    (cell) => cell.text.length > 1 && !/^\d/.test(cell.text) && namedIn(lexicon, cell.text).length > 0,
  );
  const [name] = names;
  const numbers = line.cells.filter(plainNumber);
  // A number before the name is a line number when there is one behind it as well.
  const number = numbers.find((cell) => name !== undefined && cell.start > name.start) ?? numbers[0];
  if (names.length === 1 && line.cells.some((cell) => /^-\d/.test(cell.text))) return { raws: [], row: true };
  if (names.length !== 1 || !name || !number || (/\d\s*$/.test(name.text) && line.by === "gap")) return none;
  if (numberIn(name.text.replace(/^\D+/, "")) && /[:=]/.test(name.text)) return none;
  const others = line.cells.filter((cell) => cell !== name && cell !== number && wordsOnly.test(cell.text));
  // A unit in a cell of its own that doesn't fit says it is another result (neutrophils in per cent).
  const units = others.map((cell) => cell.text).filter((text) => lexicon.units.has(canonicalUnit(fold(text))));
  const raws = (units.length > 0 ? units : [undefined]).flatMap((unit) => {
    const own = numberIn(number.text)?.rest ? undefined : unit;
    const row = { codes: [], names: [name.text], value: number.text, ...spanning([name, number]) };
    return rawOfRow(lexicon, { ...row, ...(own && { unit: own }) }) ?? [];
  });
  const [best] = raws;
  return best || units.length > 0 ? { raws: best ? [best] : [], row: true } : none;
};

const divider = (text: string): "," | ";" | undefined => {
  const head = text.slice(0, Math.max(0, text.indexOf("\n")));
  return ([";", ","] as const).find((mark) => {
    const line = lineOf(head, 0, head.length, mark);
    return line.cells.length >= 3 && headerOf(line) !== undefined;
  });
};

/** Reads the table rows of `text`; undefined when there are none. Lines that are no rows stay for the prose reader. */
export const table = (text: string, lexicon: Lexicon): Formatted | undefined => {
  const mark = divider(text.trimStart()) && text === text.trimStart() ? divider(text) : undefined;
  const raws: Raw[] = [];
  const consumed: { start: number; end: number }[] = [];
  let header: Header | undefined;
  for (const { start, end } of linesIn(text)) {
    if (end - start < 3 || end - start > 4000) continue;
    const line = lineOf(text, start, end, mark);
    if (line.cells.length < 2) continue;
    const heading = headerOf(line);
    if (heading) {
      header = heading;
      consumed.push({ start, end });
      continue;
    }
    const found = header && header.by === line.by ? byHeader(lexicon, line, header) : byContent(lexicon, line);
    raws.push(...found.raws);
    if (found.row) consumed.push({ start, end });
  }
  if (raws.length === 0 && header === undefined) return undefined;
  return { format: mark ? "csv" : "table", raws: newestCounts(raws), consumed };
};
