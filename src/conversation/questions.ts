/** Which parts of a message are asked and not told: a finding in them is what the question is about, and nobody's. */
import type { Stated } from "../case/case.ts";
import { mayTellPatient } from "../reading/patient.ts";
import type { Reading } from "../reading/reading.ts";

const lead = "(?:(?:and|so|but|ok|okay|also|btw|hi|hey|please|pls|thanks|thx|sorry|quick (?:q|question))[,:]? )*";
/** Words a question begins with; "when she was young" and "who is Greek" begin none. */
const opening = new RegExp(
  `^${lead}(?:(?:what|whats|what's|why|how|which|whose|ignore (?:all |your |my |the |previous |prior )*(?:instructions?|rules?|prompts?)|pretend|say|is|are|was|were|does|do|did|can|could|should|shall|would|will|if) |` +
    "(?:when|where) (?:to|is|are|do|does|should|can|would|will|did)\\b|who (?:needs?|gets?|should|has|have|can)\\b|" +
    "(?:explain|define|describe|tell me|any (?:link|evidence that|reason)|(?:the )?(?:side[- ]effects?|causes|significance|role|prevalence|frequency|meaning|mechanism|evidence|difference) (?:of|for|between|in)) )",
  "i",
);
/** "Is on omeprazole", "did not respond to iron": told of somebody who is not named; "can you add heavy periods". */
const tellsOf = new RegExp(
  `^${lead}(?:(?:is|are|was|were|do|does|did|can|could|should|would|will) (?:on|from|not|now|also|still|taking|known|being|under|currently|otherwise|be)|(?:do|does|did) (?:have|eat|drink|take|smoke|report|describe|deny|complain)|(?:can|could|will|would) (?:you|u) (?:please |pls |also )?(?:add|note|include|record|redo|rerun|update|put|count|correct))\\b`,
  "i",
);
/** Where one thing ends and another begins: a sentence, a clause told of the patient, a question hung on with a comma or an "and". */
const bounds =
  /[.!?;](?=\s)|\n|[,–—-] (?=(?:she|he|they|pt|patient|her|his|no|denies|has|had|on|known|given|also|with)\b)|(?:[,–—:]| -) (?=(?:and |so |but )?(?:what|why|how|which|is|are|does|do|can|could|should|shall|would|will)\b)| (?=(?:and|so|but) (?:(?:what|why|how|which|when|who)\b|(?:is|are|does|do|can|could|should|shall|would|will) (?:i|we|you|she|he|it|they|this|that|her|his|the)\b))/gi;

/** "Is it …?", "does he have …?": asked of this patient, to be answered with yes or no. */
export const isYesOrNo = (text: string): boolean =>
  /^\W*(?:(?:and|so|but|ok(?:ay)?),? )*(?:is|are|does|do|could|can|might|would|has|have|was) (?:it|that|this|she|he|they|her|his|(?:the |my )?(?:patient|pt))\b/i.test(
    text,
  );

/** Is a text a question by its form: by its first words, or by its mark? */
export const isQuestion = (text: string): boolean => {
  const words = text.trim().replaceAll("’", "'");
  return opening.test(words) || /^(?:who|when|where)\b/i.test(words) || words.endsWith("?");
};

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const stretches = (text: string): readonly Stretch[] => {
  const ends = [...text.matchAll(bounds)].map(({ index, 0: { length } }) => index + length);
  return [0, ...ends].map((start, at) => ({ start, end: ends[at] ?? text.length }));
};

const within = ({ start, end }: Stretch, stated: Stated): boolean => stated.start >= start && stated.start < end;

/** "Is vegetarian", "is a known carrier": what is named is all there is behind the verb. */
const onlyNames = (words: string, { start }: Stretch, named: readonly Stated[]): boolean =>
  !words.includes("?") &&
  named.some(
    (stated) =>
      /^(?:\S+ ){1,3}$/.test(words.slice(0, stated.start - start)) && /^\W*$/.test(words.slice(stated.end - start)),
  ) &&
  /^(?:is|was)\b/i.test(words);

/** Somebody is meant: a patient, not people at large. */
const someone = /\b(?:she|he|her|his|him|hers|they|their|pt|patient|this|my|mine|i)\b/i;
/** "… with a ferritin of 64": told of whoever is meant. */
const having = /\b(?:with|has|have|had|having|got|whose|shows?|showed|came back|is now|now)\b[^,;]{0,24}$/i;

/** Is a lone number in a question what the question is about ("what would a ferritin of 60 mean?"), and nobody's result? */
const onlyAbout = (words: string, from: Stretch, stated: Stated): boolean => {
  const before = words.slice(0, stated.start - from.start);
  return !(having.test(before) && (someone.test(words) || /\b\d{1,3} ?(?:y|yo|yr|years?|f|m)\b/i.test(before)));
};

const facts = ({ patient: { sex: _, ...rest } }: Reading): number => Object.keys(rest).length;

export interface Parted {
  /** Is anything asked? */
  readonly asks: boolean;
  /** The questions, each by itself. */
  readonly questions: readonly string[];
  /** The reading without what is only asked about. */
  readonly told: Reading;
}

/** Is a stretch a question by its form? */
const asksIn = (text: string, stretch: Stretch, reading: Reading): boolean => {
  const words = text.slice(stretch.start, stretch.end).replaceAll("’", "'");
  const begun = words.trimStart();
  const from = { start: stretch.end - begun.length, end: stretch.end };
  const named = [...Object.values(reading.findings), ...reading.qualitative].map((each) => each.stated);
  // "In alpha thalassaemia trait, electrophoresis shows:" is how an examiner asks.
  const opens = opening.test(begun) || (stretch.end === text.length && begun.trimEnd().endsWith(":"));
  return opens && !tellsOf.test(begun) && !onlyNames(begun, from, named);
};

/** Does a question describe its patient: two results, or one that somebody is said to have? */
const describes = (text: string, from: Stretch, reading: Reading): boolean => {
  const words = text.slice(from.start, from.end).replaceAll("’", "'");
  const numbers = [...reading.labs, ...reading.refused].map((each) => each.stated).filter((each) => within(from, each));
  const [only, second] = numbers;
  return only !== undefined && (second !== undefined || !onlyAbout(words, from, only));
};

/** The text with the questions blanked: what is left stands where it stood. */
const without = (text: string, asked: readonly Stretch[]): string =>
  asked.reduce((left, { start, end }) => `${left.slice(0, start)}${" ".repeat(end - start)}${left.slice(end)}`, text);

const ofSomeone = /\b(?:she|he|her|his|him|hers)\b/i;

/** Does a question itself tell something of a patient? "What next for her?" tells the sex, and of this patient. */
const tellsFacts = (question: string, reread: (text: string) => Reading): boolean => {
  if (!mayTellPatient(question)) return false;
  const asked = reread(question);
  return facts(asked) > 0 || (asked.patient.sex !== undefined && !ofSomeone.test(question));
};

/**
 * Parts what a message tells from what it asks. A question tells nothing, unless it describes a patient: two results, or one that
 * somebody is said to have.
 * @param reread reads a text as `reading` was read; called only where facts of the patient may have been asked about.
 */
export const parted = (text: string, reading: Reading, reread: (text: string) => Reading): Parted => {
  const all = stretches(text).filter((stretch) => asksIn(text, stretch, reading));
  const questions = all.map(({ start, end }) => text.slice(start, end).trim());
  const asked = all.filter((stretch) => !describes(text, stretch, reading));
  if (asked.length === 0) return { asks: false, questions, told: reading };
  const tells = ({ stated }: { readonly stated: Stated }): boolean => !asked.some((stretch) => within(stretch, stated));
  const findings = Object.fromEntries(Object.entries(reading.findings).filter(([, finding]) => tells(finding)));
  const doubtful = facts(reading) > 0 && asked.some(({ start, end }) => tellsFacts(text.slice(start, end), reread));
  const patient = doubtful ? reread(without(text, asked)).patient : reading.patient;
  const told: Reading = {
    ...reading,
    patient,
    findings,
    qualitative: reading.qualitative.filter(tells),
    labs: reading.labs.filter(tells),
    refused: reading.refused.filter(tells),
  };
  return { asks: true, questions, told };
};
