/** A piece of evidence with its weights, and how likelihoods become weights. */
import type { Evidence } from "./assessment.ts";

/** One piece of evidence with its weight for every hypothesis, in the model's order. */
export interface Weighed {
  readonly evidence: Evidence;
  /** ln of how much likelier it is under the hypothesis than over all of them together, by their priors. */
  readonly weights: readonly number[];
}

const clamp = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));

/** Log likelihoods → weights against the mixture of all hypotheses, none beyond `limit` (nats). */
export const against = (logs: readonly number[], priors: readonly number[], limit: number): readonly number[] => {
  const top = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const mixture = logs.reduce((sum, log, i) => sum + (priors[i] ?? 0) * Math.exp(log - top), 0);
  const average = top + Math.log(Math.max(mixture, 1e-12));
  return logs.map((log) => clamp(log - average, limit));
};
