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

interface Names {
  /** Whole names by their first word: where that isn't said, the name isn't. */
  readonly whole: ReadonlyMap<string, readonly { readonly id: ConditionId; readonly text: string }[]>;
  /** Conditions by each telling word of their names. */
  readonly telling: ReadonlyMap<string, readonly ConditionId[]>;
}

const indexed = new WeakMap<Knowledge, Names>();
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

const namesOf = (knowledge: Knowledge): Names => {
  const known = indexed.get(knowledge);
  if (known) return known;
  const whole = new Map<string, { readonly id: ConditionId; readonly text: string }[]>();
  const telling = new Map<string, ConditionId[]>();
  const add = <T>(map: Map<string, T[]>, key: string, entry: T): void => {
    const entries = map.get(key);
    if (!entries) map.set(key, [entry]);
    else entries.push(entry);
  };
  for (const condition of knowledge.conditions.values()) {
    const all = spellings(condition).filter((each) => each.trim().length > 1);
    for (const text of new Set(all)) add(whole, text.trim().split(" ")[0] ?? "", { id: condition.id, text });
    const words = all.flatMap((each) => each.trim().split(" "));
    for (const word of new Set(words))
      if ((word.length > 4 || word === "beta") && !common.has(word)) add(telling, word, condition.id);
  }
  const made = { whole, telling };
  indexed.set(knowledge, made);
  return made;
};

interface Heard {
  readonly ids: readonly ConditionId[];
  /** A whole name was heard, not a word of one. */
  readonly whole: boolean;
}

/** Those that count most, in the order of the knowledge base. */
const most = (counts: ReadonlyMap<ConditionId, number>, knowledge: Knowledge): readonly ConditionId[] => {
  if (counts.size === 0) return [];
  const top = Math.max(...counts.values());
  const ids = [...counts].filter(([, count]) => count === top).map(([id]) => id);
  return ids.length < 2 ? ids : [...knowledge.conditions.keys()].filter((id) => ids.includes(id));
};

const hear = (text: string, knowledge: Knowledge): Heard => {
  const said = folded(text);
  const words = new Set(said.trim().split(" "));
  const { whole, telling } = namesOf(knowledge);
  const sizes = new Map<ConditionId, number>();
  const shared = new Map<ConditionId, number>();
  for (const word of words) {
    for (const { id, text: name } of whole.get(word) ?? [])
      if (name.length > (sizes.get(id) ?? 0) && said.includes(name)) sizes.set(id, name.length);
    for (const id of telling.get(word) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
  }
  // "Alpha thalassaemia" shares two words with its own kinds and one with every other.
  return sizes.size > 0 ? { ids: most(sizes, knowledge), whole: true } : { ids: most(shared, knowledge), whole: false };
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
