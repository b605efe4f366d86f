/** Several texts sent at once (a message and its files), each read by itself → one reading. */
import type { Measurement } from "../case/case.ts";
import type { AnalyteId } from "../knowledge/types.ts";
import type { Reading } from "./reading.ts";

const keyOf = ({ analyte, value, bound, past }: Measurement): string =>
  `${analyte} ${bound ?? ""}${value} ${past ?? false}`;

/** Of several current values the one drawn last counts; where a date is missing, the one said last. */
const counting = (labs: readonly Measurement[]): readonly Measurement[] => {
  const newest = new Map<AnalyteId, Measurement>();
  for (const lab of labs) {
    const before = newest.get(lab.analyte);
    const older = before?.at !== undefined && lab.at !== undefined && lab.at < before.at;
    if (!lab.past && !older) newest.set(lab.analyte, lab);
  }
  return labs.map((lab) => (lab.past || newest.get(lab.analyte) === lab ? lab : { ...lab, past: true }));
};

/** Do two of the readings speak of different patients? By sex, or by ages more than a year apart. */
export const differentPatients = (readings: readonly Reading[]): boolean => {
  const ages = readings.flatMap(({ patient }) => patient.ageYears ?? []);
  const sexes = new Set(readings.flatMap(({ patient }) => patient.sex ?? []));
  return sexes.size > 1 || Math.max(...ages) - Math.min(...ages) > 1;
};

/** One reading of all. Offsets stay those of each text; a value said twice is kept once; later texts overwrite findings. */
export const together = (readings: readonly Reading[]): Reading => {
  const once = new Map(readings.flatMap((each) => each.labs.map((lab) => [keyOf(lab), lab])));
  return {
    format: readings.find((each) => each.format !== "prose")?.format ?? "prose",
    patient: Object.assign({}, ...readings.map((each) => each.patient)),
    labs: counting([...once.values()]),
    qualitative: readings.flatMap((each) => each.qualitative),
    findings: Object.assign({}, ...readings.map((each) => each.findings)),
    refused: readings.flatMap((each) => each.refused),
    identifiers: readings.flatMap((each) => each.identifiers),
    unread: readings.flatMap((each) => each.unread),
    remarks: [...new Set(readings.flatMap((each) => each.remarks))],
    removed: [...new Set(readings.flatMap((each) => each.removed))],
  };
};
