/** Which parts of a message are asked and not told: a finding in them is what the question is about, and nobody's. */
import type { Stated } from "../case/case.ts";
import type { Reading } from "../reading/reading.ts";

const lead = "(?:(?:and|so|but|ok|okay|also|btw|hi|hey|please|pls|thanks|thx|sorry|quick (?:q|question))[,:]? )*";
/** Words a question begins with; "when she was young" and "who is Greek" begin none. */
const opening = new RegExp(
  `^${lead}(?:(?:what|whats|what's|why|how|which|whose|is|are|was|were|does|do|did|can|could|should|shall|would|will|if) |` +
    "(?:when|where) (?:to|is|are|do|does|should|can|would|will|did)\\b|who (?:needs?|gets?|should|has|have|can)\\b|" +
    "(?:explain|define|describe|tell me|any (?:link|evidence that|reason)|(?:the )?(?:side[- ]effects?|causes|significance|role|prevalence|frequency|meaning|mechanism|evidence|difference) (?:of|for|between|in)) )",
  "i",
);
/** "Is on omeprazole", "did not respond to iron": told of somebody who is not named; "can you add heavy periods". */
const tellsOf = new RegExp(
  `^${lead}(?:(?:is|are|was|were|do|does|did|can|could|should|would|will) (?:on|from|not|now|also|still|taking|known|being|under|currently|otherwise|be)|(?:do|does|did) (?:have|eat|drink|take|smoke|report|describe|deny|complain)|(?:can|could|will|would) (?:you|u) (?:please |pls |also )?(?:add|note|include|record|redo|rerun|update|put|count|correct))\\b`,
  "i",
);
const bounds =
  /[.!?;](?=\s)|\n|[,–] (?=(?:she|he|they|pt|patient|her|his|no|denies|has|had|on|known|given|also|with)\b)/gi;

/** Is a text a question by its form: by its first words, or by its mark? */
export const isQuestion = (text: string): boolean => {
  const words = text.trim().replaceAll("’", "'");
  return opening.test(words) || words.endsWith("?");
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

export interface Parted {
  /** Is anything asked? */
  readonly asks: boolean;
  /** The reading without the findings and levels that are only asked about. */
  readonly told: Reading;
}

/**
 * Parts what a message tells from what it asks. A question with a number in it, or with an age, tells as well: it is
 * left as it is.
 */
export const parted = (text: string, reading: Reading): Parted => {
  const numbers = [...reading.labs, ...reading.refused].map((each) => each.stated);
  const named = [...Object.values(reading.findings), ...reading.qualitative].map((each) => each.stated);
  const asked = stretches(text).filter((stretch) => {
    const words = text.slice(stretch.start, stretch.end).replaceAll("’", "'");
    const begun = words.trimStart();
    const from = { start: stretch.end - begun.length, end: stretch.end };
    // "In alpha thalassaemia trait, electrophoresis shows:" is how an examiner asks.
    const opens = opening.test(begun) || (stretch.end === text.length && begun.trimEnd().endsWith(":"));
    const asks = opens && !tellsOf.test(begun) && !onlyNames(begun, from, named);
    return asks && !numbers.some((stated) => within(stretch, stated));
  });
  const { sex: _, ...facts } = reading.patient;
  if (asked.length === 0 || Object.keys(facts).length > 0) return { asks: false, told: reading };
  const tells = ({ stated }: { readonly stated: Stated }): boolean => !asked.some((stretch) => within(stretch, stated));
  const findings = Object.fromEntries(Object.entries(reading.findings).filter(([, finding]) => tells(finding)));
  return { asks: true, told: { ...reading, findings, qualitative: reading.qualitative.filter(tells) } };
};
