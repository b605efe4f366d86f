/** The sentences of this case's own answer that hold what a question asks: its alerts, locks, reminders, notes and tests. */
import type { Assessment } from "../../engine/assessment.ts";
import type { Cited, Knowledge, SourceId } from "../../knowledge/types.ts";
import { coveredBy, tellingOf } from "./search.ts";
import { stands, terms } from "./terms.ts";

export interface CaseSentence {
  /** Whose sentence it is: "Oral iron in adults", "Hold". */
  readonly title: string;
  readonly text: string;
  readonly sources: readonly SourceId[];
  readonly evidence?: Cited["evidence"];
}

export interface CaseFound {
  readonly sentences: readonly CaseSentence[];
  /** Share of the question's telling words that the best sentence holds, 0–1. */
  readonly covered: number;
}

/** Causes whose own cautions and ways of settling are part of the answer. */
const leastLikely = 0.15;

const warnings = ({ alerts, interlocks, holds, reminders }: Assessment): readonly CaseSentence[] => [
  ...alerts.map(({ text, action, sources }) => ({ title: "Red flag", text: `${text} ${action}`, sources })),
  ...interlocks.map(({ text, instead, sources }) => ({
    title: "Not to be given",
    text: `${text} Instead: ${instead}`,
    sources,
  })),
  ...holds.map(({ text, until, instead, sources }) => ({
    title: "Hold",
    text: `${text} Until: ${until}.${instead === undefined ? "" : ` Instead: ${instead}`}`,
    sources,
  })),
  ...reminders.map(({ text, sources }) => ({ title: "Here", text, sources })),
];

const ofCauses = ({ causes }: Assessment, { conditions }: Knowledge): readonly CaseSentence[] =>
  causes
    .filter((cause) => cause.probability >= leastLikely)
    .flatMap(({ condition, name, settles }) => {
      const { cautions = [], redFlags = [] } = conditions.get(condition) ?? {};
      return [...cautions, ...redFlags, ...(settles ? [settles] : [])].map((item) => ({ title: name, ...item }));
    });

const ofTests = ({ next }: Assessment): readonly CaseSentence[] =>
  next.map(({ name, turnaround, reason, held }) => ({
    title: name,
    text: held.length > 0 ? `Not now: ${held.join(" ")}` : `Result in ${turnaround}. Shows: ${reason}`,
    sources: [],
  }));

const sentencesOf = (assessment: Assessment, knowledge: Knowledge): readonly CaseSentence[] => [
  ...warnings(assessment),
  ...assessment.treatment.flatMap(({ name, notes }) =>
    notes.map(({ text, sources, evidence }) => ({ title: name, text, sources, evidence })),
  ),
  ...ofCauses(assessment, knowledge),
  ...ofTests(assessment),
];

const heard = new WeakMap<Knowledge["topics"], Map<string, ReadonlySet<string>>>();
/** Nearly all sentences are the knowledge's own, so that they are taken apart once. */
const mostKept = 4000;

const termsIn = (text: string, { topics }: Knowledge): ReadonlySet<string> => {
  const kept = heard.get(topics) ?? new Map<string, ReadonlySet<string>>();
  heard.set(topics, kept);
  const known = kept.get(text);
  if (known) return known;
  if (kept.size >= mostKept) kept.clear();
  const words = new Set(terms(text));
  kept.set(text, words);
  return words;
};

const leastCovered = 0.75;
const mostShown = 4;

/** The sentences that hold nearly all the `wanted` words of a question, those that hold most first; none where none does. */
export const searchCase = (
  wanted: readonly string[],
  assessment: Assessment,
  knowledge: Knowledge,
): CaseFound | undefined => {
  const telling = tellingOf(knowledge);
  const weights = new Map(wanted.map((term) => [term, telling(term)]));
  const found = sentencesOf(assessment, knowledge)
    .map((sentence) => {
      const said = termsIn(sentence.text, knowledge);
      const words = new Set([...termsIn(sentence.title, knowledge), ...said]);
      // What a sentence itself says answers better than what it is listed under.
      const own = wanted.some((term) => stands(term, said));
      return { sentence, covered: coveredBy(wanted, words, (term) => weights.get(term) ?? 0), own };
    })
    .filter((each) => each.covered >= leastCovered)
    .sort((a, b) => b.covered - a.covered || Number(b.own) - Number(a.own));
  const [best] = found;
  if (!best) return undefined;
  const sentences = found.filter((each) => each.covered >= best.covered - 0.05).map((each) => each.sentence);
  const distinct = sentences.filter((each, at) => sentences.findIndex((other) => other.text === each.text) === at);
  return { sentences: distinct.slice(0, mostShown), covered: best.covered };
};
