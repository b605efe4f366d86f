/** Headings of result tables. */
import { fold, isDigit } from "../fold.ts";
import type { Cell, Line } from "./cells.ts";
import { isDate } from "./dates.ts";

/** What a column holds. */
export type Role = "name" | "value" | "earlier" | "unit" | "date" | "code" | "system" | "range" | "flag" | "other";

const values =
  /^(?:current|latest|today|results?|values?|(?:serum|patient|your|observed|obs|current|test) (?:value|result)s?(?: and flag)?|result value|obs value as string|value num|valuenum|finding|in range|out of range|area ?%|%|measured|resultado(?: ac?tual)?s?|esit[oi]|observed|result?aa?t(?:en|er|et|s|o|i)?|ergebnis(?:se)?|(?:mess)?wert|risultat[oi]|valor(?:es|e|i)?|valeurs?|sonuc(?:lar|u)?|hasil(?: pemeriksaan)?|wynik(?:i)?|uitslag(?:en)?|(?:prov|prove)?svar|tulos|eredmeny|rezultat(?:y|ul)?|vysledek|ket qua|αποτελεσμα|результат|结果|測定値|結果|検査値)$/;
const earlier =
  /^(?:previous|prior|last|earlier|past|vorwert|vorbefund|vorige(?: uitslag)?|anterior(?:es)?|anterieurs?|anteriorites?|antecedents?|precedent[ei]?s?|onceki(?: sonuc)?|poprzedni(?:o| wynik)?|forrige|tidligere|foregaende|sebelumnya|resultado anterior|valeur anterieure)(?: (?:results?|values?))?(?: and date)?$/;

const headings: readonly (readonly [Role, RegExp])[] = [
  ["code", /^(?:loinc(?: code)?|loinc code|code|test code|loinc num|lp|nr)$/],
  ["system", /^(?:code system|coding system|system)$/],
  [
    "unit",
    /^(?:units?|uom|u[.]? ?m[.]?|unit of measure|(?:result )?units?|unidad(?:es)?|unites?|einheit(?:en)?|unita(?: di misura)?|unidades?|(?:sonuc )?birim(?:i)?|eenheid|enhet|enhed|satuan|jedn(?:ostka|[.])?|yksikko|mertekegyseg|don vi|jednotka|единицы|ед[.]? ?изм[.]?|单位|単位|valueuom)$/,
  ],
  [
    "name",
    /^(?:(?:lab(?:oratory)? )?test(?: ?name)?|tests|name|component|analyt(?:e|es)?|parametr?[eio]s?|parameter|investigation|laboratory (?:value|test|parameter|finding)|universalname|code description|description|obs|observation|item|display|label|lab|peak name|zone|fraction|exam(?:en|e)?s?|esam[ei]|prueba|determinacion(?:es)?|estudio|analys[ei]?s?|analisi|analisis|untersuchung(?:en)?|bezeichnung|bepaling(?:en)?|onderzoek|badanie|nazwa(?: badania)?|undersokning|undersogelse|prove|tetkik|tahlil|islem(?: adi)?|test adi|(?:jenis )?pemeriksaan|xet nghiem|ten xet nghiem|tutkimus|vizsgalat|(?:denumire )?analiz[ae]|(?:test|investigation) description|εξεταση|показатель|исследование|анализ|тест|项目|検査項目|項目|检验项目)$/,
  ],
  ["value", values],
  ["earlier", earlier],
  [
    "range",
    /\b(?:range|interval|reference|ref|rng|limits?|normal|target|goal|cut-?off)\b|^(?:low|high|lower|upper|min|max|lo|hi|obs range low|obs range high)$|^(?:referen[czs]|refer[ae]n|norm|ref[.]|viite|bio[.]? ref|wartosci? ref|zakres|(?:nilai )?rujukan|nilai normal|tham chieu|норма|референс|参考|基準)|(?:referen(?:tie|ce|cia|za|zwerte|zbereich|s)|riferimento|rujukan|usuelles?)(?: degeri| range)?$/,
  ],
  [
    "flag",
    /^(?:flags?|abnormal(?: flag)?|status|interpretation|h\/l|abn|avv(?:ik)?|drapeau|indicateur|sign|uyari|durum|ket(?:erangan)?|markering|hinweis|bewertung|remark|comments?|nota)$/,
  ],
  [
    "date",
    /^(?:date.*|.*[ _]date|.*date|time|collected(?:[ _]at)?|collection.*|charttime|drawn|fecha.*|dat[ua]m?|effective.*|tarih|tanggal|tgl|dato|pvm|ngay|дата|prelevement.*|abnahme.*|afname.*|coleta|pobrano)$/,
  ],
];

/** As headings are compared; empty for what can be none. */
const wordsOf = (cell: Cell): string => {
  if (cell.text.length > 60 || isDigit(cell.text.charCodeAt(0))) return "";
  const text = fold(cell.text.toLowerCase().replace(/(?<=[a-z])1|1(?=[a-z])/g, "l"))
    .replace(/[*#:"]/g, "")
    .replaceAll("_", " ")
    .trim();
  return text.length > 40 ? "" : text;
};

const roleOf = (text: string): Role | undefined => {
  if (text === "") return undefined;
  return headings.find(([, pattern]) => pattern.test(text))?.[0];
};

/** "Result 15-May-2025", "Vorwert (11.11.24)": the words of a heading, and its date. Other dates are headings by themselves. */
const dated = (text: string): { readonly words: string; readonly date?: string } => {
  if (isDate(text)) return { words: text, date: text };
  const blank = text.length > 40 ? -1 : text.search(/ \(?\d/);
  const [words, date] = [text.slice(0, Math.max(blank, 0)), text.slice(blank + 1).replace(/^\(|\)$/g, "")];
  const known = words !== "" && isDate(date) && ["value", "earlier"].includes(roleOf(fold(words.toLowerCase())) ?? "");
  return known ? { words, date } : { words: text };
};

/** A line that says what stands below it. */
export interface Header {
  readonly roles: readonly (Role | undefined)[];
  /** Dates over value columns. */
  readonly dates: readonly (string | undefined)[];
  readonly by: Line["by"];
  /** Where each heading stands in its line; none where dates ran over several lines. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** The line as a heading, or undefined. Dates over two columns or more need no other heading. */
export const headerOf = (line: Line): Header | undefined => {
  if (line.cells.length < 2) return undefined;
  const own = line.cells.map((cell) => dated(cell.text));
  const dates = own.map(({ date }) => date);
  const words = line.cells.map((cell, at) => wordsOf({ ...cell, text: own[at]?.words ?? "" }));
  // Without a date or a heading of values it is no line of headings, and most lines are none.
  if (!dates.some((date) => date !== undefined) && !words.some((text) => values.test(text) || earlier.test(text)))
    return undefined;
  const roles = words.map(roleOf);
  const known = roles.filter((role) => role !== undefined).length;
  const columns = dates.filter((date, at) => date !== undefined && roles[at] === undefined).length;
  const hasValue = roles.includes("value") || columns > 0;
  const hasName = roles.includes("name") || roles.includes("code");
  const spans = line.cells.map(({ start, end }) => ({ start: start - line.start, end: end - line.start }));
  const header = { roles, dates, by: line.by, spans };
  const onlyDates = columns >= 2 && columns === line.cells.filter((cell) => cell.text !== "").length;
  // "Reference   Previous": the results themselves have no heading.
  const implied = roles.includes("earlier") && known === line.cells.length;
  if (onlyDates || implied) return header;
  return hasValue && (hasName || columns >= 2) && known + columns >= 2 ? header : undefined;
};

const clock = /^\d{1,2}:?\d{2}$/;
const labels = /^(?:lab|labs|date|time|collected|results?|datum|tid|zeit|uhrzeit|heure|hora|ora)$/i;
const overlap = (a: Header["spans"][number], b: Header["spans"][number]): boolean => a.start < b.end && b.start < a.end;

/** A second line of headings: hours below dates, a unit's and a range's column, the date of the earlier results. */
export const widenedBy = (header: Header, line: Line): Header | undefined => {
  const cells = line.cells.filter((cell) => cell.text !== "");
  const roles = cells.map((cell) =>
    labels.test(cell.text) || clock.test(cell.text) ? undefined : roleOf(wordsOf(cell)),
  );
  const fits = cells.every(
    (cell, at) => roles[at] ?? (clock.test(cell.text) || labels.test(cell.text) || isDate(cell.text)),
  );
  if (!fits || cells.length === 0 || header.spans.length === 0) return undefined;
  const columns = header.spans.map((span, at) => ({ span, role: header.roles[at], date: header.dates[at] }));
  const hours = cells.filter((cell) => clock.test(cell.text));
  const dated = columns.filter((column) => column.date !== undefined);
  for (const [at, column] of dated.entries())
    if (hours.length === dated.length)
      column.date = `${column.date} ${hours[at]?.text.replace(/^(\d{2})(\d{2})$/, "$1:$2")}`;
  cells.forEach((cell, at) => {
    const date = isDate(cell.text) ? cell.text : undefined;
    if (date === undefined && roles[at] === undefined) return;
    const span = { start: cell.start - line.start, end: cell.end - line.start };
    const above = columns.find((column) => overlap(column.span, span));
    if (above) Object.assign(above, { role: above.role ?? roles[at], date: above.date ?? date });
    else columns.push({ span, role: roles[at], date });
  });
  columns.sort((a, b) => a.span.start - b.span.start);
  return {
    by: header.by,
    roles: columns.map((column) => column.role),
    dates: columns.map((column) => column.date),
    spans: columns.map((column) => column.span),
  };
};

/** "Lab 09/10/25", "0551 09/09/25": the dates and hours of a heading that ran over several lines; undefined for other lines. */
export const datesOnly = (text: string): readonly string[] | undefined => {
  if (text.length > 200 || !/^\s{0,20}(?:\d|[a-z]{3,9}\s)/i.test(text)) return undefined;
  const words = text.trim().split(/\s+/);
  if (words.length > 24 || !words.every((word) => isDate(word) || clock.test(word) || labels.test(word)))
    return undefined;
  return words.filter((word) => !labels.test(word));
};

/** The heading that such lines make together. */
export const ofDates = (words: readonly string[], by: Line["by"]): Header | undefined => {
  const dates = words.filter((word) => !clock.test(word));
  const hours = words.filter((word) => clock.test(word)).map((hour) => hour.replace(/^(\d{2})(\d{2})$/, "$1:$2"));
  if (dates.length < 2) return undefined;
  const timed = dates.map((date, at) => (hours.length === dates.length ? `${date} ${hours[at]}` : date));
  return { roles: timed.map(() => undefined), dates: timed, by, spans: [] };
};
