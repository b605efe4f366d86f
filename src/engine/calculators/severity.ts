/** WHO 2024 severity with altitude and smoking: the picture's own rule, with its working shown. */
import { emptyCase, type Patient } from "../../case/case.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import type { Picture } from "../assessment.ts";
import { adjustmentsFor, anaemiaOf } from "../picture.ts";
import { type Calculated, outside, refused, shown, type Worked } from "./result.ts";

export interface Severity extends Worked {
  readonly severity: Picture["anaemia"];
}

/**
 * Severity of anaemia; `value` is the haemoglobin after adjustment, g/L.
 * @param hb g/L as measured. @param patient age and sex, pregnancy, altitude, cigarettes.
 * @returns a refusal under 6 months, where WHO has no cut-off.
 */
export const severityOf = (hb: number, patient: Patient, knowledge: Knowledge): Calculated<Severity> => {
  const { ageYears: age, altitudeM: altitude, cigarettesPerDay: cigarettes } = patient;
  const given = Object.fromEntries(
    Object.entries({ age, altitude, cigarettes }).filter(([, value]) => value !== undefined),
  );
  const wrong = outside({ hb, ...given }, knowledge);
  if (wrong) return wrong;
  const lab = { analyte: "hb", value: hb, unit: "g/L", stated: { text: "Hb", start: 0, end: 0 } };
  const { anaemia, anaemiaRule, disagreements } = anaemiaOf({ ...emptyCase, patient, labs: [lab] }, knowledge);
  if (!anaemiaRule)
    return refused("age", "WHO has no cut-off for this age.", "Use the local range for newborns and infants.");
  const off = adjustmentsFor(patient, knowledge);
  return {
    kind: "worked",
    name: "Severity of anaemia (WHO 2024)",
    value: hb - off.altitude - off.smoking,
    unit: "g/L",
    inputs: [
      { name: "haemoglobin", value: hb, unit: "g/L" },
      ...(altitude === undefined ? [] : [{ name: "altitude", value: altitude, unit: "m" }]),
      ...(cigarettes === undefined ? [] : [{ name: "smoking", value: cigarettes, unit: "cigarettes a day" }]),
    ],
    formula: `${shown(hb)} − ${off.altitude} (altitude) − ${off.smoking} (smoking)`,
    notes: [anaemiaRule.text, ...disagreements.map((each) => each.text)],
    sources: [...anaemiaRule.sources, ...knowledge.intervals.adjustments.sources],
    evidence: knowledge.intervals.adjustments.evidence,
    severity: anaemia,
  };
};
