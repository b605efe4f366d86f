/** Headings of result tables. */
import { isDigit } from "../fold.ts";
import type { Cell, Line } from "./cells.ts";
import { isDate } from "./dates.ts";

/** What a column holds. */
export type Role = "name" | "value" | "earlier" | "unit" | "date" | "code" | "system" | "range" | "flag" | "other";

const values =
  /^(?:current|latest|today|results?|values?|(?:serum|patient|your|observed|obs) (?:value|result)s?|result value|obs_value_as_string|value_num|valuenum|finding|resultado|resultat|ergebnis|wert|risultato|valor|valeur|sonuc)$/;

const headings: readonly (readonly [Role, RegExp])[] = [
  ["code", /^(?:loinc(?: code)?|loinc_code|code|test code|loinc_num)$/],
  ["system", /^(?:code system|coding system|system)$/],
  [
    "name",
    /^(?:(?:lab(?:oratory)? )?test(?: name)?|name|component|analyte|parameter|investigation|laboratory (?:value|test|parameter|finding)|universalname|code description|description|obs|observation|item|lab|prueba|analyse|untersuchung|esame|exame|parametre|determinacion)$/,
  ],
  ["value", values],
  ["earlier", /^(?:previous|prior|last|earlier)(?: (?:results?|values?))?$/],
  ["unit", /^(?:units?|uom|unit of measure|unidad(?:es)?|unite|einheit|unita|unidade|birim|valueuom)$/],
  [
    "range",
    /\b(?:range|interval|reference|ref|rng|limits?|normal)\b|^(?:low|high|lower|upper|min|max|obs_range_low|obs_range_high|referencia)$|^(?:referenz|norm)/,
  ],
  ["flag", /^(?:flag|flags|abnormal(?: flag)?|status|interpretation|h\/l|abn)$/],
  ["date", /^(?:date.*|.*date|time|collected|collection.*|charttime|drawn|fecha|datum|data|effective.*)$/],
];

/** As headings are compared; empty for what can be none. */
const wordsOf = (cell: Cell): string => {
  if (cell.text.length > 60 || isDigit(cell.text.charCodeAt(0))) return "";
  const text = cell.text.replace(/[*#:]/g, "").trim().toLowerCase();
  return text.length > 40 ? "" : text;
};

const roleOf = (text: string): Role | undefined => {
  if (text === "") return undefined;
  return headings.find(([, pattern]) => pattern.test(text))?.[0];
};

/** A line that says what stands below it. */
export interface Header {
  readonly roles: readonly (Role | undefined)[];
  /** Dates over value columns. */
  readonly dates: readonly (string | undefined)[];
  readonly by: Line["by"];
}

/** The line as a heading, or undefined. Dates over two columns or more need no other heading. */
export const headerOf = (line: Line): Header | undefined => {
  if (line.cells.length < 2) return undefined;
  const dates = line.cells.map((cell) => (isDate(cell.text) ? cell.text : undefined));
  const words = line.cells.map(wordsOf);
  // Without a date or a heading of values it is no line of headings, and most lines are none.
  if (!dates.some((date) => date !== undefined) && !words.some((text) => values.test(text))) return undefined;
  const roles = words.map(roleOf);
  const known = roles.filter((role) => role !== undefined).length;
  const dated = dates.filter((date) => date !== undefined).length;
  const hasValue = roles.includes("value") || dated > 0;
  const hasName = roles.includes("name") || roles.includes("code");
  const onlyDates = dated >= 2 && dated === line.cells.filter((cell) => cell.text !== "").length;
  if (onlyDates) return { roles, dates, by: line.by };
  return hasValue && (hasName || dated >= 2) && known + dated >= 2 ? { roles, dates, by: line.by } : undefined;
};
