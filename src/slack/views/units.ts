/** The unit a message is packed from: blocks that stay together, and the words that stand for them in the text fallback. */
import type { types } from "@slack/bolt";
import type { Part } from "../../conversation/doc.ts";
import { limits } from "../limits.ts";

export type Block = types.KnownBlock;

export interface Unit {
  readonly blocks: readonly Block[];
  readonly text: string;
}

/** Folds left behind a button each. */
export interface Shows {
  readonly kind: "shows";
  readonly titles: readonly string[];
}

/** The parts with each run of folds as one row of buttons. */
export const foldedAway = (parts: readonly Part[]): readonly (Part | Shows)[] => {
  const out: (Part | Shows)[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part.kind !== "fold") out.push(part);
    else if (last?.kind === "shows") out[out.length - 1] = { kind: "shows", titles: [...last.titles, part.title] };
    else out.push({ kind: "shows", titles: [part.title] });
  }
  return out;
};

/** The characters a block takes of a message's JSON. */
export const costOf = (block: Block): number => JSON.stringify(block).length + 1;
export const totalCost = (blocks: readonly Block[]): number => blocks.reduce((sum, each) => sum + costOf(each), 0);

const tablesIn = (blocks: readonly Block[]): number => blocks.filter((each) => each.type === "table").length;

/** Packs units into as few messages as their order and Slack's limits allow. A unit is never taken apart. */
export const packed = (units: readonly Unit[]): readonly (readonly Unit[])[] => {
  const messages: Unit[][] = [];
  for (const unit of units) {
    const last = messages.at(-1);
    const together = last && [...last.flatMap((each) => each.blocks), ...unit.blocks];
    if (last && together && fits(together)) last.push(unit);
    else messages.push([unit]);
  }
  return messages;
};

const wordsIn = (value: unknown): number => {
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (key === "text" && typeof each === "string" ? each.length : wordsIn(each)),
    0,
  );
};

const fits = (blocks: readonly Block[]): boolean =>
  blocks.length <= limits.message.blocks &&
  totalCost(blocks) <= limits.messageCost &&
  wordsIn(blocks) + blocks.length * limits.blockWords <= limits.messageWords &&
  tablesIn(blocks) <= limits.message.tables;
