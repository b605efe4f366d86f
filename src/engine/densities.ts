/** The density each hypothesis has for each analyte in one patient, made when first asked for. */
import type { Patient } from "../case/case.ts";
import type { Knowledge } from "../knowledge/types.ts";
import { axes, type Frame, frameOf, indexUnder } from "./block.ts";
import { type Density, densityOf } from "./likelihood.ts";
import { type Hypothesis, rangeOf, secondRange } from "./model.ts";
import { type References, referencesFor } from "./reference.ts";

export interface Densities {
  readonly patient: References;
  readonly of: (hypothesis: Hypothesis, analyte: string) => Density;
  readonly range: (hypothesis: Hypothesis, analyte: string) => readonly [number, number];
  readonly frame: (hypothesis: Hypothesis) => Frame;
}

const adult: Patient = { ageYears: 35 };
const carried: ReadonlySet<string> = new Set([...axes, "mch", "hct"]);

/** Everything a healthy person of this kind could show; an interval with one end gets the other by its scale. */
const healthy = (analyte: string, patient: References, knowledge: Knowledge): readonly [number, number] => {
  const reference = patient(analyte);
  const entry = knowledge.analytes.get(analyte);
  if (!reference) return entry?.anywhere ?? [0, 1];
  if (reference.typical) return reference.typical;
  const high = reference.high ?? entry?.anywhere[1] ?? reference.median * 2;
  const low = reference.low ?? (entry?.scale === "log" ? high / 20 : Math.min(0, high));
  return low < high ? [low, high] : [high / 2, high];
};

/** Densities for `patient`. Ranges of red-cell analytes are carried from the frame they were stated in. */
export const densitiesFor = (patient: Patient, knowledge: Knowledge): Densities => {
  const here = referencesFor(patient, knowledge);
  const frames = new Map<string, References>();
  const statedIn = (hypothesis: Hypothesis): References => {
    const frame = hypothesis.reference;
    const key = frame ? `${frame.age}${frame.sex ?? ""}` : "adult";
    const known = frames.get(key);
    if (known) return known;
    const stated: Patient = frame ? { ageYears: frame.age, ...(frame.sex ? { sex: frame.sex } : {}) } : adult;
    const references = referencesFor(stated, knowledge);
    frames.set(key, references);
    return references;
  };
  const frame = (hypothesis: Hypothesis): Frame => frameOf(hypothesis, here, statedIn(hypothesis));
  const range = (hypothesis: Hypothesis, analyte: string): readonly [number, number] => {
    const expected = rangeOf(hypothesis.expects[analyte]);
    // MCH, MCHC and haematocrit follow from what the hypothesis expects of the counts they are made of.
    const index =
      hypothesis.expects[analyte] === undefined && indexUnder(analyte, frame(hypothesis), hypothesis.correlation);
    if (index) return [Math.exp(index.middle - index.half), Math.exp(index.middle + index.half)];
    if (expected === "health") return healthy(analyte, here, knowledge);
    if (expected === "any") return knowledge.analytes.get(analyte)?.anywhere ?? [0, 1];
    const now = carried.has(analyte) ? here(analyte) : undefined;
    const then = now && statedIn(hypothesis)(analyte);
    const ratio = now && then ? now.median / then.median : 1;
    return [expected[0] * ratio, expected[1] * ratio];
  };
  return {
    patient: here,
    range,
    of: (hypothesis, analyte) => {
      const [low, high] = range(hypothesis, analyte);
      const log = knowledge.analytes.get(analyte)?.scale === "log";
      const other = secondRange(hypothesis.expects[analyte]);
      const density = densityOf(low, high, log);
      return other ? { ...density, or: densityOf(other[0], other[1], log) } : density;
    },
    frame,
  };
};
