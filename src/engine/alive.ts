/** Which hypotheses are worth asking about before a test, and how far they are believed. */
import type { Alive } from "./information.ts";
import type { Hypothesis, Model } from "./model.ts";
import type { Posterior } from "./posterior.ts";

/** The group that stands for what is not modelled. */
const unexplained = "other";
/** Hypotheses too improbable to be worth simulating, beyond the likeliest few. */
const leastSimulated = 3e-4;
const mostlySimulated = 6;
/** A model is never quite as sure as it says: before asking what a test could change, its odds are drawn in by this power. */
const trust = 0.6;
/** Nor is it ever surer than this that the leading condition needs no confirming. */
const surest = 0.97;

/** Sum of the numbers. */
export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Shares that sum to one, the largest held down to `surest`. */
const doubted = (weights: readonly number[]): readonly number[] => {
  const total = sum(weights);
  const top = weights.reduce((a, b) => Math.max(a, b), 0) / total;
  const rest = top > surest && top < 1 ? (1 - surest) / (1 - top) : 1;
  return weights.map((each) => (rest === 1 ? each / total : each / total === top ? surest : (each / total) * rest));
};

/** The hypotheses a test could still speak for, side by side. */
export const livingOf = (model: Model, posterior: Posterior): Alive => {
  const numbers = new Map(model.knowledge.settings.decisions.map((each, i) => [each.id, i]));
  const isKnown = ({ condition }: Hypothesis): boolean => condition.group !== unexplained;
  const share = ({ at }: Hypothesis): number => posterior.of[at] ?? 0;
  const ranked = Float64Array.from(model.hypotheses.filter(isKnown).map(share)).sort();
  const least = Math.min(leastSimulated, ranked.at(-mostlySimulated) ?? 0);
  const hypotheses = model.hypotheses.filter((each) => !isKnown(each) || share(each) >= least);
  const belief = hypotheses.map(share);
  // The unexplained has no result of its own to expect, so no test can be asked to find it; but it may be behind any result.
  const p = doubted(hypotheses.map((each) => (isKnown(each) ? share(each) ** trust : 0)));
  const believed = sum(belief);
  return {
    hypotheses,
    belief: belief.map((each) => each / believed),
    p,
    decision: hypotheses.map(({ condition }) => numbers.get(condition.decision) ?? 0),
    decisions: numbers.size,
  };
};
