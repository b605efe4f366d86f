/** Trains the classifier from the phrases, when the project is built. Deterministic: same phrases, same bytes. */
import type { Compiled } from "./classifier.ts";
import { dimensions, featuresOf } from "./features.ts";

export interface Example {
  readonly intent: string;
  /** Masked words. */
  readonly words: readonly string[];
}

const epochs = 10;
const rate = 0.5;
/** Probability mass spread over all intents, so that no phrase is learnt as certain. */
const smoothing = 0.05;

/** A small generator of whole numbers: training needs an order that is mixed and always the same. */
const mixer = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
};

const shuffled = <T>(items: readonly T[], next: (below: number) => number): readonly T[] => {
  const mixed = [...items];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = next(i + 1);
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
};

const quantised = (weights: Float32Array): { readonly scale: number; readonly bytes: Int8Array } => {
  const most = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), 1e-9);
  return { scale: most / 127, bytes: Int8Array.from(weights, (weight) => Math.round((weight / most) * 127)) };
};

interface Seen {
  readonly target: number;
  readonly at: Uint16Array;
  readonly value: Float32Array;
}

/** Probability of each intent as the weights now stand. */
const shares = (seen: Seen, weights: Float32Array, bias: Float64Array): Float64Array => {
  const scores = bias.slice();
  for (let intent = 0; intent < scores.length; intent++) {
    let sum = scores[intent] ?? 0;
    for (let i = 0; i < seen.at.length; i++)
      sum += (weights[intent * dimensions + (seen.at[i] ?? 0)] ?? 0) * (seen.value[i] ?? 0);
    scores[intent] = sum;
  }
  const top = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const exps = scores.map((score) => Math.exp(score - top));
  const total = exps.reduce((a, b) => a + b, 0);
  return exps.map((each) => each / total);
};

/** One step of gradient descent with a rate of its own for every weight (AdaGrad). */
const step = (seen: Seen, weights: Float32Array, squares: Float32Array, bias: Float64Array): void => {
  const count = bias.length;
  const now = shares(seen, weights, bias);
  for (let intent = 0; intent < count; intent++) {
    const wanted = (intent === seen.target ? 1 - smoothing : 0) + smoothing / count;
    const slope = (now[intent] ?? 0) - wanted;
    // What is right already teaches next to nothing.
    if (Math.abs(slope) < 0.002) continue;
    bias[intent] = (bias[intent] ?? 0) - 0.05 * slope;
    for (let i = 0; i < seen.at.length; i++) {
      const place = intent * dimensions + (seen.at[i] ?? 0);
      const gradient = slope * (seen.value[i] ?? 0);
      const square = (squares[place] ?? 0) + gradient * gradient;
      squares[place] = square;
      weights[place] = (weights[place] ?? 0) - (rate * gradient) / Math.sqrt(square + 1e-8);
    }
  }
};

/** Learns which words mean which intent. Examples of rarer intents are not weighed up: their phrases say enough. */
export const train = (examples: readonly Example[]): Compiled => {
  const intents = [...new Set(examples.map((each) => each.intent))].sort();
  const seen = examples.map(({ intent, words }): Seen => ({ target: intents.indexOf(intent), ...featuresOf(words) }));
  const weights = new Float32Array(intents.length * dimensions);
  const squares = new Float32Array(weights.length);
  const bias = new Float64Array(intents.length);
  const next = mixer(7);
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const one of shuffled(seen, next)) step(one, weights, squares, bias);
  const rows = intents.map((_, i) => quantised(weights.subarray(i * dimensions, (i + 1) * dimensions)));
  const bytes = new Uint8Array(weights.length);
  for (const [i, row] of rows.entries()) bytes.set(new Uint8Array(row.bytes.buffer), i * dimensions);
  return {
    intents,
    words: [...new Set(examples.flatMap((each) => each.words))].sort(),
    bias: [...bias].map((each) => Number(each.toFixed(4))),
    scale: rows.map((row) => Number(row.scale.toPrecision(5))),
    weights: Buffer.from(bytes).toString("base64"),
  };
};
