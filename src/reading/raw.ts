/** A number tied to a name, before its unit is settled. */
import type { AnalyteId } from "../knowledge/types.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Mark } from "./marks.ts";
import type { Quantity } from "./quantity.ts";
import { hasCue, type Scene } from "./scene.ts";

export interface Raw {
  /** One, or several when the name fits several ("retic count": per cent or absolute). Likeliest first. */
  readonly analytes: readonly AnalyteId[];
  readonly value: number;
  readonly other?: number | undefined;
  readonly bound?: "<" | ">" | undefined;
  /** As written. */
  readonly unit?: string | undefined;
  readonly start: number;
  readonly end: number;
  /** First token of its name, or of the number itself in a series; -1 when a structured format gave it. */
  readonly token: number;
  readonly at?: string;
  readonly past?: boolean;
  /** Its name is one that only other results of its kind in the same table make credible ("F", "SR", "Sat"). */
  readonly printed?: true;
  /** Words to show where the text has no readable stretch for it. */
  readonly quote?: string;
}

/** A class for the reason given at `Named`. */
class Tied implements Raw {
  readonly analytes: readonly AnalyteId[];
  readonly value: number;
  readonly other: number | undefined;
  readonly bound: "<" | ">" | undefined;
  readonly unit: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly token: number;
  constructor(of: Raw) {
    this.analytes = of.analytes;
    this.value = of.value;
    this.other = of.other;
    this.bound = of.bound;
    this.unit = of.unit;
    this.start = of.start;
    this.end = of.end;
    this.token = of.token;
  }
}

const siblings: ReadonlyMap<AnalyteId, readonly AnalyteId[]> = new Map([
  ["rdw_cv", ["rdw_cv", "rdw_sd"]],
  ["retic_pct", ["retic_pct", "retic_abs"]],
]);

/** A name that means one of a pair means either, until the unit or the size decides. */
export const siblingsOf = (lexicon: Lexicon, named: readonly AnalyteId[]): readonly AnalyteId[] => {
  const only = named[0];
  if (only === undefined || named.length > 1) return named;
  return siblings.get(only)?.filter((id) => lexicon.analytes.has(id)) ?? named;
};

const french = /\b(?:vgm|tcmh|ccmh|hemoglobine|ferritine|plaquettes|homme|femme|ans|globules|transferrine)\b/;

/** "Fer" is French for iron, and short for ferritin elsewhere. */
const inFrench = (scene: Scene, named: readonly AnalyteId[]): readonly AnalyteId[] =>
  named.length > 1 && named.includes("iron") && named.includes("ferritin") && french.test(scene.folded)
    ? ["iron", "ferritin"]
    : named;

/** The analytes a name can stand for. */
export const analytesOf = (scene: Scene, mark: Mark): readonly AnalyteId[] =>
  siblingsOf(scene.lexicon, inFrench(scene, mark.meaning.analytes));

/** The unit exactly as the writer put it. */
export const writtenUnit = (scene: Scene, quantity: Quantity): string | undefined => {
  if (quantity.unit === undefined) return undefined;
  return scene.text.slice(quantity.end - quantity.unit.length, quantity.end);
};

/** A raw reading of `quantity` under `mark`'s name. */
export const rawOf = (
  scene: Scene,
  mark: Mark,
  quantity: Quantity,
  more: {
    readonly unit?: string | undefined;
    readonly end?: number;
    readonly start?: number;
    readonly token?: number;
  } = {},
): Raw => {
  const unit = writtenUnit(scene, quantity) ?? more.unit;
  return new Tied({
    analytes: analytesOf(scene, mark),
    value: quantity.value,
    other: quantity.other,
    bound: quantity.bound,
    unit,
    start: more.start ?? Math.min(mark.start, quantity.start),
    end: more.end ?? Math.max(mark.end, quantity.end),
    token: more.token ?? mark.from,
  });
};

/** Names of results and findings end the reach of the name before them. */
export const isName = (mark: Mark | undefined): boolean =>
  mark !== undefined &&
  (mark.meaning.analytes.length > 0 || mark.meaning.findings.length > 0 || mark.meaning.panel !== undefined);

/** A name of something this bot doesn't use, and of nothing it does. */
export const isElsewhere = (scene: Scene, at: number): boolean =>
  hasCue(scene, at, "elsewhere") && !isName(scene.marks[at]);
