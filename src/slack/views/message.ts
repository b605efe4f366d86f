/** A reply as Slack messages: pure, inside every limit, with a text that says the same. */
import type { Doc, Part } from "../../conversation/doc.ts";
import type { Reply } from "../../conversation/reply.ts";
import { limits, shortened } from "../limits.ts";
import { escaped } from "../mrkdwn.ts";
import { type Tag, tagged } from "../tag.ts";
import { unitsOf } from "./blocks.ts";
import { clean } from "./clean.ts";
import { oldUnitsOf } from "./old.ts";
import { type Block, foldedAway, packed, type Unit } from "./units.ts";

export interface Message {
  readonly text: string;
  readonly blocks: Block[];
}

export interface MessageOptions {
  /** What the rows of buttons remember. */
  readonly tag?: Tag;
  /** Old blocks only: after `invalid_blocks`, or for clients without the new ones. */
  readonly old?: boolean;
  /** Someone else will read it: no buttons, and a line that says who shared it. */
  readonly sharedBy?: string;
  /** `buttons` leaves folded parts behind a button each, so that the message stays one; `inline` (default) folds them in place. */
  readonly folds?: "inline" | "buttons";
}

const withoutButtons = (parts: readonly Part[]): readonly Part[] =>
  parts
    .filter((part) => part.kind !== "buttons")
    .map((part) => (part.kind === "fold" ? { ...part, parts: withoutButtons(part.parts) } : part));

const names = (tag: Tag): ((row: number) => string) => {
  let next = 0;
  return () => tagged(tag, next++);
};

const messageOf = (units: readonly Unit[], summary: string, index: number, of: number): Message => {
  const opening = of === 1 ? summary : `${summary} (${index + 1} of ${of})`;
  const words = [opening, ...units.map((unit) => unit.text)].filter((text) => text !== "").join("\n");
  return { text: shortened(escaped(words) || " ", limits.message.text), blocks: units.flatMap((unit) => unit.blocks) };
};

const sharedLine = (user: string): Unit => ({
  blocks: [
    {
      type: "rich_text",
      elements: [
        {
          type: "rich_text_section",
          elements: [
            { type: "text", text: "Shared by " },
            { type: "user", user_id: user },
            { type: "text", text: " · ask about it in the thread" },
          ],
        },
      ],
    },
  ],
  text: "",
});

/** The messages a document needs: one nearly always, more when Slack's limits ask for it. Nothing is left out. */
export const messagesOfDoc = (said: Doc, options: MessageOptions = {}): readonly Message[] => {
  const doc = clean(said);
  const draw = options.old ? oldUnitsOf : unitsOf;
  const parts = options.sharedBy === undefined ? doc.parts : withoutButtons(doc.parts);
  const shown = options.folds === "buttons" ? foldedAway(parts) : parts;
  const drawn = draw(shown, names(options.tag ?? { kind: "other" }));
  const units = drawn.length > 0 ? drawn : draw([{ kind: "text", text: [{ text: doc.summary || "…" }] }], () => "");
  const all = options.sharedBy === undefined ? units : [sharedLine(options.sharedBy), ...units];
  const groups = packed(all);
  return groups.map((group, index) => messageOf(group, doc.summary, index, groups.length));
};

/**
 * The messages of a reply. A card stays one message where it can, as it is edited in place: its folds are behind buttons, and its
 * buttons know that they stand on a card. So are those of a page that would fill the screen.
 */
export const messagesOf = (reply: Reply, options: MessageOptions = {}): readonly Message[] => {
  const kind = reply.kind === "card" ? "card" : ((reply.kind === "answer" ? reply.again : undefined) ?? "other");
  const folds = options.folds ?? (kind === "other" ? "inline" : "buttons");
  return messagesOfDoc(reply.doc, { ...options, folds, tag: { ...options.tag, kind } });
};
