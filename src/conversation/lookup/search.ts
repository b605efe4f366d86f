/** Which sentences of the knowledge answer a question. */
import MiniSearch from "minisearch";
import type { Knowledge } from "../../knowledge/types.ts";
import { conditionsNamed, folded } from "../names.ts";
import { type Passage, passagesOf } from "./passages.ts";

export interface Found {
  readonly passage: Passage;
  readonly score: number;
  /** Share of the question's telling words that stand in the passage or in its page's name, 0–1. */
  readonly covered: number;
}

/** Words that say that something is asked, not what. */
const asking = new Set(
  (
    "a an and any are as at be been but by can could did do does for from give had has have he her him his how i if in into is it its " +
    "me mean means much my need no not of on one or our please say says she should so some tell than that the their them then there " +
    "these they this to us was we were what when where which who whom why will with would you your about explain describe define " +
    "happens really still also just get gets know more most usually often between difference good use used using role " +
    "check look order send worth always ever common commonly matter matters typical typically show shows seen found feature features following which"
  ).split(" "),
);

/** Endings that only say how many or when. */
const stemmed = (word: string): string =>
  word.length > 5 ? word.replace(/(?:ies|es|s|ed|ing|al|ally)$/, "") : word.replace(/(?<=..)s$/, "");

const terms = (text: string): readonly string[] =>
  folded(text)
    .split(" ")
    .filter((word) => word.length > 1 && !asking.has(word))
    .map(stemmed);

interface Index {
  readonly mini: MiniSearch;
  readonly passages: readonly Passage[];
  readonly words: readonly ReadonlySet<string>[];
}

const indices = new WeakMap<Knowledge["topics"], Index>();

/** Built at the first question, in some tens of milliseconds; the views of one knowledge in other units share it. */
const indexOf = (knowledge: Knowledge): Index => {
  const known = indices.get(knowledge.topics);
  if (known) return known;
  const passages = passagesOf(knowledge);
  const mini = new MiniSearch({
    fields: ["title", "names", "text", "label"],
    tokenize: (text) => [...terms(text)],
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 2.5, names: 1.5, label: 1 },
      prefix: (term) => term.length > 4,
      fuzzy: (term) => (term.length > 6 ? 0.15 : false),
    },
  });
  mini.addAll(passages.map(({ title, names, text, label }, id) => ({ id, title, names, text, label })));
  const words = passages.map(({ title, names, text, label }) => new Set(terms(`${title} ${names} ${text} ${label}`)));
  const made = { mini, passages, words };
  indices.set(knowledge.topics, made);
  return made;
};

const stands = (term: string, words: ReadonlySet<string>): boolean =>
  words.has(term) || (term.length > 4 && [...words].some((word) => word.startsWith(term)));

/** What stands on the page of the condition a question names is likelier meant. */
const ofNamed = 2;

/**
 * The best sentences for a question, best first.
 * @returns at most `most`, those that hold more of the question's telling words before those that hold fewer.
 */
export const search = (question: string, knowledge: Knowledge, most = 8): readonly Found[] => {
  const { mini, passages, words } = indexOf(knowledge);
  const named = new Set(conditionsNamed(question, knowledge));
  const isNamed = ({ page }: Passage): boolean => page.what === "condition" && named.has(page.id);
  const wanted = [...new Set(terms(question))];
  if (wanted.length === 0) return [];
  const found = mini.search(question).slice(0, 60);
  return found
    .flatMap(({ id, score }): readonly Found[] => {
      const passage = passages[id as number];
      const own = words[id as number];
      if (!passage || !own) return [];
      const covered = wanted.filter((term) => stands(term, own)).length / wanted.length;
      return [{ passage, score: score * covered * covered * (isNamed(passage) ? ofNamed : 1), covered }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, most);
};

/** Words of a text that say more than `names` does: "is HbA2 reliable in X" says more than "what is X". */
export const beyond = (text: string, names: string): readonly string[] => {
  const own = new Set(terms(names));
  return terms(text).filter((term) => !stands(term, own));
};
