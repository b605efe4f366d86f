/** Units a value was written in and is shown in. Everything is still computed in canonical units. */
import type { Measurement } from "../case/case.ts";
import type { Analyte, Knowledge } from "../knowledge/types.ts";
import type { UnitSystem } from "../reading/reading.ts";

const shown = new WeakMap<Knowledge, Map<UnitSystem, Knowledge>>();
const originals = new WeakMap<Knowledge, Knowledge>();

/** One view per system, so that what is worked out once for a knowledge base is kept. */
export const inUnits = (knowledge: Knowledge, units: UnitSystem | undefined): Knowledge => {
  const original = originals.get(knowledge) ?? knowledge;
  if (units === undefined) return original;
  const views = shown.get(original) ?? new Map<UnitSystem, Knowledge>();
  shown.set(original, views);
  const view = views.get(units) ?? Object.freeze({ ...original, shownIn: units });
  views.set(units, view);
  originals.set(view, original);
  return view;
};

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b), 1e-9);

const numbersIn = (text: string): readonly number[] =>
  (text.match(/\d+(?:[.,]\d+)?/g) ?? []).map((each) => Number(each.replace(",", ".")));

/** The unit in which a number was taken whose unit wasn't written: the one whose factor leads from the words to the value. */
export const takenUnit = (lab: Measurement, analyte: Analyte): { readonly unit: string; readonly written: number } => {
  for (const written of numbersIn(lab.stated.text)) {
    const unit = analyte.units.find((each) => near(written * each.factor, lab.value));
    if (unit) return { unit: unit.unit, written };
  }
  return { unit: analyte.unit, written: lab.value };
};
