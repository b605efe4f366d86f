/** C-CDA and other XML or HTML result tables: tags become cell and line marks of the same length, then it is a table. */
import type { Lexicon } from "../lexicon.ts";
import type { Raw } from "../raw.ts";
import { cleaned } from "./clean.ts";
import type { Formatted } from "./formats.ts";
import { newestCounts, quoted, rawOfRow } from "./rows.ts";
import { table } from "./table.ts";

/** Does the text hold marked-up table rows, or coded observations? */
export const isCcda = (text: string): boolean =>
  (/<t[rdh][\s>]/i.test(text) && /<\/t[dh]>/i.test(text)) || (/<observation[\s>]/.test(text) && /<value\s/.test(text));

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&#160;": " ",
  "&nbsp;": " ",
  "&#xa0;": " ",
};

const instead = (tag: string): string => {
  const name = /^<(\/?)([a-z0-9:]+)/i.exec(tag);
  const closing = name?.[1] === "/";
  const kind = (name?.[2] ?? "").toLowerCase();
  if (closing && (kind === "td" || kind === "th")) return "|".padEnd(tag.length);
  if (
    (!closing && ["tr", "table"].includes(kind)) ||
    (closing && ["tr", "p", "title", "thead", "table"].includes(kind)) ||
    kind === "br"
  )
    return "\n".padEnd(tag.length);
  return " ".repeat(tag.length);
};

/** The text with markup replaced by blanks, cell bars and line ends; every character keeps its place. */
export const unmarked = (text: string): string =>
  text
    .replace(/[\r\n]/g, " ")
    .replace(/<[^<>]{0,2000}>/g, instead)
    .replace(/&(?:lt|gt|amp|nbsp|#160|#xa0);/gi, (entity) =>
      (entities[entity.toLowerCase()] ?? " ").padEnd(entity.length),
    );

const attribute = (tag: string, name: string): string | undefined =>
  new Map(
    [...tag.matchAll(/(?<![a-zA-Z:])([a-zA-Z:]{1,30})="([^"<>]{0,120})"/g)].map((match) => [match[1], match[2]]),
  ).get(name);

const firstTag = (block: string, name: string): string => {
  const from = block.indexOf(`<${name} `);
  return from < 0 ? "" : block.slice(from, block.indexOf(">", from) + 1).slice(0, 400);
};

const stamp = (time: string | undefined): string | undefined => {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?/.exec(time ?? "") ?? [];
  return year && `${year}-${month}-${day}${hour === undefined ? "" : ` ${hour}:${minute}`}`;
};

const withdrawn = new Set(["aborted", "cancelled", "held", "suspended", "new", "active"]);

/** One coded observation: its code and name, its time, and its value with a unit. */
const observed = (lexicon: Lexicon, block: string): readonly Raw[] => {
  const code = firstTag(block, "code");
  const value = firstTag(block, "value");
  const [number, unit] = [attribute(value, "value"), attribute(value, "unit")];
  if (number === undefined || withdrawn.has(attribute(firstTag(block, "statusCode"), "code") ?? "")) return [];
  const name = attribute(code, "displayName");
  const at = stamp(attribute(firstTag(block, "effectiveTime"), "value") ?? attribute(firstTag(block, "low"), "value"));
  const own = attribute(code, "code") ?? "";
  const row = { codes: [own], names: name === undefined ? [] : [name], value: number, start: 0, end: 0 };
  const raw = rawOfRow(lexicon, { ...row, ...(unit && unit !== "1" && { unit }), ...(at && { at }) });
  return raw ? [quoted(lexicon, raw)] : [];
};

const observations = (lexicon: Lexicon, text: string): readonly Raw[] =>
  text
    .split("<observation")
    .slice(1)
    .flatMap((block) => observed(lexicon, block.split("</observation>", 1)[0] ?? ""));

/** Reads marked-up result tables. Coded entries are read where there is no table beside them that says the same. */
export const ccda = (text: string, lexicon: Lexicon): Formatted => {
  const told = table(cleaned(unmarked(text)), lexicon)?.raws ?? [];
  const raws = told.length > 0 ? told : newestCounts(observations(lexicon, text));
  return { format: "ccda", raws, consumed: [{ start: 0, end: text.length }] };
};
