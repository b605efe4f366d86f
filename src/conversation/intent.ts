/** Words → what is wanted. New results in the text are none of its business: reading comes first. */
import { type Classifier, classifierOf, familiarity, type Guess, guess } from "../intents/classifier.ts";
import { masked, type Vocabulary, vocabularyOf, wordsOf } from "../intents/features.ts";
import { namesIn } from "../knowledge/names.ts";
import type { ConditionId, Knowledge } from "../knowledge/types.ts";
import type { UnitSystem } from "../reading/reading.ts";
import { conditionsNamed } from "./names.ts";
import { type Mender, mended, menderOf } from "./slips.ts";

/** What people can want; each is a file in `intents/`. */
export type Wanted =
  | "assess"
  | "add"
  | "correct"
  | "remove"
  | "show"
  | "why"
  | "why-not"
  | "missing"
  | "what-if"
  | "compare"
  | "next"
  | "meaning"
  | "treatment"
  | "dose"
  | "response"
  | "explain"
  | "overview"
  | "references"
  | "conflicts"
  | "units"
  | "role"
  | "language"
  | "population"
  | "share"
  | "handover"
  | "start-over"
  | "delete"
  | "undo"
  | "same-patient"
  | "changed"
  | "feedback"
  | "help"
  | "thanks"
  | "greeting"
  | "emergency"
  | "out-of-scope";

/** What a text asks for. `conditions` are those it names, if any; `likeliest` what else it may mean, surest first. */
export type Recognised = {
  /** 0–1. One: the words leave no doubt, even beside new findings. */
  readonly confidence: number;
  readonly conditions: readonly ConditionId[];
  /** Nothing is said beside names and numbers. */
  readonly onlyNames: boolean;
  readonly likeliest: readonly Wanted[];
} & (
  | { readonly do: Exclude<Wanted, "what-if" | "units"> }
  | { readonly do: "what-if"; readonly text: string }
  | { readonly do: "units"; readonly units: UnitSystem }
  | { readonly do: "unclear" }
);

/** Below this the surest guess is right too seldom (two in three) to act on it: what is meant is asked. */
const floor = 0.2;
/** The same for what would change or end something. */
const actingFloor = 0.24;
/** The same where more than half of the words are strange, and where all are. */
const strangeFloor = 0.35;
const foreignFloor = 0.6;
/** From here on an intent whose words leave no doubt is taken so even beside new findings. */
const surely = 0.55;
/** A guess at least this likely is worth offering when asking. */
const worthOffering = 0.06;
const mostOffered = 3;

interface Ear {
  readonly classifier: Classifier;
  readonly vocabulary: Vocabulary;
  readonly mender: Mender;
  /** Phrases as they stand in `intents/`. */
  readonly exactly: ReadonlyMap<string, Wanted>;
}

const ears = new WeakMap<Knowledge, Ear>();

/** Made when the first words come, not when the app starts. */
const earOf = (knowledge: Knowledge): Ear => {
  const known = ears.get(knowledge);
  if (known) return known;
  const { conditions, analytes, tests, treatments } = knowledge;
  const names = namesIn({
    conditions: conditions.values(),
    analytes: analytes.values(),
    tests: tests.values(),
    treatments: treatments.values(),
  });
  const { said, classifier: learnt } = knowledge.speech();
  const exactly = [...said].flatMap(([id, { phrases }]) =>
    phrases.flatMap((phrase) => {
      const words = wordsOf(phrase);
      return words.length === 0 ? [] : [[words.join(" "), id as Wanted] as const];
    }),
  );
  const classifier = classifierOf(learnt);
  const namesWords = names.flatMap((each) => each.names.flatMap(wordsOf));
  const made: Ear = {
    classifier,
    vocabulary: vocabularyOf(names),
    mender: menderOf(new Set([...classifier.words, ...namesWords]), [...classifier.common, ...namesWords]),
    exactly: new Map(exactly),
  };
  ears.set(knowledge, made);
  return made;
};

const bare = (words: readonly string[]): string => words.filter((word) => word !== "?").join(" ") || "?";

const unitsIn = (text: string): UnitSystem =>
  /\b(?:us|conventional|american|g\/dl|mg\/dl|mcg\/dl|ug\/dl)\b/i.test(text) ? "us" : "si";

const asked = (wants: Wanted, text: string) => {
  if (wants === "what-if") return { do: wants, text };
  return wants === "units" ? { do: wants, units: unitsIn(text) } : { do: wants };
};

/**
 * Recognises what a text asks for.
 * @returns `do: "unclear"` when no guess is sure enough: `likeliest` then says what to offer; never throws.
 */
export const recognise = (text: string, knowledge: Knowledge): Recognised => {
  const { classifier, vocabulary, mender, exactly } = earOf(knowledge);
  const written = wordsOf(text);
  const words = mended(written, mender);
  const conditions = conditionsNamed(words === written ? text : words.join(" "), knowledge);
  const said = words.length === 0 ? undefined : (exactly.get(words.join(" ")) ?? exactly.get(bare(words)));
  const told = masked(words, vocabulary);
  const onlyNames = told.every((word) => /^<|^[#?]$/.test(word));
  const names = told.some((word) => word.startsWith("<"));
  // Names alone may be asked about; nothing is removed or deleted by them.
  const lacks = (intent: string): boolean => {
    const { needs = [], plain = false, nameless = false } = knowledge.intents.get(intent) ?? {};
    return (
      (onlyNames && plain) || (names && nameless) || (needs.length > 0 && !needs.some((word) => words.includes(word)))
    );
  };
  const guesses: Guess[] = [];
  for (const each of words.length === 0 ? [] : guess(told, classifier)) {
    if (guesses.length === mostOffered || (guesses.length > 0 && each.probability < worthOffering)) break;
    if (!lacks(each.intent)) guesses.push(each);
  }
  const known = familiarity(told, classifier);
  const likeliest = guesses.flatMap((each) => (each.probability >= worthOffering ? [each.intent as Wanted] : []));
  const [surest] = guesses;
  const acts = knowledge.intents.get(surest?.intent ?? "")?.plain ?? false;
  const least = known >= 0.5 ? (acts ? actingFloor : floor) : known > 0 ? strangeFloor : foreignFloor;
  const wants = said ?? (surest && surest.probability >= least ? (surest.intent as Wanted) : undefined);
  if (wants === undefined) return { do: "unclear", confidence: 0, conditions, onlyNames, likeliest };
  const sure = said ? 1 : (surest?.probability ?? 0);
  const confidence = sure >= surely && knowledge.intents.get(wants)?.plain ? 1 : Math.min(sure, 0.95);
  return { ...asked(wants, text), confidence, conditions, onlyNames, likeliest };
};
