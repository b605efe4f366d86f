/** Total iron deficit: Ganzoni's formula and the simplified table. mg of elemental iron. */
import type { Knowledge } from "../../knowledge/types.ts";
import { type Calculated, outside, refused, shown } from "./result.ts";

export interface DeficitInput {
  /** kg: ideal when obese, before pregnancy when pregnant. */
  readonly weight: number | undefined;
  /** g/L. */
  readonly hb: number | undefined;
  /** g/L; without one the usual target for the weight. */
  readonly target?: number | undefined;
}

/** The usual target haemoglobin in g/L. */
export const usualTarget = (weight: number, { calculators }: Knowledge): number => {
  const { adult, child, fromKg } = calculators.ganzoni.target;
  return weight < fromKg ? child : adult;
};

/** Iron for the stores in mg: a fixed amount from 35 kg, per kg below (at most that amount). */
export const storesFor = (weight: number, { calculators }: Knowledge): number => {
  const { mg, mgPerKg, fromKg } = calculators.ganzoni.stores;
  return weight < fromKg ? Math.min(mg, mgPerKg * weight) : mg;
};

/**
 * Ganzoni: weight × (target − Hb) × 0.24 + stores, rounded to whole mg. With Hb at or above the target only the stores are left.
 * @returns a refusal that names the input and its range when one is missing or out of bounds.
 */
export const ganzoni = ({ weight, hb, target }: DeficitInput, knowledge: Knowledge): Calculated => {
  const wanted = target ?? (weight === undefined ? undefined : usualTarget(weight, knowledge));
  const wrong = outside({ weight, hb, target: wanted }, knowledge);
  if (wrong || weight === undefined || hb === undefined || wanted === undefined)
    return wrong ?? refused("weight", "I need the weight.", "Give it in kilograms.");
  const { factor, note, sources, evidence } = knowledge.calculators.ganzoni;
  const stores = storesFor(weight, knowledge);
  const missing = Math.max(0, wanted - hb);
  const reached = missing === 0 ? ["The haemoglobin is at the target: only the stores are counted."] : [];
  return {
    kind: "worked",
    name: "Total iron deficit (Ganzoni)",
    value: Math.round(weight * missing * factor + stores),
    unit: "mg",
    inputs: [
      { name: "weight", value: weight, unit: "kg" },
      { name: "haemoglobin", value: hb, unit: "g/L" },
      { name: "target", value: wanted, unit: "g/L" },
      { name: "stores", value: stores, unit: "mg" },
    ],
    formula: `${shown(weight)} kg × ${missing === 0 ? "0" : `(${shown(wanted)} − ${shown(hb)})`} g/L × ${factor} + ${shown(stores)} mg`,
    notes: [...reached, note],
    sources,
    evidence,
  };
};

/**
 * The simplified table by weight and haemoglobin, for carboxymaltose and derisomaltose.
 * @returns a refusal below the table's weight, or for an input out of bounds.
 */
export const simplifiedTable = (
  { weight, hb }: Pick<DeficitInput, "weight" | "hb">,
  knowledge: Knowledge,
): Calculated => {
  const wrong = outside({ weight, hb }, knowledge);
  if (wrong || weight === undefined || hb === undefined)
    return wrong ?? refused("weight", "I need the weight.", "Give it in kilograms.");
  const { fromKg, heavyFromKg, bands, severe, sources, evidence, for: products } = knowledge.calculators.simplified;
  if (weight < fromKg)
    return refused("weight", `The simplified table is not for less than ${fromKg} kg.`, "Use Ganzoni's formula.");
  const band = bands.find((each) => each.hbBelow === undefined || hb < each.hbBelow) ?? bands.at(-1);
  const side = weight < heavyFromKg ? "light" : "heavy";
  const extra = hb < severe.hbBelow ? severe.add : 0;
  const row =
    band?.hbBelow === undefined ? "haemoglobin above the first band" : `haemoglobin below ${band.hbBelow} g/L`;
  return {
    kind: "worked",
    name: "Simplified table",
    value: (band?.[side] ?? 0) + extra,
    unit: "mg",
    inputs: [
      { name: "weight", value: weight, unit: "kg" },
      { name: "haemoglobin", value: hb, unit: "g/L" },
    ],
    formula: `${row}, ${side === "light" ? "under" : "from"} ${heavyFromKg} kg${extra > 0 ? `, and ${extra} mg as it is below ${severe.hbBelow} g/L` : ""}`,
    notes: [`For ${products}.`],
    sources,
    evidence,
  };
};
