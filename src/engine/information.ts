/** How much a result is expected to tell: entropies over the decisions, and over the conditions, in plain arrays. */
import type { Hypothesis } from "./model.ts";

/** The hypotheses worth simulating, side by side. */
export interface Alive {
  readonly hypotheses: readonly Hypothesis[];
  /** Posterior as shown, made to sum to one. */
  readonly belief: Float64Array;
  /** Posterior drawn in, for asking what a test could change; sums to one. */
  readonly p: Float64Array;
  /** Number of the decision each leads to, and how many decisions there are. */
  readonly decision: Int32Array;
  readonly decisions: number;
}

/** Knowing which condition it is, apart from what is done about it, counts this much: carriers of different genes need different partner tests. */
export const naming = 0.25;

/** Chance of each result under each living hypothesis: [result][hypothesis]. */
export type Chances = readonly Float64Array[];

/** −Σ x·log2 x and Σ x give entropy times total mass. */
const scaled = (masses: Float64Array, total: number): number => {
  if (total < 1e-9) return 0;
  let sum = total * Math.log2(total);
  for (let i = 0; i < masses.length; i++) {
    const mass = masses[i] ?? 0;
    if (mass > 1e-9) sum -= mass * Math.log2(mass);
  }
  return sum;
};

/** Entropy of the decision times the mass, plus `naming` times that of the condition itself. */
const uncertainty = (joint: Float64Array, alive: Alive, byDecision: Float64Array): number => {
  byDecision.fill(0);
  let total = 0;
  for (let i = 0; i < joint.length; i++) {
    const mass = joint[i] ?? 0;
    const at = alive.decision[i] ?? 0;
    byDecision[at] = (byDecision[at] ?? 0) + mass;
    total += mass;
  }
  return scaled(byDecision, total) + naming * scaled(joint, total);
};

const before = new WeakMap<Alive, number>();

/** What is unsure before any test; the same for all of them. */
const uncertaintyBefore = (alive: Alive): number => {
  const known = before.get(alive) ?? uncertainty(alive.p, alive, new Float64Array(alive.decisions));
  before.set(alive, known);
  return known;
};

/** Bits that seeing all these features together is expected to give, as if independent given the hypothesis. */
export const informationOf = (features: readonly Chances[], alive: Alive): number => {
  const size = alive.p.length;
  const byDecision = new Float64Array(alive.decisions);
  const levels = features.map(() => new Float64Array(size));
  const after = (level: number, mass: Float64Array): number => {
    const chances = features[level];
    const joint = levels[level];
    if (!chances || !joint) return uncertainty(mass, alive, byDecision);
    let left = 0;
    for (const row of chances) {
      for (let i = 0; i < size; i++) joint[i] = (mass[i] ?? 0) * (row[i] ?? 0);
      left += after(level + 1, joint);
    }
    return left;
  };
  return Math.max(0, uncertaintyBefore(alive) - after(0, alive.p));
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
