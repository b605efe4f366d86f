/** Probabilities over the hypotheses, and sums of them that rules ask for. */
import type { Hypothesis, Model } from "./model.ts";

/** Which hypotheses to add up; several conditions given together must all hold. */
export interface Asked {
  readonly condition?: string | undefined;
  readonly group?: string | undefined;
  readonly loading?: boolean | undefined;
  readonly decision?: string | undefined;
  readonly parent?: string | undefined;
}

export interface Posterior {
  /** In the model's order; sums to one. */
  readonly of: readonly number[];
  readonly mass: (asked: Asked) => number;
}

/** A pair counts for both of its members, and a child for its parent. */
const isAsked = ({ condition }: Hypothesis, asked: Asked): boolean =>
  (asked.condition === undefined || condition.id === asked.condition || condition.parent === asked.condition) &&
  (asked.group === undefined || condition.group === asked.group) &&
  (asked.loading === undefined || condition.loading === asked.loading) &&
  (asked.decision === undefined || condition.decision === asked.decision) &&
  (asked.parent === undefined ||
    condition.parent === asked.parent ||
    condition.id === asked.parent ||
    (condition.pair?.includes(asked.parent) ?? false));

/** The unexplained never falls below this share. */
const leastOther = 0.02;

/**
 * Prior × exp(weights), made to sum to one, with at least 2 % for the unexplained.
 * @param logs natural log of each hypothesis' unnormalised posterior, in the model's order.
 */
export const posteriorOf = (logs: readonly number[], model: Model): Posterior => {
  const top = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const raw = logs.map((each) => Math.exp(each - top));
  const sum = raw.reduce((a, b) => a + b, 0);
  const shares = raw.map((each) => each / sum);
  const isOther = model.hypotheses.map((each) => each.condition.group === "other");
  const other = shares.reduce((total, share, i) => total + (isOther[i] ? share : 0), 0);
  const floored = Math.max(other, leastOther);
  const of =
    other >= leastOther || other === 0
      ? shares
      : shares.map((share, i) => (isOther[i] ? (share * floored) / other : (share * (1 - floored)) / (1 - other)));
  return {
    of,
    mass: (asked) => model.hypotheses.reduce((total, each, i) => total + (isAsked(each, asked) ? (of[i] ?? 0) : 0), 0),
  };
};
