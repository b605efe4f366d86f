/** What stands beside a name and is not simply its number: leaders, labels, lines of names, changes. */
import { candidates } from "../case/units.ts";
import type { Mark } from "./marks.ts";
import type { Quantity } from "./quantity.ts";
import { isName } from "./raw.ts";
import { hasCue, type Scene } from "./scene.ts";
import { unitFits } from "./unit-fit.ts";

/** Tokens of a line of names. */
const longestLine = 18;

/** Is the name the last of a line of names without a number? Then the numbers below are not its own alone. */
export const amongNames = (scene: Scene, line: number): boolean => {
  let names = 0;
  for (let at = line - 1; at > line - longestLine && at >= 0 && scene.tokens[at]?.kind !== "line"; at--) {
    if (scene.quantityAt[at]) return false;
    if (scene.marks[at]?.from === at && (scene.marks[at]?.meaning.analytes.length ?? 0) > 0) names++;
  }
  return names > 1;
};

const mostLabel = 20;

/** "hb-1", "mcv-2": a number in a label, where it is no usual value. */
export const isLabel = (scene: Scene, from: Mark, { token, start, value, unit }: Quantity): boolean => {
  const dash = scene.tokens[token - 1];
  if (unit !== undefined || value > mostLabel || !Number.isInteger(value)) return false;
  if (dash?.text !== "-" || dash.end !== start || dash.start !== from.end) return false;
  return !from.meaning.analytes.some((id) => {
    const analyte = scene.lexicon.analytes.get(id);
    return analyte !== undefined && candidates(analyte, value).some((one) => one.value >= analyte.soft[0]);
  });
};

/** "Dropped 2 points overnight, now 7.3": where it stands after the change. */
export const afterChange = (scene: Scene, from: Mark, change: Quantity): Quantity | undefined => {
  for (let at = change.to; at < change.to + 8; at++) {
    if (scene.sentence[at] !== scene.sentence[change.token] || isName(scene.marks[at])) return undefined;
    const settled = hasCue(scene, at, "now") || scene.tokens[at]?.text === "to";
    const quantity = settled ? (scene.quantityAt[at + 1] ?? scene.quantityAt[at + 2]) : undefined;
    if (quantity) return quantity.role === "free" && unitFits(scene, from, quantity) ? quantity : undefined;
  }
  return undefined;
};

/** "Hb ........ 9.8": from the second dot or stroke of a leader to its end. */
export const leaderFrom = (scene: Scene, at: number): number => {
  let to = at;
  while (/^[._-]$/.test(scene.tokens[to]?.text ?? "") && scene.tokens[to + 1]?.text === scene.tokens[to]?.text) to++;
  return to > at ? to + 1 : at;
};
