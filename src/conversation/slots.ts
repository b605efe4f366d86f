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

/** "who gave the ferritin?" */
export const givenOf = (words: string, knowledge: Knowledge): Act => {
  const analytes = analytesNamed(words, knowledge);
  return analytes.length === 0 ? { do: "given" } : { do: "given", analytes };
};

const opening = "^(?:(?:no|oops|sorry|wait|actually|please|ok|okay|hm+|ah|can you|could you)[,.! ]+)*";
const relatives =
  "brother|sister|mother|father|husband|wife|mum|mom|dad|son|daughter|partner|sibling|cousin|twin|neighbour|friend";
const undoing = new RegExp(
  `${opening}(?:undo|scrap (?:that|it|this|the last)|revert|take (?:that|it|this) back|go back|never ?mind(?: that)?$|cancel (?:that|it|the last)|roll ?back|(?:one )?step back|delete (?:that|the) last|forget (?:what i just said|the last|that|it)\\b|that was (?:a |the )?(?:wrong|mistake|error|typo|slip)|wrong (?:patient|person|one|result)|not (?:a )?(?:new|another|different) patient)`,
  "i",
);
/** Whose result it was after all. */
const ofAnother = new RegExp(
  `${opening}(?:that|this|it|those|these|the \\S+) (?:was|were|is|are|belongs? to|came from) (?:actually |really )?(?:(?:her|his|the|my|their|a|an)(?: patient'?s)? (?:${relatives})|(?:an?other|a different|the other|someone else|somebody else|the next)\\b)`,
  "i",
);
const changes =
  /^(?:so |and |ok )*(?:what(?:'s| has| is| did)?(?: been)? (?:changed?|new|different|updated)\b|what was changed|show (?:me )?(?:the )?(?:changes|diff)\b|(?:any )?changes\b|changed since)/i;
const giving = /^(?:so |and |but )?who (?:gave|said|told|entered|added|put|wrote|typed|reported|posted|changed)\b/i;
const handing =
  /^(?:(?:please|can you|could you|give|make|write|do|me|an?|the|i need|create|draft) )*(?:sbar|hand[- ]?over|hand[- ]?off|sign[- ]?out)\b|\b(?:sbar|(?:summary|summari[sz]e|letter|note) (?:it |this )?for (?:the |a )?(?:hand[- ]?over|hand[- ]?off|referral))\b/i;

const wrong =
  /\b(?:was|is|are|were|looks?|seems?|must be) (?:clearly |probably |all |just )?(?:wrong|incorrect|mistaken|a mistake|an error|a typo|invalid|spurious|unreliable|rubbish|nonsense)\b|^(?:no[,.! ]+)?not (?:her|his|the patient'?s|hers|this patient'?s) /i;

const awaited =
  /^(?:we(?:'re| are)? |i(?:'m| am)? )?(?:still |just )?(?:awaiting|waiting for|waiting on|sent(?: off)?|requested|ordered)\b|\b(?:pending|awaited|to follow|outstanding|not back(?: yet)?|not available yet|on (?:its|their) way)[ .!]*$/i;

/** Results a message says are on their way. */
const awaitedIn = (text: string, knowledge: Knowledge): readonly AnalyteId[] =>
  text.length <= mostWords && awaited.test(text.trim()) && !text.includes("?") ? analytesNamed(text, knowledge) : [];

/**
 * A wish about the session that leaves no doubt, as an act; undefined for everything else.
 * @param text that brings no number.
 */
export const sessionWish = (text: string, knowledge: Knowledge): Act | undefined => {
  const words = text
    .replaceAll(/<@[^<>]*>/g, " ")
    .replaceAll("’", "'")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (words.length > mostWords) return undefined;
  if (/^show[ .!]*$/i.test(words)) return { do: "show" };
  if (giving.test(words)) return givenOf(words, knowledge);
  if (wrong.test(words)) {
    const analytes = analytesNamed(words, knowledge);
    if (analytes.length > 0) return { do: "remove", analytes };
  }
  if (changes.test(words)) return changedOf(words);
  if (
    /^(?:no[,.! ]+)?(?:(?:it|that|this)(?:'s| is| was) )?(?:still )?(?:for )?(?:the )?same (?:patient|person|case)\b/i.test(
      words,
    )
  )
    return { do: "same-patient" };
  const pending = awaitedIn(words, knowledge);
  if (pending.length > 0) return { do: "pending", analytes: pending };
  if (handing.test(words)) return { do: "handover" };
  if (ofAnother.test(words)) {
    const analytes = analytesNamed(words, knowledge);
    return analytes.length === 0 ? { do: "undo" } : { do: "remove", analytes };
  }
  return undoing.test(words) ? undoOf(words) : undefined;
};
