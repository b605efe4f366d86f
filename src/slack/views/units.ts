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

/** What of Slack's limits a message, or a unit of one, uses up. */
interface Use {
  readonly blocks: number;
  readonly cost: number;
  readonly words: number;
  readonly tables: number;
}

const wordsIn = (value: unknown): number => {
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (key === "text" && typeof each === "string" ? each.length : wordsIn(each)),
    0,
  );
};

const useOf = ({ blocks }: Unit): Use => ({
  blocks: blocks.length,
  cost: totalCost(blocks),
  words: wordsIn(blocks) + blocks.length * limits.blockWords,
  tables: blocks.filter((each) => each.type === "table").length,
});

const both = (a: Use, b: Use): Use => ({
  blocks: a.blocks + b.blocks,
  cost: a.cost + b.cost,
  words: a.words + b.words,
  tables: a.tables + b.tables,
});

const fits = ({ blocks, cost, words, tables }: Use): boolean =>
  blocks <= limits.message.blocks &&
  cost <= limits.messageCost &&
  words <= limits.messageWords &&
  tables <= limits.message.tables;

/** Packs units into as few messages as their order and Slack's limits allow. A unit is never taken apart. */
export const packed = (units: readonly Unit[]): readonly (readonly Unit[])[] => {
  const messages: Unit[][] = [];
  let used: Use | undefined;
  for (const unit of units) {
    const own = useOf(unit);
    const together = used && both(used, own);
    const last = messages.at(-1);
    if (last && together && fits(together)) {
      last.push(unit);
      used = together;
    } else {
      messages.push([unit]);
      used = own;
    }
  }
  return messages;
};
