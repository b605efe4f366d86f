/** Level words that tell something else: how far a result moved, or what is normal for anybody. */
import type { Level } from "../case/case.ts";
import type { Mark } from "./marks.ts";
import type { Scene } from "./scene.ts";

/** A level word found for a name. */
export interface Found {
  readonly level: Level;
  /** First token of the words that say it. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

/** In "Hb up 18" and "a rise in Hb of 18" the word tells a change, and the value may still be low. */
export const tellsChange = (scene: Scene, name: Mark, { from, start, end }: Found): boolean => {
  for (let at = Math.min(from, name.from) - 6; at < name.to + 7; at++) {
    const quantity = scene.quantityAt[at];
    if (quantity?.role === "change" && scene.sentence[at] === scene.sentence[from])
      return quantity.start - end < 5 && start - quantity.end < 12;
  }
  return false;
};

/** "Normal Hb for women is 120–160": what is normal, not whose it is. */
export const tellsRange = (scene: Scene, name: Mark, { level, from }: Found): boolean => {
  if (level !== "normal" || from >= name.from) return false;
  for (let at = name.to; at < name.to + 7 && scene.sentence[at] === scene.sentence[name.from]; at++) {
    const quantity = scene.quantityAt[at];
    if (quantity) return quantity.role === "range";
  }
  return false;
};
