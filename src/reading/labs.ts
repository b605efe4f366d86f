/** Names and numbers → raw readings, in any of the orders people write them. */
import { candidates } from "../case/units.ts";
import { crosses } from "./crosses.ts";
import { between, freeAfter, group, inList, respectively, slashed } from "./grouped.ts";
import { kinsResult } from "./kin.ts";
import type { Mark } from "./marks.ts";
import type { Quantity } from "./quantity.ts";
import { analytesOf, isName, type Raw, rawOf, writtenUnit } from "./raw.ts";
import { reach } from "./reach.ts";
import type { Scene } from "./scene.ts";
import { series } from "./series.ts";
import { unitAt } from "./unit-at.ts";
import { unitFits } from "./unit-fit.ts";

/** "Hb/Hct 9.8/31" said as "Hb 9.8/31". */
const haematocritAfter = (scene: Scene, taken: readonly Raw[], quantity: Quantity): readonly Raw[] => {
  const [raw] = taken;
  if (!raw?.analytes.includes("hb") || !scene.lexicon.analytes.has("hct")) return [];
  const next = freeAfter(scene, quantity);
  if (!next || between(scene, quantity, next) !== "/" || (next.unit !== undefined && next.unit !== "%")) return [];
  const gramsPerLitre = raw.value < 30 ? raw.value * 10 : raw.value;
  const percent = next.value < 1 ? next.value * 100 : next.value;
  if (percent / gramsPerLitre < 0.2 || percent / gramsPerLitre > 0.45) return [];
  next.role = "taken";
  const unit = next.unit === undefined ? {} : { unit: "%" };
  return [{ analytes: ["hct"], value: next.value, ...unit, start: next.start, end: next.end, token: next.token }];
};

const suits = (scene: Scene, mark: Mark, value: number): boolean =>
  analytesOf(scene, mark).some((id) => {
    const analyte = scene.lexicon.analytes.get(id);
    return analyte !== undefined && candidates(analyte, value).length > 0;
  });

const endingAt = (scene: Scene, to: number): Quantity | undefined => {
  for (let at = to - 1; at >= 0 && at > to - 9; at--) {
    const quantity = scene.quantityAt[at];
    if (quantity) return quantity.to === to ? quantity : undefined;
  }
  return undefined;
};

const sexes = new Set("f m female male woman man girl boy aged age".split(" "));

/** "F 30 ferritin low": the bare number behind a sex is an age. */
const isAge = (scene: Scene, { token }: Quantity): boolean =>
  sexes.has(scene.tokens[token - 1]?.text ?? "") && /^\d{1,3}$/.test(scene.tokens[token]?.text ?? "");

/** "8000 leukocytes/µL", "50 µg/dL ferritin": the number first. */
const before = (scene: Scene, mark: Mark): readonly Raw[] => {
  const quantity = endingAt(scene, mark.from);
  if (quantity?.role !== "free" || !unitFits(scene, mark, quantity)) return [];
  const trailing = /^ ?\//.test(scene.folded.slice(mark.end, mark.end + 2))
    ? unitAt(scene.lexicon, scene.folded, mark.end)
    : undefined;
  const unit = trailing?.lab ? scene.text.slice(trailing.start, trailing.end) : undefined;
  const bare = quantity.unit === undefined && unit === undefined;
  if (bare && (quantity.value <= 4 || mark.end - mark.start < 3 || isAge(scene, quantity))) return [];
  if (bare && !suits(scene, mark, quantity.value)) return [];
  quantity.role = "taken";
  return [rawOf(scene, mark, quantity, { ...(unit && { unit }), end: trailing?.lab ? trailing.end : mark.end })];
};

const aux = new Set("to may can could will would might which that could should does often not".split(" "));

/** "May lead to", "leads", "12-lead": the verb and the wire, not the metal. */
const isVerb = (scene: Scene, mark: Mark): boolean => {
  const word = scene.folded.slice(mark.start, mark.end);
  if (word !== "lead" && word !== "leads") return false;
  const [before, after] = [scene.tokens[mark.from - 1]?.text ?? "", scene.tokens[mark.to]?.text ?? ""];
  return (
    word === "leads" || aux.has(before) || before === "-" || after === "to" || scene.tokens[mark.to + 1]?.text === "-"
  );
};

const flags = new Set(["h", "l", "hh", "ll", "a", "high", "low", "*", "↑", "↓"]);

/** "9.8 L g/dL 12.0-16.0": the unit stands behind the flag. A flag is never itself the unit. */
const unitAfterFlag = (scene: Scene, mark: Mark, quantity: Quantity): string | undefined => {
  const flag = scene.tokens[quantity.to];
  if (!flag || !flags.has(flag.text)) return undefined;
  const unit = unitAt(scene.lexicon, scene.folded, flag.end);
  if (!unit?.lab || !/[/%]|^fl$|^pg$/.test(scene.folded.slice(unit.start, unit.end))) return undefined;
  const written = scene.text.slice(unit.start, unit.end);
  return unitFits(scene, mark, { ...quantity, unit: scene.folded.slice(unit.start, unit.end) }) ? written : undefined;
};

/** "9.8 L 12.0-16.0 g/dL": the unit stands behind the reference range. */
const unitAfterRange = (scene: Scene, mark: Mark, quantity: Quantity): string | undefined => {
  if (quantity.unit !== undefined) return undefined;
  const flagged = unitAfterFlag(scene, mark, quantity);
  if (flagged !== undefined) return flagged;
  for (let at = quantity.to; at < quantity.to + 7; at++) {
    const next = scene.quantityAt[at];
    if (scene.tokens[at]?.kind === "line" || (next && next.role !== "range") || isName(scene.marks[at]))
      return undefined;
    if (next?.unit !== undefined && unitFits(scene, mark, next)) return writtenUnit(scene, next);
  }
  return undefined;
};

/** The first of the numbers behind a list of names with slashes, when the name itself doesn't reach it. */
const ahead = (
  scene: Scene,
  { to, start }: Mark,
): { readonly quantity: Quantity; readonly unit?: string } | undefined => {
  if (scene.folded[start - 1] !== "/" && scene.tokens[to]?.text !== "/") return undefined;
  for (let at = to; at < to + 16 && scene.tokens[at]?.kind !== "line"; at++) {
    const quantity = scene.quantityAt[at];
    if (quantity) return inList(scene, start, quantity) === undefined ? undefined : { quantity };
  }
  return undefined;
};

const forward = (scene: Scene, at: number, mark: Mark): readonly Raw[] => {
  const names = group(scene, at);
  const last = names.at(-1);
  if (names.length > 1 && last) {
    const reached = reach(scene, last);
    const several = reached && slashed(scene, names, reached.quantity);
    if (several && several.length > 0) return several;
  }
  const reached = reach(scene, mark) ?? ahead(scene, mark);
  if (!reached) return [];
  const own = inList(scene, mark.start, reached.quantity);
  if (own === "none") return [];
  if (own) {
    own.role = "taken";
    return [rawOf(scene, mark, own, { start: own.start, end: own.end })];
  }
  const taken = series(scene, mark, reached.quantity, reached.unit ?? unitAfterRange(scene, mark, reached.quantity));
  return [...taken, ...haematocritAfter(scene, taken, reached.quantity)];
};

/** A relative's number is nobody's here. */
const passOver = (scene: Scene, mark: Mark): void => {
  const reached = reach(scene, mark);
  if (reached) reached.quantity.role = "kin";
};

/** Every number of the scene that belongs to a known name. Marks them as taken. */
export const rawLabs = (scene: Scene): readonly Raw[] => {
  const found: Raw[] = [...crosses(scene), ...respectively(scene)];
  scene.phrases.forEach((mark, at) => {
    if (mark.meaning.analytes.length === 0 || isVerb(scene, mark)) return;
    if (kinsResult(scene, mark)) {
      passOver(scene, mark);
      return;
    }
    const read = forward(scene, at, mark);
    found.push(...(read.length > 0 ? read : before(scene, mark)));
  });
  return found;
};
