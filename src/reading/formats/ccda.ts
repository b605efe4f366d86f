/** C-CDA and other XML or HTML result tables: tags become cell and line marks of the same length, then it is a table. */
import type { Lexicon } from "../lexicon.ts";
import type { Formatted } from "./formats.ts";
import { table } from "./table.ts";

/** Does the text hold marked-up table rows? */
export const isCcda = (text: string): boolean => /<t[rdh][\s>]/i.test(text) && /<\/t[dh]>/i.test(text);

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

/** Reads marked-up result tables. Structured entries beside the text are not read: the table says the same. */
export const ccda = (text: string, lexicon: Lexicon): Formatted => {
  const found = table(unmarked(text), lexicon);
  return { format: "ccda", raws: found?.raws ?? [], consumed: [{ start: 0, end: text.length }] };
};
