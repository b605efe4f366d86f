/** Which names can have which written units. */
import { acceptedUnit, canonicalUnit } from "../case/units.ts";
import type { Analyte } from "../knowledge/types.ts";
import type { Mark } from "./marks.ts";
import type { Quantity } from "./quantity.ts";
import { analytesOf } from "./raw.ts";
import type { Scene } from "./scene.ts";

const mass: Readonly<Record<string, number>> = { g: 0, mg: 3, ug: 6, ng: 9, pg: 12 };

const massOf = (unit: string): number | undefined => {
  const [numerator = "", per] = canonicalUnit(unit).split("/");
  return per === undefined ? undefined : mass[numerator];
};

/** A slip of the pen turns g into mg, not into µg; and never a count into a mass. */
const nearMass = (analyte: Analyte, written: string): boolean => {
  const wanted = massOf(written);
  const own = analyte.units.map((unit) => massOf(unit.unit)).filter((each) => each !== undefined);
  if (wanted === undefined) return true;
  return own.some((each) => Math.abs(each - wanted) <= 3);
};

/** Can the analyte of `mark` be in the unit written after `quantity`? A misprinted unit passes when it is near. */
export const unitFits = (scene: Scene, mark: Mark, quantity: Quantity): boolean => {
  const written = quantity.unit;
  if (written === undefined) return true;
  return analytesOf(scene, mark).some((id) => {
    const analyte = scene.lexicon.analytes.get(id);
    if (!analyte) return false;
    if (acceptedUnit(analyte, written) !== undefined) return true;
    return !["%", "k", "fl"].includes(written) && nearMass(analyte, written);
  });
};

/** Does the analyte of `mark` take exactly the unit that is written? */
export const strictFit = (scene: Scene, mark: Mark, quantity: Quantity): boolean =>
  quantity.unit !== undefined &&
  analytesOf(scene, mark).some((id) => {
    const analyte = scene.lexicon.analytes.get(id);
    return analyte !== undefined && acceptedUnit(analyte, quantity.unit ?? "") !== undefined;
  });
