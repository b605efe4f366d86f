/** A result in another unit, by the factors of `analytes.yaml`. */
import { acceptedUnit, convert, convertTo, possible } from "../../case/units.ts";
import type { AnalyteId, Knowledge } from "../../knowledge/types.ts";
import { type Calculated, refused, shown } from "./result.ts";

export interface Conversion {
  readonly analyte: AnalyteId;
  readonly value: number;
  readonly from: string;
  readonly to: string;
}

/**
 * Converts one result.
 * @returns a refusal for an unknown analyte or unit, and for a value that is impossible in that unit.
 */
export const inUnit = ({ analyte: id, value, from, to }: Conversion, knowledge: Knowledge): Calculated => {
  const analyte = knowledge.analytes.get(id);
  if (!analyte) return refused("analyte", `I know no ${id}.`, "Name the test as the laboratory prints it.");
  const units = analyte.units.map((each) => each.unit).join(", ");
  const [source, target] = [acceptedUnit(analyte, from), acceptedUnit(analyte, to)];
  if (!source || !target)
    return refused("unit", `${analyte.short} is not given in ${source ? to : from}.`, `Units I know: ${units}.`);
  const canonical = convert(analyte, value, from);
  if (canonical === undefined || !possible(analyte, canonical)) {
    const range = `${analyte.hard[0]}–${analyte.hard[1]} ${analyte.unit}`;
    return refused(
      "value",
      `${shown(value)} ${from} is not possible for ${analyte.short} (${range}).`,
      "Check the number and its unit.",
    );
  }
  return {
    kind: "worked",
    name: analyte.name,
    value: convertTo(analyte, canonical, to) ?? canonical,
    unit: target.unit,
    inputs: [{ name: analyte.short, value, unit: source.unit }],
    formula: `× ${Number((source.factor / target.factor).toPrecision(6))}`,
    notes: [],
    sources: analyte.sources,
    evidence: analyte.evidence,
  };
};
