/** Softmax over hashed features: which of the intents a text means, and how sure that is. Trained when the project is built. */
import { featuresOf } from "./features.ts";

/** As compiled: small whole numbers, since a start should not read megabytes. */
export interface Compiled {
  readonly intents: readonly string[];
  /** Words of more than one phrase. */
  readonly words: readonly string[];
  /** Those that many phrases have, commonest first. */
  readonly common: readonly string[];
  readonly bias: readonly number[];
  /** A weight is its number in `weights` times this, per intent. */
  readonly scale: readonly number[];
  /** Signed bytes, feature after feature with every intent's weight side by side, base64. */
  readonly weights: string;
}

export interface Classifier {
  readonly intents: readonly string[];
  readonly words: ReadonlySet<string>;
  readonly common: readonly string[];
  readonly bias: readonly number[];
  readonly scale: readonly number[];
  readonly weights: Int8Array;
}

export interface Guess {
  readonly intent: string;
  /** 0–1; all guesses add up to one. */
  readonly probability: number;
}

/** Unpacks what was compiled. */
export const classifierOf = ({ intents, words, common, bias, scale, weights }: Compiled): Classifier => ({
  intents,
  words: new Set(words),
  common,
  bias,
  scale,
  weights: new Int8Array(Buffer.from(weights, "base64")),
});

/** Share of the words that stand in some phrase, 0–1: of words never met nothing can be guessed. */
export const familiarity = (words: readonly string[], classifier: Classifier): number => {
  const said = words.filter((word) => word !== "?" && word !== "#");
  return said.length === 0 ? 0 : said.filter((word) => classifier.words.has(word)).length / said.length;
};

/** Guesses for masked words, surest first. */
export const guess = (words: readonly string[], { intents, bias, scale, weights }: Classifier): readonly Guess[] => {
  const { at, value } = featuresOf(words);
  const count = intents.length;
  const sums = new Float64Array(count);
  for (let i = 0; i < at.length; i++) {
    const from = (at[i] as number) * count;
    const share = value[i] as number;
    for (let intent = 0; intent < count; intent++)
      sums[intent] = (sums[intent] as number) + (weights[from + intent] as number) * share;
  }
  const scores = Array.from(sums, (sum, intent) => sum * (scale[intent] ?? 0) + (bias[intent] ?? 0));
  const top = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - top));
  const total = exps.reduce((a, b) => a + b, 0);
  return intents
    .map((intent, i) => ({ intent, probability: (exps[i] ?? 0) / total }))
    .sort((a, b) => b.probability - a.probability);
};
