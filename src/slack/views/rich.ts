/** Runs of text as rich_text: typed nodes, in which nothing can become a mention or markup. */
import type { types } from "@slack/bolt";
import type { Rich, Span } from "../../conversation/doc.ts";

type RichTextElement = types.RichTextElement;

/** Cuts a run into runs of at most `max` characters, at white space where there is some. No character is lost. */
export const pieces = (rich: Rich, max: number): readonly Rich[] => {
  const done: Span[][] = [];
  let row: Span[] = [];
  let room = max;
  for (const span of rich) {
    let rest = span.text;
    while (rest.length > room) {
      const at = cutAt(rest, room);
      row.push({ ...span, text: rest.slice(0, at) });
      done.push(row);
      row = [];
      room = max;
      rest = rest.slice(at);
    }
    row.push({ ...span, text: rest });
    room -= rest.length;
  }
  return [...done, row].map(tidy).filter((each) => each.length > 0);
};

const cutAt = (text: string, room: number): number => {
  const space = Math.max(text.lastIndexOf(" ", room - 1), text.lastIndexOf("\n", room - 1)) + 1;
  if (space > room / 2) return space;
  const splitsPair = room > 0 && /[\ud800-\udbff]/.test(text[room - 1] ?? "");
  return splitsPair ? room - 1 : room;
};

/** Neighbours of one style become one run, and empty runs go: each costs Slack's budget some forty characters. */
const tidy = (rich: Rich): Rich => {
  const out: Span[] = [];
  for (const span of rich) {
    const last = out.at(-1);
    if (span.text === "") continue;
    if (last && last.style === span.style && !last.person && !span.person)
      out[out.length - 1] = { ...last, text: last.text + span.text };
    else out.push(span);
  }
  return out;
};

/** Slack shows a person by their id; any other surface's id is shown as text. */
const slackPerson = /^[UW][A-Z0-9]+$/;

const node = (span: Span): RichTextElement =>
  span.person !== undefined && slackPerson.test(span.person) ? { type: "user", user_id: span.person } : words(span);

const words = (span: Span): RichTextElement => ({
  type: "text",
  text: span.text,
  ...(span.style === undefined ? {} : { style: span.style === "strong" ? { bold: true } : { italic: true } }),
});

export const section = (rich: Rich): types.RichTextSection => ({
  type: "rich_text_section",
  elements: tidy(rich).map(node),
});
/** Set off by a bar at its side. */
export const quote = (rich: Rich): types.RichTextQuote => ({
  type: "rich_text_quote",
  elements: tidy(rich).map(node),
});
export const preformatted = (text: string): types.RichTextPreformatted => ({
  type: "rich_text_preformatted",
  elements: [{ type: "text", text }],
});
export const bullets = (items: readonly Rich[]): types.RichTextList => ({
  type: "rich_text_list",
  style: "bullet",
  elements: items.map(section),
});
export const block = (...elements: types.RichTextBlockElement[]): types.RichTextBlock => ({
  type: "rich_text",
  elements,
});
export const lengthOf = (rich: Rich): number => rich.reduce((sum, span) => sum + span.text.length, 0);
export const wordsOf = (rich: Rich): string => rich.map((span) => span.text).join("");
