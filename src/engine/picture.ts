/** Anaemia by the cut-off that fits the patient, cell size and colour by age, and a flag per value. */
import { type Case, current, type Patient } from "../case/case.ts";
import type { AnaemiaCutOff, Knowledge } from "../knowledge/types.ts";
import type { Picture } from "./assessment.ts";
import { type References, trimesterOf } from "./reference.ts";
import { amount, number } from "./words.ts";

interface Aimed {
  readonly age?: readonly number[] | undefined;
  readonly sex?: string | undefined;
  readonly trimester?: readonly number[] | undefined;
}

const assumedAge = 35;

/** Whether a row is meant for this patient. With no sex known only rows for both fit, or a woman's: the lower cut-off. */
const fits = (row: Aimed, patient: Patient): boolean => {
  const age = patient.ageYears ?? assumedAge;
  if (row.age && (age < (row.age[0] ?? 0) || age >= (row.age[1] ?? 200))) return false;
  if (row.sex && row.sex !== (patient.sex ?? "female")) return false;
  // Pregnant of unknown weeks: the first trimester's row, which the third shares.
  if (patient.pregnant) return row.trimester?.includes(trimesterOf(patient) ?? 1) ?? false;
  return row.trimester === undefined;
};

/** g/L to take off the measured Hb for altitude and for smoking (`intervals.yaml`; beyond the last row the last row counts). */
export const adjustmentsFor = (
  patient: Patient,
  knowledge: Knowledge,
): { readonly altitude: number; readonly smoking: number } => {
  const { altitude, smoking } = knowledge.intervals;
  const inside = (value: number, [from, to]: readonly [number, number]): boolean => value >= from && value < to;
  return {
    altitude: altitude.find((row) => inside(patient.altitudeM ?? 0, row.metres))?.subtract ?? 0,
    smoking: smoking.find((row) => inside(patient.cigarettesPerDay ?? 0, row.cigarettes))?.subtract ?? 0,
  };
};

const severity = (hb: number, row: AnaemiaCutOff): Picture["anaemia"] => {
  if (hb >= row.none) return "none";
  if (hb >= row.mild) return "mild";
  return hb >= row.severe ? "moderate" : "severe";
};

type Anaemia = Pick<Picture, "anaemia" | "anaemiaRule" | "disagreements">;

/** Severity by the row that fits the patient, with the rule that fired and who draws the line elsewhere. */
export const anaemiaOf = (from: Case, knowledge: Knowledge): Anaemia => {
  const hb = current(from, "hb");
  const row = knowledge.intervals.anaemia.find((each) => fits(each, from.patient));
  if (!hb || !row) return { anaemia: "unknown", disagreements: [] };
  const { altitude, smoking } = adjustmentsFor(from.patient, knowledge);
  const off = altitude + smoking;
  const value = hb.value - off;
  const anaemia = severity(value, row);
  const adjusted = off === 0 ? "" : `; ${amount(off, "hb", knowledge)} taken off for altitude or smoking`;
  const assumed = from.patient.sex === undefined && row.sex ? ", sex not given" : "";
  const text = `${row.group}${assumed}: anaemia below ${amount(row.none, "hb", knowledge)}${adjusted}`;
  const differing = knowledge.intervals.disagreements.filter(
    (each) => fits(each, from.patient) && value < each.none !== (anaemia !== "none"),
  );
  return {
    anaemia,
    anaemiaRule: { text, sources: row.sources },
    disagreements: differing.map((each) => ({
      text: `${each.group}: below ${amount(each.none, "hb", knowledge)}`,
      sources: each.sources,
    })),
  };
};

const flagOf = (value: number, low: number | undefined, high: number | undefined): "low" | "normal" | "high" => {
  if (low !== undefined && value < low) return "low";
  return high !== undefined && value > high ? "high" : "normal";
};

const intervalText = (
  low: number | undefined,
  high: number | undefined,
  analyte: string,
  knowledge: Knowledge,
): string => {
  if (low !== undefined && high !== undefined)
    return `${number(low, analyte, knowledge)}–${number(high, analyte, knowledge)}`;
  if (high !== undefined) return `< ${number(high, analyte, knowledge)}`;
  return low === undefined ? "" : `≥ ${number(low, analyte, knowledge)}`;
};

const levelInWords = (from: Case, analyte: string, knowledge: Knowledge): string | undefined => {
  const said = from.qualitative.findLast((each) => each.analyte === analyte && !each.past)?.level;
  if (said) return said;
  const meant = Object.entries(from.findings).find(
    ([id, found]) => found.state === "present" && knowledge.findings.get(id)?.means?.analyte === analyte,
  );
  return meant && knowledge.findings.get(meant[0])?.means?.level;
};

/** The haematological picture, with the rule that fired. */
export const pictureOf = (from: Case, knowledge: Knowledge, references: References): Picture => {
  const flags = [...knowledge.analytes.keys()].flatMap((analyte) => {
    const lab = current(from, analyte);
    const reference = references(analyte);
    if (!lab || !reference) return [];
    const flag = flagOf(lab.value, reference.low, reference.high);
    return [{ analyte, flag, interval: intervalText(reference.low, reference.high, analyte, knowledge) }];
  });
  const levelOf = (analyte: string): string | undefined =>
    flags.find((each) => each.analyte === analyte)?.flag ?? levelInWords(from, analyte, knowledge);
  const size = levelOf("mcv");
  const colour = levelOf("mch") ?? levelOf("mchc");
  return {
    ...anaemiaOf(from, knowledge),
    size: size === "low" ? "microcytic" : size === "high" ? "macrocytic" : size === "normal" ? "normocytic" : "unknown",
    colour: colour === undefined ? "unknown" : colour === "low" ? "hypochromic" : "normochromic",
    flags,
  };
};
