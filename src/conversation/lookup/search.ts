/** Which sentences of the knowledge answer a question. */
import MiniSearch from "minisearch";
import type { Knowledge } from "../../knowledge/types.ts";
import { conditionsNamed, namedWhole } from "../names.ts";
import { type Passage, passagesOf } from "./passages.ts";
import { spokenTerms, stands, terms } from "./terms.ts";

export interface Found {
  readonly passage: Passage;
  readonly score: number;
  /** The score by its words alone, whatever page it stands on. */
  readonly plainScore: number;
  /** Share of the question's telling words that stand in the passage or in its page's name, 0–1. */
  readonly covered: number;
}

interface Index {
  readonly mini: MiniSearch;
  readonly passages: readonly Passage[];
  readonly words: readonly ReadonlySet<string>[];
  /** In how many passages a word stands. */
  readonly frequency: ReadonlyMap<string, number>;
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
  const frequency = new Map<string, number>();
  for (const own of words) for (const word of own) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const made = { mini, passages, words, frequency };
  indices.set(knowledge.topics, made);
  return made;
};

/** A word of the question that stands nowhere: one people ask everything with tells little, any other is what was asked. */
const unseen = { spoken: 0.5, strange: 4 };

/** How much a word of a question tells: the rarer, the more. */
export const tellingOf = (knowledge: Knowledge): ((term: string) => number) => {
  const { frequency, passages } = indexOf(knowledge);
  const spoken = spokenTerms(knowledge);
  return (term) => {
    const often = frequency.get(term);
    if (often !== undefined) return Math.log(1 + passages.length / often);
    const begun = term.length > 4 && [...frequency.keys()].some((word) => word.startsWith(term));
    if (begun) return Math.log(1 + passages.length / 5);
    return spoken.has(term) ? unseen.spoken : unseen.strange;
  };
};

/** Does a word stand nowhere in the knowledge, and in nothing people usually ask with? */
export const isStrange = (term: string, knowledge: Knowledge): boolean => tellingOf(knowledge)(term) === unseen.strange;

/** Share of what the wanted words tell that stands among `words`, 0–1. */
export const coveredBy = (
  wanted: readonly string[],
  words: ReadonlySet<string>,
  telling: (term: string) => number,
): number => {
  const all = wanted.reduce((sum, term) => sum + telling(term), 0);
  return wanted.reduce((sum, term) => sum + (stands(term, words) ? telling(term) : 0), 0) / Math.max(all, 1e-9);
};

/** What stands on the page of the condition a question names is likelier meant. */
const ofNamed = 2;
/** So is a page named after the word that tells most, and one written to answer questions. */
const ofTitle = 1.8;
const ofTopic = 2.2;
/** Ranges and frequencies hold many names, and seldom are the answer to a question on one of them. */
const ofRows = 0.25;
const rows: ReadonlySet<string> = new Set(["Typical values", "Findings"]);

/** "How common", "where do values lie": then they are. */
const nearlyWhole = 0.05;
const asksRows =
  /\b(?:common(?:ly)?|often|frequen\w*|typical(?:ly)?|how many|values?|ranges?|what is the (?:mcv|hb|rdw|ferritin) in)\b/i;

const titles = new Map<string, ReadonlySet<string>>();

/** Titles are few and asked for again and again. */
const titleTerms = (title: string): ReadonlySet<string> => {
  const known = titles.get(title) ?? new Set(terms(title));
  titles.set(title, known);
  return known;
};

const fitOf = ({ title, label, page }: Passage, rarest: string, wantsRows: boolean): number =>
  (stands(rarest, titleTerms(title)) ? ofTitle : 1) *
  (page.what === "topic" || page.id === rarest ? ofTopic : 1) *
  (rows.has(label) ? (wantsRows ? ofTopic : ofRows) : 1);

/** A question's words; a page pasted is none. */
const mostWords = 60;
const longestWord = 40;
const queryOf = (question: string): string =>
  [...new Set(question.split(/\s+/))]
    .filter((word) => word.length <= longestWord)
    .slice(0, mostWords)
    .join(" ");

const lastFound = new WeakMap<Knowledge, { readonly question: string; readonly found: readonly Found[] }>();

/**
 * The best sentences for a question, best first.
 * @returns at most `most`, those that hold more of the question's telling words before those that hold fewer.
 */
export const search = (question: string, knowledge: Knowledge, most = 8): readonly Found[] => {
  // One turn asks for the same question several times: is it one at all, is it this patient's, what answers it?
  const last = lastFound.get(knowledge);
  const found = last?.question === question ? last.found : searched(queryOf(question), knowledge);
  lastFound.set(knowledge, { question, found });
  return found.slice(0, most);
};

const searched = (question: string, knowledge: Knowledge): readonly Found[] => {
  const { mini, passages, words } = indexOf(knowledge);
  const named = new Set(namedWhole(question, knowledge) ? conditionsNamed(question, knowledge) : []);
  const isNamed = ({ page }: Passage): boolean => page.what === "condition" && named.has(page.id);
  const wanted = [...new Set(terms(question))];
  if (wanted.length === 0) return [];
  const telling = tellingOf(knowledge);
  const weights = new Map(wanted.map((term) => [term, telling(term)]));
  const rarest = [...wanted].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0))[0] ?? "";
  const wantsRows = asksRows.test(question);
  const found = mini.search(question).slice(0, 60);
  const scored = found.flatMap(({ id, score }) => {
    const passage = passages[id as number];
    const own = words[id as number];
    if (!passage || !own) return [];
    const covered = coveredBy(wanted, own, (term) => weights.get(term) ?? 0);
    return [{ passage, covered, plainScore: score * covered * covered }];
  });
  const whole = Math.max(0, ...scored.map(({ covered }) => covered)) - nearlyWhole;
  return scored
    .map(({ passage, covered, plainScore }): Found => {
      const fit = (isNamed(passage) ? ofNamed : 1) * fitOf(passage, rarest, wantsRows);
      // What leaves out a part of the question doesn't answer it better for standing on a fitting page.
      return { passage, covered, plainScore, score: covered >= whole ? plainScore * fit : plainScore };
    })
    .sort((a, b) => b.score - a.score);
};

/** Words of a text that say more than `names` does: "is HbA2 reliable in X" says more than "what is X". */
export const beyond = (text: string, names: string): readonly string[] => {
  const own = new Set(terms(names));
  return terms(text).filter((term) => !stands(term, own));
};
