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

const membersOf = new WeakMap<Model, WeakMap<Asked, readonly number[]>>();

/** Which hypotheses a question adds up: rules ask the same ones of every case. */
const members = (asked: Asked, model: Model): readonly number[] => {
  const known = membersOf.get(model) ?? new WeakMap<Asked, readonly number[]>();
  membersOf.set(model, known);
  const found = known.get(asked) ?? model.hypotheses.flatMap((each) => (isAsked(each, asked) ? [each.at] : []));
  known.set(asked, found);
  return found;
};

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
    mass: (asked) => members(asked, model).reduce((total, at) => total + (of[at] ?? 0), 0),
  };
};
