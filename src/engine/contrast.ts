/** What two conditions expect, side by side: which values and findings would tell them apart. */
import type { Patient } from "../case/case.ts";
import type { Knowledge } from "../knowledge/types.ts";
import { densitiesFor } from "./densities.ts";
import { type Hypothesis, type Model, modelOf } from "./model.ts";

export interface ContrastRow {
  /** An analyte or a finding. */
  readonly id: string;
  readonly name: string;
  readonly one: string;
  readonly other: string;
  /** How far apart they are; larger tells more. Not a likelihood ratio. */
  readonly apart: number;
}

/** The hypothesis of a condition; for one that is only the sum of its causes, its commonest cause. */
const hypothesisOf = (condition: string, knowledge: Knowledge): Hypothesis | undefined =>
  modelOf(knowledge)
    .hypotheses.filter((each) => each.condition.id === condition || each.condition.parent === condition)
    .sort((a, b) => b.condition.share - a.condition.share)[0];

/** Half widths between the middles below which two ranges are as good as the same. */
const leastApart = 0.6;
const mostFindings = 6;

const valueRows = (a: Hypothesis, b: Hypothesis, patient: Patient, knowledge: Knowledge): readonly ContrastRow[] => {
  const densities = densitiesFor(patient, knowledge);
  return [...knowledge.analytes.values()].flatMap(({ id, name }) => {
    const [x, y] = [densities.of(a, id), densities.of(b, id)];
    const said = [a, b].some((each) => typeof each.expects[id] === "object");
    const apart = Math.abs(x.at - y.at) / (x.scale + y.scale);
    if (!said || apart < leastApart) return [];
    const words = (hypothesis: Hypothesis): string => densities.inWords(hypothesis, id).replace(/^typically /, "");
    return [{ id, name, one: words(a), other: words(b), apart }];
  });
};

const share = (chance: number): string => (chance < 0.01 ? "< 1 %" : `${Math.round(chance * 100)} %`);

const findingRows = (a: Hypothesis, b: Hypothesis, { knowledge, chances }: Model): readonly ContrastRow[] =>
  [...knowledge.findings.values()]
    .flatMap(({ id, name }): readonly ContrastRow[] => {
      if (!a.clues[id] && !b.clues[id]) return [];
      const [x, y] = [chances.get(id)?.[a.at] ?? 0, chances.get(id)?.[b.at] ?? 0];
      // What hardly anybody has with either tells little however large the ratio.
      const apart = Math.abs(Math.log(x / y)) * Math.max(x, y);
      return apart < 0.15 ? [] : [{ id, name, one: share(x), other: share(y), apart }];
    })
    .sort((p, q) => q.apart - p.apart)
    .slice(0, mostFindings);

/**
 * Values and findings that differ between two conditions, for this kind of patient.
 * @returns undefined when a condition is unknown; rows with the most telling first.
 */
export const contrast = (
  one: string,
  other: string,
  patient: Patient,
  knowledge: Knowledge,
): { readonly values: readonly ContrastRow[]; readonly findings: readonly ContrastRow[] } | undefined => {
  const [a, b] = [hypothesisOf(one, knowledge), hypothesisOf(other, knowledge)];
  if (!a || !b) return undefined;
  const values = [...valueRows(a, b, patient, knowledge)].sort((p, q) => q.apart - p.apart);
  return { values, findings: findingRows(a, b, modelOf(knowledge)) };
};
