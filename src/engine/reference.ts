/** Healthy reference values for one patient, by age, sex and pregnancy. */
import type { Patient } from "../case/case.ts";
import type { Interval, Knowledge } from "../knowledge/types.ts";

/** Healthy range and typical value in canonical units. */
export interface Reference {
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly median: number;
  /** 5th–95th percentile in health, where it differs from the limits. */
  readonly typical?: readonly [number, number] | undefined;
  readonly row: Interval;
}

export type References = (analyte: string) => Reference | undefined;

/** Trimester of a pregnancy: weeks 1–13, 14–27, 28 and on; undefined when the weeks are not known. */
export const trimesterOf = (patient: Patient): 1 | 2 | 3 | undefined => {
  const weeks = patient.gestationWeeks;
  if (weeks === undefined) return undefined;
  return weeks < 14 ? 1 : weeks < 28 ? 2 : 3;
};

const assumedAge = 35;

const edgesOf = new WeakMap<Knowledge, readonly number[]>();

/** Every age at which some healthy interval changes. */
const ageEdges = (knowledge: Knowledge): readonly number[] => {
  const known = edgesOf.get(knowledge) ?? [...new Set(knowledge.intervals.intervals.flatMap((row) => row.age ?? []))];
  edgesOf.set(knowledge, known);
  return known;
};

/** Patients of the same kind (age band, sex, trimester) have the same references. */
export const kindOf = (patient: Patient, knowledge: Knowledge): string => {
  const age = patient.ageYears ?? assumedAge;
  const band = ageEdges(knowledge).reduce((passed, edge) => (age >= edge ? passed + 1 : passed), 0);
  return `${band} ${patient.sex ?? ""} ${patient.pregnant ? (trimesterOf(patient) ?? "pregnant") : ""}`;
};

/** How closely a row is meant for this patient; negative when it isn't. */
const fitOf = (row: Interval, patient: Patient): number => {
  const age = patient.ageYears ?? assumedAge;
  if (row.age && (age < row.age[0] || age >= row.age[1])) return -1;
  if (row.sex && row.sex !== patient.sex) return -1;
  const trimester = patient.pregnant ? trimesterOf(patient) : undefined;
  if (row.trimester && !(trimester && row.trimester.includes(trimester))) return -1;
  return (row.trimester ? 4 : 0) + (row.sex ? 2 : 0) + (row.age ? 1 : 0);
};

const middle = (row: Interval, log: boolean): number => {
  if (row.median !== undefined) return row.median;
  const high = row.high ?? (row.low ?? 1) * 2;
  const low = row.low ?? high / 20;
  return log ? Math.sqrt(Math.max(low, high / 1000) * high) : (low + high) / 2;
};

const rowsByAnalyte = new WeakMap<Knowledge, ReadonlyMap<string, readonly Interval[]>>();

const rowsOf = (knowledge: Knowledge): ReadonlyMap<string, readonly Interval[]> => {
  const known = rowsByAnalyte.get(knowledge);
  if (known) return known;
  const rows = grouped(knowledge.intervals.intervals);
  rowsByAnalyte.set(knowledge, rows);
  return rows;
};

const grouped = (rows: readonly Interval[]): ReadonlyMap<string, readonly Interval[]> => {
  const found = new Map<string, Interval[]>();
  for (const row of rows) found.set(row.analyte, [...(found.get(row.analyte) ?? []), row]);
  return found;
};

const best = (rows: readonly Interval[], patient: Patient): Interval | undefined =>
  rows.reduce<Interval | undefined>((chosen, row) => {
    const how = fitOf(row, patient);
    return how >= 0 && (!chosen || how > fitOf(chosen, patient)) ? row : chosen;
  }, undefined);

/** When the sex is not known and rows exist only per sex: the span of both, halfway between. */
const ofBothSexes = (rows: readonly Interval[], patient: Patient, log: boolean): Reference | undefined => {
  const female = best(rows, { ...patient, sex: "female" });
  const male = best(rows, { ...patient, sex: "male" });
  if (!female || !male) return undefined;
  const median = (middle(female, log) + middle(male, log)) / 2;
  const low = female.low === undefined || male.low === undefined ? undefined : Math.min(female.low, male.low);
  const high = female.high === undefined || male.high === undefined ? undefined : Math.max(female.high, male.high);
  const [one, other] = [female.typical, male.typical];
  const typical = one && other ? ([Math.min(one[0], other[0]), Math.max(one[1], other[1])] as const) : undefined;
  return { low, high, median, typical, row: female };
};

/** A look-up of healthy references for `patient`; an unknown age is taken as a younger adult's. */
export const referencesFor = (patient: Patient, knowledge: Knowledge): References => {
  const rows = rowsOf(knowledge);
  const seen = new Map<string, Reference | undefined>();
  return (analyte) => {
    if (seen.has(analyte)) return seen.get(analyte);
    const own = rows.get(analyte) ?? [];
    const log = knowledge.analytes.get(analyte)?.scale === "log";
    const row = best(own, patient);
    const both = patient.sex === undefined && !row?.sex ? ofBothSexes(own, patient, log) : undefined;
    const found =
      both ?? (row && { low: row.low, high: row.high, median: middle(row, log), typical: row.typical, row });
    seen.set(analyte, found);
    return found;
  };
};
