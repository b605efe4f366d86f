/** A case and what a new message adds to it. */
import type { AnalyteId, FindingId } from "../knowledge/types.ts";
import type { Case, Finding, Measurement, Patient, Qualitative } from "./case.ts";

/** The part of a reading that becomes the case. */
export interface Addition {
  readonly patient: Patient;
  readonly labs: readonly Measurement[];
  readonly qualitative: readonly Qualitative[];
  readonly findings: Readonly<Record<FindingId, Finding>>;
  /** Analytes to forget, whatever was said of them before. */
  readonly removed: readonly AnalyteId[];
}

/** Older values kept per analyte, for the trend. */
const longestTrend = 12;

const trimmed = (labs: readonly Measurement[]): readonly Measurement[] => {
  const count = new Map<AnalyteId, number>();
  const kept = [...labs].reverse().filter((lab) => {
    if (!lab.past) return true;
    const seen = (count.get(lab.analyte) ?? 0) + 1;
    count.set(lab.analyte, seen);
    return seen <= longestTrend;
  });
  return kept.reverse();
};

const sameValue = (a: Measurement, b: Measurement): boolean =>
  a.analyte === b.analyte && a.value === b.value && a.bound === b.bound;

const mergeLabs = (from: Case, added: Addition): readonly Measurement[] => {
  const corrected = new Set(added.labs.map((lab) => lab.analyte));
  // A correction takes the place of the newest value, which never was; what came before that stays in the trend.
  const gone = (lab: Measurement): boolean =>
    added.removed.includes(lab.analyte) && !(lab.past && corrected.has(lab.analyte));
  const fresh = new Set(added.labs.filter((lab) => !lab.past).map((lab) => lab.analyte));
  const said = new Set(added.qualitative.filter((each) => !each.past).map((each) => each.analyte));
  const older = from.labs
    .filter((lab) => lab.assumed !== "derived" && !gone(lab))
    .filter((lab) => !added.labs.some((other) => sameValue(lab, other)))
    .map((lab) => ((fresh.has(lab.analyte) || said.has(lab.analyte)) && !lab.past ? { ...lab, past: true } : lab));
  return trimmed([...older, ...added.labs]);
};

const mergeWords = (from: Case, added: Addition): readonly Qualitative[] => {
  const replaced = new Set([
    ...added.removed,
    ...added.labs.filter((lab) => !lab.past).map((lab) => lab.analyte),
    ...added.qualitative.map((each) => each.analyte),
  ]);
  return [...from.qualitative.filter((each) => !replaced.has(each.analyte)), ...added.qualitative];
};

const mergePatient = (from: Patient, added: Patient): Patient => {
  const patient = { ...from, ...added };
  if (patient.pregnant !== false) return patient;
  const { gestationWeeks: _, ...rest } = patient;
  return rest;
};

/**
 * The case with the addition: the newest value of an analyte counts and older ones stay as past; a number replaces a word
 * and the other way round; patient fields and findings said anew overwrite; removed analytes go altogether,
 * corrected ones (removed and given anew) lose their newest value only.
 */
export const merge = (from: Case, added: Addition): Case => ({
  patient: mergePatient(from.patient, added.patient),
  labs: mergeLabs(from, added),
  qualitative: mergeWords(from, added),
  findings: { ...from.findings, ...added.findings },
});
