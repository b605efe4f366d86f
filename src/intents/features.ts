/** Words → hashed features. The same at training and at run time, or the classifier would learn another language. */

/** Size of the feature space. */
export const dimensions = 16_384;

/** Names that stand for themselves no longer, by their first word: "iron deficiency" is a `condition`, "MCV" an `analyte`. */
export type Vocabulary = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly slot: string }[]>;

/** Lower case, no accents, no mention of the bot; words, numbers as `#`, and the question mark. */
export const wordsOf = (text: string): readonly string[] => {
  const plain = text
    .replaceAll(/<@[^<>]*>/g, " ")
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f'’`´]/g, "");
  return (plain.match(/[\p{L}]+|\d+(?:[.,]\d+)*|\?/gu) ?? []).map((word) => (/^\d/.test(word) ? "#" : word));
};

/** A vocabulary of names. Longer names win over shorter ones. */
export const vocabularyOf = (
  named: readonly { readonly slot: string; readonly names: readonly string[] }[],
): Vocabulary => {
  const byFirst = new Map<string, { readonly words: readonly string[]; readonly slot: string }[]>();
  for (const { slot, names } of named)
    for (const name of names) {
      const words = wordsOf(name);
      const [first] = words;
      // A single letter or a number names nothing by itself.
      if (first === undefined || words.join("").length < 2) continue;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, slot }]);
    }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
};

/** The words with every known name replaced by what it is the name of, in angle brackets. */
export const masked = (words: readonly string[], vocabulary: Vocabulary): readonly string[] => {
  const out: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = vocabulary
      .get(words[at] ?? "")
      ?.find((entry) => entry.words.every((word, i) => words[at + i] === word));
    out.push(found ? `<${found.slot}>` : (words[at] ?? ""));
    at += found?.words.length ?? 1;
  }
  return out;
};

/** FNV-1a. */
const hashed = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % dimensions;
};

/** Parts of a word, so that a slip of the finger or another ending leaves most of it. */
const pieces = (word: string): readonly string[] => {
  if (word.length < 4 || word.startsWith("<")) return [];
  const edged = `^${word}$`;
  const found: string[] = [];
  for (const size of [3, 4, 5]) for (let i = 0; i + size <= edged.length; i++) found.push(edged.slice(i, i + size));
  return found;
};

/** Words looked at: what somebody wants is said in the first few dozen. */
const mostWords = 40;

/**
 * Features of masked words: each index once, with the weight its kind has. Weights are scaled to length one.
 * @returns indices in [0, `dimensions`) and their values, side by side.
 */
export const featuresOf = (all: readonly string[]): { readonly at: Uint16Array; readonly value: Float32Array } => {
  const words = all.slice(0, mostWords);
  const weights = new Map<number, number>();
  const add = (feature: string, weight: number): void => {
    const at = hashed(feature);
    weights.set(at, Math.max(weight, weights.get(at) ?? 0));
  };
  const edged = ["^", ...words, "$"];
  words.forEach((word, i) => {
    add(`w ${word}`, 1);
    if (i < 2) add(`s${i} ${word}`, 0.8);
    for (const piece of pieces(word)) add(`c ${piece}`, 0.5);
  });
  for (let i = 0; i + 1 < edged.length; i++) add(`b ${edged[i]} ${edged[i + 1]}`, 0.9);
  for (let i = 0; i + 2 < edged.length; i++) add(`t ${edged[i]} ${edged[i + 1]} ${edged[i + 2]}`, 0.6);
  if (words.length <= 3) add(`n ${words.length}`, 0.5);
  let length = 0;
  for (const weight of weights.values()) length += weight * weight;
  const scale = length > 0 ? 1 / Math.sqrt(length) : 0;
  return {
    at: Uint16Array.from(weights.keys()),
    value: Float32Array.from(weights.values(), (weight) => weight * scale),
  };
};
