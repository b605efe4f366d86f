/** How much a result is expected to tell: entropies over the decisions, and over the conditions, in plain arrays. */
import type { Hypothesis } from "./model.ts";

/** The hypotheses worth simulating, side by side. */
export interface Alive {
  readonly hypotheses: readonly Hypothesis[];
  /** Posterior as shown, made to sum to one. */
  readonly belief: readonly number[];
  /** Posterior drawn in, for asking what a test could change; sums to one. */
  readonly p: readonly number[];
  /** Number of the decision each leads to, and how many decisions there are. */
  readonly decision: readonly number[];
  readonly decisions: number;
}

/** Knowing which condition it is, apart from what is done about it, counts this much: carriers of different genes need different partner tests. */
export const naming = 0.25;

/** Chance of each result under each living hypothesis: [result][hypothesis]. */
export type Chances = readonly (readonly number[])[];

/** Masses smaller than this add nothing. */
const nothing = 1e-9;

const xlogx = (x: number): number => (x > nothing ? x * Math.log2(x) : 0);

/** Σ over the hypotheses of p·Σ c·log2 c: what one feature adds to the sum over all joint results. */
const ownSum = (chances: Chances, p: readonly number[]): number => {
  let sum = 0;
  for (const row of chances) for (let i = 0; i < p.length; i++) sum += (p[i] as number) * xlogx(row[i] as number);
  return sum;
};

/** Scratch for one leaf: the mass of each decision. */
let byDecision = new Float64Array(0);

/** Mass times the entropy of the decision, and of the condition but for what does not depend on the leaf. */
const leaf = (mass: readonly number[], row: readonly number[] | undefined, alive: Alive): number => {
  for (let i = 0; i < alive.decisions; i++) byDecision[i] = 0;
  let total = 0;
  for (let i = 0; i < mass.length; i++) {
    const joint = row === undefined ? (mass[i] as number) : (mass[i] as number) * (row[i] as number);
    const at = alive.decision[i] as number;
    byDecision[at] = (byDecision[at] as number) + joint;
    total += joint;
  }
  let left = (1 + naming) * xlogx(total);
  for (let i = 0; i < alive.decisions; i++) left -= xlogx(byDecision[i] as number);
  return left;
};

const leaves = (features: readonly Chances[], level: number, mass: readonly number[], alive: Alive): number => {
  const chances = features[level];
  if (!chances) return leaf(mass, undefined, alive);
  let left = 0;
  const last = level + 1 === features.length;
  for (const row of chances)
    left += last
      ? leaf(mass, row, alive)
      : leaves(
          features,
          level + 1,
          mass.map((each, i) => each * (row[i] as number)),
          alive,
        );
  return left;
};

/**
 * Bits that seeing all these features together is expected to give, as if independent given the hypothesis. Then the entropy of
 * the condition after them needs no logarithm per joint result: Σ m·log m over all of them is p·log p and each feature's own sum.
 */
export const informationOf = (features: readonly Chances[], alive: Alive): number => {
  if (byDecision.length < alive.decisions) byDecision = new Float64Array(alive.decisions);
  const own = features.reduce((sum, chances) => sum + ownSum(chances, alive.p), 0);
  const before = leaf(alive.p, undefined, alive);
  return Math.max(0, before - (leaves(features, 0, alive.p, alive) - naming * own));
};

/**
 * No more bits than this can come of whether something is there, given its chance under every hypothesis of the model: by the
 * mean square contingency, which is several times quicker to work out than the information itself.
 */
export const mostInformation = (chances: readonly number[], { hypotheses, p }: Alive): number => {
  let average = 0;
  let square = 0;
  for (let i = 0; i < p.length; i++) {
    const share = p[i] ?? 0;
    const chance = chances[hypotheses[i]?.at ?? 0] ?? 0;
    average += share * chance;
    square += share * chance * chance;
  }
  const contingency = (square - average * average) / Math.max(average * (1 - average), 1e-12);
  return (1 + naming) * Math.log2(1 + Math.max(0, contingency));
};
