/** Raw readings → drafts: which analyte, and which units the number could be in. */
import { acceptedUnit, type Candidate, candidates, canonicalUnit, possible, tidy } from "../case/units.ts";
import type { Analyte } from "../knowledge/types.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Raw } from "./raw.ts";

/** A number on its way to a unit. */
export interface Draft {
  readonly raw: Raw;
  readonly analyte: Analyte;
  readonly value: number;
  /** More than one when nothing in the number itself decides; likeliest first. */
  readonly choices: readonly Candidate[];
  readonly sure: boolean;
}

/** CRP is printed in mg/L in most places whatever the rest of the panel: its unit is never inferred from the others. */
export const ownHabit = new Set(["crp"]);

/** Units that are only believed when written: nobody means them by a bare number. */
const onlyWritten: Readonly<Record<string, readonly string[]>> = {
  ferritin: ["pmol/l"],
  lead: ["ug/l"],
  plt: ["lakh/ul"],
  retic_pct: ["‰"],
  wbc: ["lakh/ul"],
};

/** Units a bare number could be in. */
export const bareCandidates = (analyte: Analyte, value: number, all = false): readonly Candidate[] =>
  candidates(analyte, value, all, onlyWritten[analyte.id]);

const habitOf = (analyte: Analyte, system: "si" | "us"): number | undefined =>
  analyte.units.find((unit) => unit.system === system || unit.system === "both")?.factor;

/**
 * Does a bare number leave its unit open? Yes when the two habits of printing give different values (Hb, iron), or when
 * the number itself could be read in two units. A bare RBC of 5.6 is 5.6 everywhere.
 */
export const matters = ({ analyte, choices }: Draft): boolean => {
  if (choices.length > 1) return true;
  const [si, us] = [habitOf(analyte, "si"), habitOf(analyte, "us")];
  return si !== undefined && us !== undefined && si !== us;
};

const exact = (analyte: Analyte, raw: Raw, value: number): Candidate | undefined => {
  const unit = raw.unit === undefined ? undefined : acceptedUnit(analyte, raw.unit);
  return unit && { unit: unit.unit, value: tidy(value * unit.factor), system: unit.system };
};

const parts = (unit: string): readonly string[] => canonicalUnit(unit).split("/");

/** How alike two units are: an unaccepted "µg/L" for iron is nearer to µg/dL than to µmol/L. */
const likeness = (unit: string, written: string): number => {
  const [a, b] = [parts(unit), parts(written)];
  return (a[0] === b[0] ? 2 : 0) + (a[1] !== undefined && a[1] === b[1] ? 1 : 0);
};

const powers: Readonly<Record<string, number>> = { g: 0, mg: -3, ug: -6, ng: -9, pg: -12, l: 0, dl: -1, ml: -3 };

/** A mass per volume the analyte isn't listed in, turned into its canonical mass per volume; undefined for anything else. */
const asWritten = (analyte: Analyte, raw: Raw, value: number): readonly Candidate[] => {
  const power = (unit: string): number => {
    const [mass = "", volume = ""] = parts(unit);
    return (powers[mass] ?? Number.NaN) - (powers[volume] ?? Number.NaN);
  };
  const read = value * 10 ** (power(raw.unit ?? "") - power(analyte.unit));
  const exact = Number(read.toPrecision(10));
  return possible(analyte, exact) ? [{ unit: raw.unit ?? "", value: exact, system: "both" }] : [];
};

const foreign = (analyte: Analyte, raw: Raw, value: number): readonly Candidate[] => {
  const written = raw.unit;
  const all = bareCandidates(analyte, value);
  if (written === undefined) return all;
  const ranked = [...all].sort((a, b) => likeness(b.unit, written) - likeness(a.unit, written));
  return [...ranked, ...asWritten(analyte, raw, value)];
};

/** "Ferritin 1.200 ng/mL" is 1200 in half of the world: both are kept where both are possible. */
const thousands = (analyte: Analyte, raw: Raw): Candidate | undefined => {
  const read = raw.other === undefined || raw.other < raw.value ? undefined : exact(analyte, raw, raw.other);
  return read && possible(analyte, read.value) ? read : undefined;
};

const draftFor = (analyte: Analyte, raw: Raw): Draft | undefined => {
  for (const value of [raw.value, raw.other]) {
    if (value === undefined) continue;
    const stated = exact(analyte, raw, value);
    const other = value === raw.value ? thousands(analyte, raw) : undefined;
    // No counter prints thousandths of a cell: "84.000 /mm³" is 84 thousand.
    if (other && canonicalUnit(raw.unit ?? "") === "/ul") return { raw, analyte, value, choices: [other], sure: true };
    if (stated && other && possible(analyte, stated.value))
      return { raw, analyte, value, choices: [stated, other], sure: false };
    if (stated && possible(analyte, stated.value)) return { raw, analyte, value, choices: [stated], sure: true };
    if (stated) continue;
    const choices = foreign(analyte, raw, value);
    if (choices.length > 0) return { raw, analyte, value, choices, sure: false };
  }
  return undefined;
};

/** Whether the value is one a patient commonly has. */
export const inSoft = (draft: Draft): boolean => {
  const value = draft.choices[0]?.value ?? Number.NaN;
  return value >= draft.analyte.soft[0] && value <= draft.analyte.soft[1];
};

/** Picks among the analytes a name can stand for: by unit first, then by what is usual. */
export const draftOf = (lexicon: Lexicon, raw: Raw): Draft | undefined => {
  const drafts: Draft[] = [];
  for (const id of raw.analytes) {
    const analyte = lexicon.analytes.get(id);
    const draft = analyte && draftFor(analyte, raw);
    if (draft) drafts.push(draft);
  }
  return drafts.find((draft) => draft.sure) ?? drafts.find(inSoft) ?? drafts[0];
};
