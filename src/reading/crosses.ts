/** The ward's shorthand for a blood count without names: 6.2 > 9.8/31 < 250, or "CBC 6.2/9.8/31/250". */
import type { Quantity } from "./quantity.ts";
import type { Raw } from "./raw.ts";
import type { Scene } from "./scene.ts";

const order = ["wbc", "hb", "hct", "plt"] as const;
const counts = new Set(["cbc", "fbc"]);

const gapOf = (scene: Scene, left: Quantity, right: Quantity): string =>
  right.start - left.end < 6 ? scene.folded.slice(left.end, right.start).trim() : "#";

/** From one number of the cross to the next, over a line and its indentation. */
const longestGap = 40;

const isCount = (scene: Scene, at: number): boolean =>
  counts.has(scene.tokens[at]?.text ?? "") ||
  (scene.tokens[at]?.text === ":" && counts.has(scene.tokens[at - 1]?.text ?? ""));

/** Haematocrit is about three times haemoglobin in g/dL; slashes alone say too little. */
const agree = (hb: Quantity, hct: Quantity): boolean => {
  const grams = hb.value < 30 ? hb.value : hb.value / 10;
  return hct.value / grams > 2.2 && hct.value / grams < 4.2;
};

const isCross = (scene: Scene, four: readonly Quantity[]): boolean => {
  const [wbc, hb, hct, plt] = four;
  if (!wbc || !hb || !hct || !plt || four.some((one) => one.role !== "free") || !agree(hb, hct)) return false;
  const gaps = gapOf(scene, wbc, hb) + gapOf(scene, hb, hct) + gapOf(scene, hct, plt);
  return gaps === ">/<" || gaps === "\\//" || (gaps === "///" && isCount(scene, wbc.token - 1));
};

/** The drawn cross over lines: "6.2 \\ 9.8 / 250" above "/ 31 \\", or Hb above and Hct below "6.2 >---< 250". */
const isDrawn = (scene: Scene, four: readonly Quantity[]): readonly Quantity[] | undefined => {
  const [a, b, c, d] = four;
  if (!a || !b || !c || !d || four.some((one) => one.role !== "free") || d.end - a.start > 120) return undefined;
  const gap = (left: Quantity, right: Quantity): string =>
    scene.folded.slice(left.end, right.start).replace(/[ \t]/g, "");
  const ab = gap(a, b);
  if (!/^(?:\\|>-{0,9}|\n)$/.test(ab)) return undefined;
  const [bc, cd] = [gap(b, c), gap(c, d)];
  if (
    /^(?:\\|>-{0,9})$/.test(ab ?? "") &&
    /^(?:\/|-{0,9}<)$/.test(bc ?? "") &&
    /^\n[/\\]$/.test(cd ?? "") &&
    agree(b, d)
  )
    return [a, b, d, c];
  const stacked = /^\n$/.test(ab ?? "") && /^[>)]?-{1,9}[<(]?$/.test(bc ?? "") && /^\n$/.test(cd ?? "");
  return stacked && agree(a, d) ? [b, a, d, c] : undefined;
};

/** Blood counts in shorthand. Marks their numbers as taken. */
export const crosses = (scene: Scene): readonly Raw[] => {
  const found: Raw[] = [];
  for (let at = 0; at + 3 < scene.quantities.length; at++) {
    const [first, second] = [scene.quantities[at], scene.quantities[at + 1]];
    // Most numbers have words behind them.
    if (!first || !second || second.start - first.end > longestGap) continue;
    if (!/[\\>/\n]/.test(scene.folded.slice(first.end, second.start))) continue;
    const next = scene.quantities.slice(at, at + 4);
    const four = isCross(scene, next) ? next : isDrawn(scene, next);
    if (!four) continue;
    four.forEach((quantity, index) => {
      const id = order[index];
      quantity.role = "taken";
      if (!id || !scene.lexicon.analytes.has(id)) return;
      const { value, start, end, token } = quantity;
      found.push({ analytes: [id], value, start, end, token });
    });
  }
  return found;
};
