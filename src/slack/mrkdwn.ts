/** Text in and out of Slack's markup. Nothing a person typed may come back as a mention, a link or formatting. */
import type { Rich, Span } from "../conversation/doc.ts";

const ZERO_WIDTH_SPACE = "\u200b";

/** Escapes the three characters that open mentions, links and entities. */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** As `escaped`, and `* _ ~ \`` are kept from pairing up into formatting. */
export const inert = (text: string): string =>
  escaped(text).replace(/[*_~`]/g, (mark) => `${ZERO_WIDTH_SPACE}${mark}${ZERO_WIDTH_SPACE}`);

/** Marks stand at the words themselves: blanks inside them would undo the formatting. */
const marked = (text: string, mark: string): string => {
  const words = text.trim();
  if (words === "" || words.includes("\n")) return text;
  const start = text.indexOf(words);
  return `${text.slice(0, start)}${mark}${words}${mark}${text.slice(start + words.length)}`;
};

const spanMrkdwn = (span: Span): string => {
  if (span.person !== undefined && /^[UW][A-Z0-9]+$/.test(span.person)) return `<@${span.person}>`;
  const text = inert(span.text);
  if (span.style === "strong") return marked(text, "*");
  return span.style === "quiet" ? marked(text, "_") : text;
};

/** A run of text as mrkdwn. */
export const mrkdwn = (rich: Rich): string => rich.map(spanMrkdwn).join("");

/** What a person meant by a message as Slack delivers it: entities undone, links and channels reduced to their words. */
export const fromSlack = (text: string, botUser?: string): string =>
  text
    .replaceAll(botUser === undefined ? /(?!)/g : `<@${botUser}>`, " ")
    .replace(/<(?:https?|mailto|tel):[^|<>]*\|([^<>]*)>/g, "$1")
    .replace(/<(?:mailto:|tel:)?([^|<>@#!][^|<>]*)>/g, "$1")
    .replace(/<[@#!][^|<>]*\|([^<>]*)>/g, "$1")
    .replace(/<[@#!][^<>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
