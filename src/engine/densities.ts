/** The density each hypothesis has for each analyte in one kind of patient, made when first asked for and kept. */
import type { Patient } from "../case/case.ts";
import type { Knowledge } from "../knowledge/types.ts";
import { axes, type Frame, frameOf, indexUnder } from "./block.ts";
import { between, type Density, densityOf } from "./likelihood.ts";
import { type Hypothesis, rangeOf, secondRange } from "./model.ts";
import { kindOf, type References, referencesFor } from "./reference.ts";
import { rangeText } from "./words.ts";

export interface Densities {
  readonly patient: References;
  readonly of: (hypothesis: Hypothesis, analyte: string) => Density;
  /** Chance of a value in each band between `cuts` (ascending), below the first and above the last. */
  readonly bands: (analyte: string, cuts: readonly number[]) => (hypothesis: Hypothesis) => readonly number[];
  /** "typically 2–28 µg/L" */
  readonly inWords: (hypothesis: Hypothesis, analyte: string) => string;
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

/** Keeps what `make` gives, per hypothesis and word. */
const kept = <Value>(make: (hypothesis: Hypothesis, word: string) => Value) => {
  const values = new Map<string, Value[]>();
  return (hypothesis: Hypothesis, word: string): Value => {
    const row = values.get(word) ?? [];
    if (row.length === 0) values.set(word, row);
    const found = row[hypothesis.at] ?? make(hypothesis, word);
    row[hypothesis.at] = found;
    return found;
  };
};

type Ranges = (hypothesis: Hypothesis, analyte: string) => readonly [number, number];

/** The frames hypotheses state their ranges in: mostly an adult of either sex. */
const statedFrames = (knowledge: Knowledge): ((hypothesis: Hypothesis) => References) => {
  const frames = new Map<string, References>();
  return ({ reference: frame }) => {
    const stated: Patient = frame ? { ageYears: frame.age, ...(frame.sex ? { sex: frame.sex } : {}) } : adult;
    const key = kindOf(stated, knowledge);
    const references = frames.get(key) ?? referencesFor(stated, knowledge);
    frames.set(key, references);
    return references;
  };
};

const densities = (patient: Patient, knowledge: Knowledge): Densities => {
  const here = referencesFor(patient, knowledge);
  const statedIn = statedFrames(knowledge);
  const frame = kept((hypothesis) => frameOf(hypothesis, here, statedIn(hypothesis)));
  const range: Ranges = (hypothesis, analyte) => {
    const expected = rangeOf(hypothesis.expects[analyte]);
    // MCH, MCHC and haematocrit follow from what the hypothesis expects of the counts they are made of.
    const index =
      hypothesis.expects[analyte] === undefined && indexUnder(analyte, frame(hypothesis, ""), hypothesis.correlation);
    if (index) return [Math.exp(index.middle - index.half), Math.exp(index.middle + index.half)];
    if (expected === "health") return healthy(analyte, here, knowledge);
    if (expected === "any") return knowledge.analytes.get(analyte)?.anywhere ?? [0, 1];
    const now = carried.has(analyte) ? here(analyte) : undefined;
    const then = now && statedIn(hypothesis)(analyte);
    const ratio = now && then ? now.median / then.median : 1;
    return [expected[0] * ratio, expected[1] * ratio];
  };
  const of = kept((hypothesis, analyte): Density => {
    const [low, high] = range(hypothesis, analyte);
    const log = knowledge.analytes.get(analyte)?.scale === "log";
    const other = secondRange(hypothesis.expects[analyte]);
    const density = densityOf(low, high, log);
    return other ? { ...density, or: densityOf(other[0], other[1], log) } : density;
  });
  const bandsByCuts = new Map<string, (hypothesis: Hypothesis, analyte: string) => readonly number[]>();
  return {
    patient: here,
    of,
    frame: (hypothesis) => frame(hypothesis, ""),
    inWords: kept((hypothesis, analyte) => wordsOf(hypothesis, analyte, range, knowledge)),
    bands: (analyte, cuts) => {
      const key = cuts.join();
      const known = bandsByCuts.get(key) ?? kept((each, id) => bandsOf(of(each, id), cuts));
      bandsByCuts.set(key, known);
      return (hypothesis) => known(hypothesis, analyte);
    },
  };
};

const bandsOf = (density: Density, cuts: readonly number[]): readonly number[] =>
  [...cuts, Number.POSITIVE_INFINITY].map((to, i) => between(cuts[i - 1] ?? Number.NEGATIVE_INFINITY, to, density));

const wordsOf = (hypothesis: Hypothesis, analyte: string, range: Ranges, knowledge: Knowledge): string => {
  const [low, high] = range(hypothesis, analyte);
  const other = secondRange(hypothesis.expects[analyte]);
  const second = other ? ` or ${rangeText(other[0], other[1], analyte, knowledge)}` : "";
  return `typically ${rangeText(low, high, analyte, knowledge)}${second}`;
};

/** Kinds of patient kept at once; a kind takes a few hundred kilobytes. */
const mostKinds = 60;
const kinds = new WeakMap<Knowledge, Map<string, Densities>>();

/** Densities for `patient`. Ranges of red-cell analytes are carried from the frame they were stated in. */
export const densitiesFor = (patient: Patient, knowledge: Knowledge): Densities => {
  const known = kinds.get(knowledge) ?? new Map<string, Densities>();
  kinds.set(knowledge, known);
  const kind = kindOf(patient, knowledge);
  const found = known.get(kind);
  if (found) return found;
  if (known.size >= mostKinds) known.clear();
  const made = densities(patient, knowledge);
  known.set(kind, made);
  return made;
};
