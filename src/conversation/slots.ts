/** What a wish about the session itself is about: how many steps, since which version, whose data, which analytes. */
import type { AnalyteId, Knowledge, Test } from "../knowledge/types.ts";
import type { Act } from "./act.ts";

/** A longer text tells something. */
const mostWords = 120;

const numbers: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, both: 2 };
const numberOf = (word: string | undefined): number | undefined =>
  word === undefined ? undefined : (numbers[word] ?? (/^\d+$/.test(word) ? Number(word) : undefined));

/** "undo the last two" → 2 steps. */
export const undoOf = (words: string): Act => {
  const steps = numberOf(/\b(one|two|three|four|five|both|\d{1,2})\b/i.exec(words)?.[1]?.toLowerCase());
  return steps === undefined ? { do: "undo" } : { do: "undo", steps };
};

/** "what changed since v2?" → after version 2. */
export const changedOf = (words: string): Act => {
  const since = /\b(?:v|ver|version|since|after) ?\.?(\d{1,4})\b/i.exec(words)?.[1];
  return since === undefined ? { do: "changed" } : { do: "changed", since: Number(since) };
};

/** "My data", "forget me" go beyond this conversation; what is said less plainly is asked about, as it can't be taken back. */
export const deleteOf = (words: string): Act => {
  if (/\b(?:my|mine|me|i (?:gave|entered|wrote|typed|said))\b/i.test(words)) return { do: "delete", of: "mine" };
  const here = /\b(?:case|patient|thread|conversation|chat|card|session)\b/i.test(words);
  return here ? { do: "delete", of: "case" } : { do: "delete" };
};

const plainly = (text: string): string => ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}%+-]+/gu, " ")} `;

/** Analytes whose name stands in a text, in the knowledge's own order. */
export const analytesNamed = (text: string, knowledge: Knowledge): readonly AnalyteId[] => {
  const words = plainly(text);
  return [...knowledge.analytes.values()]
    .filter((analyte) =>
      [analyte.short, analyte.name, ...analyte.aliases].some((name) => words.includes(plainly(name))),
    )
    .map((analyte) => analyte.id);
};

/** Does a text name this test? */
export const testNamed = (text: string, { name, aliases }: Test): boolean => {
  const words = plainly(text);
  return [name, ...aliases].some((each) => words.includes(plainly(each)));
};

/** "What do I do?", "so what should we do now?": of a patient that asks for the next step, of nobody for help. */
export const asksWhatToDo = (text: string): boolean =>
  /^\W*(?:(?:so|and|ok(?:ay)?|well|then|now)[, ]+)*(?:what|wat|waht) (?:do|should|shall|can|could|would|must) (?:i|we|you|one) do\b/i.test(
    text,
  );

/** "Why that one?": the test that was named last, on the card or the page. */
export const asksWhyTest = (text: string): boolean =>
  /\bwhy (?:(?:that|this) (?:one|test)|(?:is|was) (?:that|this|it) (?:one|test|first|next))\b/i.test(text);

/** "who gave the ferritin?" */
export const givenOf = (words: string, knowledge: Knowledge): Act => {
  const analytes = analytesNamed(words, knowledge);
  return analytes.length === 0 ? { do: "given" } : { do: "given", analytes };
};

const relatives =
  "brother|sister|mother|father|husband|wife|mum|mom|dad|son|daughter|partner|sibling|cousin|twin|neighbour|friend";
/** Whose result it was after all. */
const ofAnother = new RegExp(
  `\\b(?:was|were|is|are|belongs? to|came from) (?:actually |really )?(?:(?:her|his|the|my|their|a|an)(?: patient'?s)? (?:${relatives})|(?:an?other|a different|the other|someone else|somebody else|the next)\\b)`,
  "i",
);
const wrong =
  /\b(?:was|is|are|were|looks?|seems?|must be) (?:clearly |probably |all |just )?(?:wrong|incorrect|mistaken|a mistake|an error|a typo|invalid|spurious|unreliable|rubbish|nonsense)\b|^(?:no[,.! ]+)?not (?:her|his|the patient'?s|hers|this patient'?s) /i;

/** Results said to be wrong, or somebody else's: they must not count, whatever the right ones are. */
export const disownedIn = (text: string, knowledge: Knowledge): readonly AnalyteId[] => {
  const words = text.slice(0, mostWords).replaceAll("’", "'");
  return !text.includes("?") && (wrong.test(words) || ofAnother.test(words)) ? analytesNamed(words, knowledge) : [];
};

const awaited =
  /^(?:we(?:'re| are)? |i(?:'m| am)? )?(?:still |just )?(?:awaiting|waiting for|waiting on|sent(?: off)?|requested|ordered)\b|\b(?:pending|awaited|to follow|outstanding|not back(?: yet)?|not available yet|on (?:its|their) way)[ .!]*$/i;

/** Results a message says are on their way. */
export const awaitedIn = (text: string, knowledge: Knowledge): readonly AnalyteId[] =>
  text.length <= mostWords && awaited.test(text.trim()) && !text.includes("?") ? analytesNamed(text, knowledge) : [];
