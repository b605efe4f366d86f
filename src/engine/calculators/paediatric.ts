/** Oral elemental iron for a child, once a day, by weight. */
import type { Knowledge } from "../../knowledge/types.ts";
import { type Calculated, outside, type Refusal, refused, shown, type Worked } from "./result.ts";

export interface ChildDose extends Worked {
  /** mg a day. */
  readonly range: readonly [number, number];
  /** True when the cap, not the weight, sets the dose. */
  readonly capped: boolean;
}

/** A refusal where a child of that age can't weigh as much, or as little: age in years, weight kg. */
export const unlikelyWeight = (
  { weight, age }: { readonly weight: number | undefined; readonly age?: number | undefined },
  { calculators }: Knowledge,
): ({ readonly kind: "refused" } & Refusal) | undefined => {
  if (weight === undefined || age === undefined) return undefined;
  const row = calculators.paediatric.weights.find((each) => age < each.underAge);
  if (!row || (weight >= row.low && weight <= row.high)) return undefined;
  return refused(
    "weight",
    `${shown(weight)} kg is not a likely weight under ${row.underAge} years (${row.low}–${row.high} kg).`,
    "Check the weight, its unit and the age; no dose is worked out from it.",
  );
};

/**
 * mg of elemental iron once a day: 3 mg/kg (2–3), at most the lower published cap.
 * @param age years, when known: refused from 18. @param weight kg.
 */
export const paediatricDose = (
  { weight, age }: { readonly weight: number | undefined; readonly age?: number | undefined },
  knowledge: Knowledge,
): Calculated<ChildDose> => {
  const wrong =
    outside({ weight, ...(age === undefined ? {} : { age }) }, knowledge) ?? unlikelyWeight({ weight, age }, knowledge);
  if (wrong || weight === undefined) return wrong ?? refused("weight", "I need the weight.", "Give it in kilograms.");
  const { underAge, mgPerKg, cap, drops, toxicMgPerKg, note, sources, evidence } = knowledge.calculators.paediatric;
  if (age !== undefined && age >= underAge)
    return refused("age", `The dose by weight is for children under ${underAge} years.`, "See the adult dose notes.");
  const dose = (perKg: number): number => Math.min(cap.used, Math.round(perKg * weight));
  const value = dose(mgPerKg.usual);
  const capped = mgPerKg.usual * weight > cap.used;
  const ml = value / drops.mgPerMl;
  return {
    kind: "worked",
    name: "Oral iron by weight",
    value,
    unit: "mg elemental iron once a day",
    inputs: [{ name: "weight", value: weight, unit: "kg" }],
    formula: `${shown(weight)} kg × ${mgPerKg.usual} mg/kg, at most ${cap.used} mg`,
    notes: [
      `Range ${dose(mgPerKg.low)}–${dose(mgPerKg.high)} mg (${mgPerKg.low}–${mgPerKg.high} mg/kg).`,
      ...(capped ? [`Capped at ${cap.used} mg; some sources go up to ${cap.highest} mg.`] : []),
      `${drops.name} ${drops.mgPerMl} mg/mL: about ${ml.toFixed(1)} mL.`,
      note,
      `Store out of reach: more than ${toxicMgPerKg} mg/kg (${shown(toxicMgPerKg * weight)} mg) can kill.`,
    ],
    sources,
    evidence,
    range: [dose(mgPerKg.low), dose(mgPerKg.high)],
    capped,
  };
};
