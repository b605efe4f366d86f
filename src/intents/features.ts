/** Words → hashed features. The same at training and at run time, or the classifier would learn another language. */

/** Size of the feature space. */
export const dimensions = 16_384;

/** Names that stand for themselves no longer, by their first word: "iron deficiency" is a `condition`, "MCV" an `analyte`. */
export type Vocabulary = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly slot: string }[]>;

/** Lower case, no accents, no mention of the bot; words, numbers as `#`, and the question mark. */
export const wordsOf = (text: string): readonly string[] => {
  const found = ascii.test(text) ? asciiWords(text) : anyWords(text);
  return found.map((word) => (isDigits(word) ? "#" : word));
};

const ascii = /^[\t-~]*$/;
const mention = /<@[^<>]*>/g;
const isDigits = (word: string): boolean => word >= "0" && word < ":";

const asciiWords = (text: string): readonly string[] => {
  const said = text.includes("<@") ? text.replaceAll(mention, " ") : text;
  return (
    said
      .toLowerCase()
      .replaceAll(/['`]/g, "")
      .match(/[a-z]+|\d+(?:[.,]\d+)*|\?/g) ?? []
  );
};

const anyWords = (text: string): readonly string[] => {
  const plain = text
    .replaceAll(mention, " ")
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f'’`´]/g, "");
  return plain.match(/[\p{L}]+|\d+(?:[.,]\d+)*|\?/gu) ?? [];
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

/** FNV-1a over the characters of `text`, going on from `hash`: nothing is cut or joined to be hashed. */
const going = (hash: number, text: string, from = 0, to = text.length): number => {
  let state = hash;
  for (let i = from; i < to; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return state;
};

const kind = (letters: string): number => going(0x811c9dc5, letters);
const kinds = {
  word: kind("w "),
  first: [kind("s0 "), kind("s1 ")],
  piece: kind("c "),
  pair: kind("b "),
  three: kind("t "),
};
const sizes = [3, 4, 5] as const;

/** Words looked at: what somebody wants is said in the first few dozen. */
const mostWords = 40;

/** Features met so far, in order, each with the highest weight it was met with. */
class Met {
  readonly at: number[] = [];
  readonly #weights = new Float64Array(dimensions);

  add(hash: number, weight: number): void {
    const at = (hash >>> 0) % dimensions;
    const known = this.#weights[at] ?? 0;
    if (known === 0) this.at.push(at);
    if (weight > known) this.#weights[at] = weight;
  }

  /** The weights, scaled to length one; everything is forgotten for the next text. */
  taken(): { readonly at: Uint16Array; readonly value: Float32Array } {
    const at = Uint16Array.from(this.at);
    let length = 0;
    for (const each of at) length += (this.#weights[each] ?? 0) ** 2;
    const scale = length > 0 ? 1 / Math.sqrt(length) : 0;
    const value = Float32Array.from(at, (each) => (this.#weights[each] ?? 0) * scale);
    for (const each of at) this.#weights[each] = 0;
    this.at.length = 0;
    return { at, value };
  }
}

const met = new Met();

/** Parts of a word, so that a slip of the finger or another ending leaves most of it. */
const addPieces = (word: string): void => {
  if (word.length < 4 || word.startsWith("<")) return;
  const edged = `^${word}$`;
  for (const size of sizes)
    for (let i = 0; i + size <= edged.length; i++) met.add(going(kinds.piece, edged, i, i + size), 0.5);
};

/**
 * Features of masked words: each index once, with the weight its kind has. Weights are scaled to length one.
 * @returns indices in [0, `dimensions`) and their values, side by side.
 */
export const featuresOf = (all: readonly string[]): { readonly at: Uint16Array; readonly value: Float32Array } => {
  const words = all.slice(0, mostWords);
  const edged = ["^", ...words, "$"];
  words.forEach((word, i) => {
    met.add(going(kinds.word, word), 1);
    const first = kinds.first[i];
    if (first !== undefined) met.add(going(first, word), 0.8);
    addPieces(word);
  });
  const joined = (hash: number, i: number): number => going(going(hash, edged[i] ?? ""), " ");
  for (let i = 0; i + 1 < edged.length; i++) met.add(going(joined(kinds.pair, i), edged[i + 1] ?? ""), 0.9);
  for (let i = 0; i + 2 < edged.length; i++)
    met.add(going(going(going(joined(kinds.three, i), edged[i + 1] ?? ""), " "), edged[i + 2] ?? ""), 0.6);
  if (words.length <= 3) met.add(kind(`n ${words.length}`), 0.5);
  return met.taken();
};
