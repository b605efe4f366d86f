/** What a card folds away, as a modal. */
import type { types } from "@slack/bolt";
import type { Doc, Part } from "../../conversation/doc.ts";
import { limits } from "../limits.ts";
import { type Tag, tagged } from "../tag.ts";
import { modalBlocks } from "./blocks.ts";
import { foldValue } from "./button.ts";
import { clean } from "./clean.ts";
import type { FormMemory } from "./form.ts";

const foldCallback = "fold";
type Fold = Extract<Part, { kind: "fold" }>;

/** The fold a button named; all of them, opened out, when the card has changed since and it is gone. */
const asked = (doc: Doc, value: string): Fold => {
  const folds = doc.parts.filter((part) => part.kind === "fold");
  const found = folds.find((fold) => foldValue(fold.title) === value);
  const changed: Part = { kind: "text", text: [{ text: "The card has changed since. This is what it holds now." }] };
  return found ?? { kind: "fold", title: "Details", parts: [changed, ...folds] };
};

/** The modal for the fold whose button carried `value`; its own buttons belong to the conversation of `memory`. */
export const foldView = (doc: Doc, value: string, memory: FormMemory): types.ModalView => {
  const fold = asked(clean(doc), clean(value));
  const title = fold.title.trim() || "Details";
  const { thread, user } = memory.place ?? {};
  const of = memory.epoch === undefined ? {} : { epoch: memory.epoch };
  const tag: Tag = { kind: "other", ...(thread ? { thread } : {}), ...(user ? { user } : {}), ...of };
  let row = 0;
  const heading: Part = { kind: "headline", text: title };
  // A title that the window's own has no room for stands in full on top.
  const fits = title.length <= limits.view.title;
  const body = modalBlocks(fits ? fold.parts : [heading, ...fold.parts], () => tagged(tag, row++));
  return {
    type: "modal",
    callback_id: foldCallback,
    private_metadata: JSON.stringify(memory),
    title: { type: "plain_text", text: fits ? title : "Details" },
    close: { type: "plain_text", text: "Close" },
    blocks: [...(body.length > 0 ? body : modalBlocks([heading], () => tagged(tag, row++)))],
  };
};
