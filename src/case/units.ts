/** Units: what a written number can mean. Factors come from `analytes.yaml`; nothing here knows an analyte. */
import type { Analyte } from "../knowledge/types.ts";

export type AcceptedUnit = Analyte["units"][number];

/** One way to read a number. `value` is in the analyte's canonical unit. */
export interface Candidate {
  readonly unit: string;
  readonly value: number;
  readonly system: AcceptedUnit["system"];
}

const rewrites: readonly (readonly [RegExp, string])[] = [
  [/[\s^*·.]/g, ""],
  [/[µμ]|mc(?=g|l|mol)/g, "u"],
  [/gm(?=[s%/]|$)|gr(?=[%/]|$)/g, "g"],
  [/^gs(?=\/)/, "g"],
  [/^([mun]?g)%$/, "$1/dl"],
  [/\/100ml$/, "/dl"],
  [/(cumm|cmm|mm3|mcl)$/, "ul"],
  [/^cells?\/|^\//, "/"],
  [/^x?10\((\d{1,2})\)/, "10$1"],
  [/^(?:thousands?|thou|x?10e?3|x10\(3\)|k|e3|ths)\/(?:ul)$/, "k/ul"],
  [/^(?:millions?|mill?|x?10e?6|m|e6)\/(?:ul)$/, "m/ul"],
  [/^(?:x?10e?9|e9|gpt|giga)\/l$/, "109/l"],
  [/^(?:x?10e?12|e12|tpt|tera|t)\/l$/, "1012/l"],
  [/\/cells?$/, ""],
  [/^um3$|^cu?um$|^fl\/cell$|^femtolit(?:re|er)s?$/, "fl"],
  [/^picograms?$|^pgs$/, "pg"],
  [/^percent$|^percentage$|^pct$|^volume%$|^vol%$/, "%"],
  [/\/hour$|\/hr$/, "/h"],
  [/^miu\/l$|^uiu\/ml$|^mui\/l$/, "mu/l"],
  [/^iu\/l$|^ui\/l$/, "u/l"],
  [/lit(?:re|er)$/, "l"],
];

/** Spellings met before. Bounded, so that no sender fills the memory. */
const met = new Map<string, string>();
const mostMet = 5000;

/**
 * One spelling for the many a laboratory uses: "gm%" and "g/100 mL" → "g/dl", "x10^3/µL" and "thou/mm3" → "k/ul".
 * @param written as it stood in the text, any case.
 */
export const canonicalUnit = (written: string): string => {
  const known = met.get(written);
  if (known !== undefined) return known;
  let unit = written.toLowerCase().replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)));
  unit = unit.replaceAll("×", "x");
  for (const [from, to] of rewrites) unit = unit.replace(from, to);
  if (met.size < mostMet) met.set(written, unit);
  return unit;
};

const spelt = new WeakMap<Analyte, ReadonlyMap<string, AcceptedUnit>>();

const spellingsOf = (analyte: Analyte): ReadonlyMap<string, AcceptedUnit> => {
  const known = spelt.get(analyte);
  if (known) return known;
  const units = new Map<string, AcceptedUnit>();
  for (const unit of analyte.units)
    for (const spelling of [unit.unit, ...unit.aliases]) {
      for (const key of [spelling.toLowerCase(), canonicalUnit(spelling)]) if (!units.has(key)) units.set(key, unit);
    }
  spelt.set(analyte, units);
  return units;
};

/** The accepted unit that `written` spells, if the analyte has one. */
export const acceptedUnit = (analyte: Analyte, written: string): AcceptedUnit | undefined => {
  const spellings = spellingsOf(analyte);
  return spellings.get(written.toLowerCase()) ?? spellings.get(canonicalUnit(written));
};

/** The value with ten significant figures: what arithmetic adds behind them is none of the writer's. Powers of ten up to 10²² are exact, so that the division rounds as the decimal would. */
export const tidy = (value: number): number => {
  if (Number.isInteger(value) && Math.abs(value) < 1e10) return value;
  const places = 9 - Math.floor(Math.log10(Math.abs(value)));
  if (!(places >= 0 && places <= 22)) return Number(value.toPrecision(10));
  const power = 10 ** places;
  return Math.round(value * power) / power;
};

/** `value` in `written` → the canonical unit; undefined when the analyte doesn't take that unit. */
export const convert = (analyte: Analyte, value: number, written: string): number | undefined => {
  const unit = acceptedUnit(analyte, written);
  return unit && tidy(value * unit.factor);
};

/** Canonical value → the value in `written`. */
export const convertTo = (analyte: Analyte, value: number, written: string): number | undefined => {
  const unit = acceptedUnit(analyte, written);
  return unit && tidy(value / unit.factor);
};

/** How a canonical value is shown. */
export interface ShownUnit {
  readonly unit: string;
  /** Canonical value = shown value × factor. */
  readonly factor: number;
  readonly decimals: number;
}

/** The unit an analyte is shown in: the canonical one where that is of the `system` or none is asked for, else the system's first. */
export const shownUnit = (analyte: Analyte, system?: "si" | "us"): ShownUnit => {
  const own = { unit: analyte.unit, factor: 1, decimals: analyte.decimals };
  const canonical = analyte.units.find((each) => each.unit === analyte.unit);
  if (system === undefined || canonical === undefined || canonical.system === system || canonical.system === "both")
    return own;
  const other = analyte.units.find((each) => each.system === system);
  if (!other) return own;
  // As many significant figures as in the canonical unit.
  const decimals = Math.max(0, analyte.decimals + Math.round(Math.log10(other.factor)));
  return { unit: other.unit, factor: other.factor, decimals };
};

/** Is a canonical value within the limits outside which it is refused? */
export const possible = (analyte: Analyte, value: number): boolean =>
  value >= analyte.hard[0] && value <= analyte.hard[1];

/** A little slack, so that a value just outside the soft limits is still offered as the other reading. */
const slack = 1.05;
const usual = (analyte: Analyte, value: number): boolean =>
  value >= analyte.soft[0] / slack && value <= analyte.soft[1] * slack;

/**
 * Every distinct reading of a bare number within the hard limits; where some are usual (soft limits), only those.
 * In the order of `analytes.yaml`, canonical unit first. Empty when none is possible.
 * @param onlyWritten canonical spellings of units nobody means by a bare number.
 */
export const candidates = (
  analyte: Analyte,
  value: number,
  all = false,
  onlyWritten: readonly string[] = [],
): readonly Candidate[] => {
  const found: Candidate[] = [];
  for (const unit of analyte.units) {
    if (onlyWritten.length > 0 && onlyWritten.includes(canonicalUnit(unit.unit))) continue;
    const read = tidy(value * unit.factor);
    if (!possible(analyte, read) || found.some((other) => other.value === read)) continue;
    found.push({ unit: unit.unit, value: read, system: unit.system });
  }
  const likely = all ? [] : found.filter((candidate) => usual(analyte, candidate.value));
  return likely.length > 0 ? likely : found;
};

/** A slip of the decimal point that would make an impossible value usual: MCV 640 → 64. Undefined when none would. */
export const slip = (analyte: Analyte, value: number): number | undefined =>
  [0.1, 10, 0.01, 100, 0.001, 1000]
    .map((shift) => tidy(value * shift))
    .find((shifted) => shifted >= analyte.soft[0] && shifted <= analyte.soft[1]);
