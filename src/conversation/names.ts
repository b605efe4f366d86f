/** Finds the condition a person names in a question. */
import type { RankedCause } from "../engine/assessment.ts";
import type { Condition, ConditionId, Knowledge } from "../knowledge/types.ts";

const rewrites: readonly (readonly [RegExp, string])[] = [
  [/β/g, " beta "],
  [/α/g, " alpha "],
  [/δ/g, " delta "],
  [/\bthal\b|thalass?[ae]*mias?|thalassaemics?/g, "thalassaemia"],
  [/an[ae]*mias?\b/g, "anaemia"],
  [/h[ae]+mo/g, "haemo"],
  [/celiac/g, "coeliac"],
  [/\bdeficient\b/g, "deficiency"],
  [/\bheavy (?:menses|periods?)\b|\bperiods?\b|\bmenstruation\b/g, "menstrual loss"],
  [/\bminor\b/g, "trait"],
  [/\bb (?=thalassaemia)/g, "beta "],
  [/\ba (?=thalassaemia)/g, "alpha "],
  [/[^a-z0-9]+/g, " "],
];

/** One spelling for British and American, Greek letters and their names, hyphens and spaces. */
export const folded = (text: string): string => {
  const plain = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  return ` ${rewrites.reduce((seen, [from, to]) => seen.replace(from, to), plain).trim()} `;
};

const spellings = (condition: Condition): readonly string[] => {
  const { id, name, synonyms, group } = condition;
  const bare = name.replace(/\([^()]*\)/g, "");
  // One or two words in brackets are other names; a longer list there gives examples, which are conditions of their own.
  const inside = [...name.matchAll(/\(([^()]*)\)/g)]
    .map((found) => (found[1] ?? "").split(","))
    .flatMap((names) => (names.length < 3 ? names : []));
  const own = name.includes(": ") ? [name.slice(name.indexOf(": ") + 2)] : [];
  const genes = condition.about.genes.map((gene) => gene.symbol);
  return [bare, ...inside, ...own, ...synonyms, ...genes, ...(id === group ? [] : [id])].map(folded);
};

interface Entry {
  readonly id: ConditionId;
  /** With their first word: where that isn't said, the name isn't. */
  readonly spellings: readonly { readonly text: string; readonly first: string }[];
  readonly words: ReadonlySet<string>;
}

const indexed = new WeakMap<Knowledge, readonly Entry[]>();
const common = new Set([
  "disease",
  "syndrome",
  "deficiency",
  "anaemia",
  "cause",
  "other",
  "blood",
  "cells",
  "trait",
  "with",
]);

const entriesOf = (knowledge: Knowledge): readonly Entry[] => {
  const known = indexed.get(knowledge);
  if (known) return known;
  const made = [...knowledge.conditions.values()].map((condition): Entry => {
    const all = spellings(condition).filter((each) => each.trim().length > 1);
    const words = all.flatMap((each) => each.trim().split(" "));
    return {
      id: condition.id,
      spellings: all.map((text) => ({ text, first: text.trim().split(" ")[0] ?? "" })),
      words: new Set(words.filter((word) => (word.length > 4 || word === "beta") && !common.has(word))),
    };
  });
  indexed.set(knowledge, made);
  return made;
};

interface Heard {
  readonly ids: readonly ConditionId[];
  /** A whole name was heard, not a word of one. */
  readonly whole: boolean;
}

const hear = (text: string, knowledge: Knowledge): Heard => {
  const said = folded(text);
  const heard = new Set(said.trim().split(" "));
  const exact = entriesOf(knowledge)
    .map(({ id, spellings }) => ({
      id,
      size: spellings.reduce(
        (most, { text, first }) => (heard.has(first) && said.includes(text) ? Math.max(most, text.length) : most),
        0,
      ),
    }))
    .filter((each) => each.size > 0);
  const longest = Math.max(0, ...exact.map((each) => each.size));
  if (longest > 0) return { ids: exact.filter((each) => each.size === longest).map((each) => each.id), whole: true };
  const words = [...heard];
  const sharing = entriesOf(knowledge)
    .map((entry) => ({ id: entry.id, count: words.filter((word) => entry.words.has(word)).length }))
    .filter((each) => each.count > 0);
  // "Alpha thalassaemia" shares two words with its own kinds and one with every other.
  const most = Math.max(0, ...sharing.map((each) => each.count));
  return { ids: sharing.filter((each) => each.count === most).map((each) => each.id), whole: false };
};

/**
 * Conditions named in `text`: those whose longest name stands there; failing that, those that share a telling word
 * ("thalassaemia" means every kind of it).
 */
export const conditionsNamed = (text: string, knowledge: Knowledge): readonly ConditionId[] =>
  hear(text, knowledge).ids;

/** Is a condition called by its whole name (or one of its other names), and not only by a word of it? */
export const namedWhole = (text: string, knowledge: Knowledge): boolean => hear(text, knowledge).whole;

/** Every ranked cause, with the causes of causes. */
export const withChildren = (causes: readonly RankedCause[]): readonly RankedCause[] =>
  causes.flatMap((cause) => [cause, ...cause.children]);

/** Of several conditions the one that is likeliest in this case. */
export const likeliest = (ids: readonly ConditionId[], causes: readonly RankedCause[]): ConditionId | undefined =>
  withChildren(causes)
    .filter((cause) => ids.includes(cause.condition))
    .sort((a, b) => b.probability - a.probability)[0]?.condition ?? ids[0];
