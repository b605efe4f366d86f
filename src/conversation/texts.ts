/** All the words of a document, for looking terms up in it. */
import type { Doc, Part, Rich } from "./doc.ts";

const words = (rich: Rich): string => rich.map((span) => span.text).join("");

const textsOf = (part: Part): readonly string[] => {
  switch (part.kind) {
    case "headline":
    case "verbatim":
      return [part.text];
    case "alert":
      return [words(part.text), words(part.action ?? [])];
    case "text":
    case "context":
      return [words(part.text)];
    case "list":
      return part.items.map(words);
    case "table":
      return [part.caption, ...part.columns.map((each) => each.title), ...part.rows.flatMap((row) => row.map(words))];
    case "bars":
      return [part.caption, ...part.bars.map((bar) => bar.label)];
    case "fold":
      return [part.title, ...part.parts.flatMap(textsOf)];
    default:
      return [];
  }
};

/** Every text, line by line. */
export const richTexts = (doc: Doc): string => [doc.summary, ...doc.parts.flatMap(textsOf)].join("\n");
