/** The unit a message is packed from: blocks that stay together, and the words that stand for them in the text fallback. */
import type { types } from "@slack/bolt";
import { limits } from "../limits.ts";

export type Block = types.KnownBlock;

export interface Unit {
  readonly blocks: readonly Block[];
  readonly text: string;
}

/** What Slack is taken to count for a block: its own JSON and what Slack adds to it. */
export const costOf = (block: Block): number => JSON.stringify(block).length + limits.blockCost;
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

const fits = (blocks: readonly Block[]): boolean =>
  blocks.length <= limits.message.blocks &&
  totalCost(blocks) <= limits.messageCost &&
  tablesIn(blocks) <= limits.message.tables;
