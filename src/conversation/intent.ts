/** Words → what is wanted. New results in the text are none of its business: reading comes first. */
import type { ConditionId, Knowledge } from "../knowledge/types.ts";
import type { UnitSystem } from "../reading/reading.ts";
import { conditionsNamed } from "./names.ts";
import { phrases, type Wanted } from "./phrases.ts";

/** What a text asks for. `conditions` are those it names, if any. */
export type Recognised = { readonly confidence: number; readonly conditions: readonly ConditionId[] } & (
  | { readonly do: Exclude<Wanted, "what-if" | "units"> }
  | { readonly do: "what-if"; readonly text: string }
  | { readonly do: "units"; readonly units: UnitSystem }
  | { readonly do: "unclear" }
);

/** What is wished stands in the first sentences; a pasted report behind them wishes nothing. UTF-16 units. */
const longestWish = 2000;

/** Lower case, no mention of the bot, single spaces. */
const tidied = (text: string): string =>
  text
    .slice(0, longestWish)
    .replaceAll(/<@[^<>]*>/g, " ")
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/\s+/g, " ")
    .trim();

const asked = (wants: Wanted, text: string, words: string) => {
  if (wants === "what-if") return { do: wants, text };
  if (wants !== "units") return { do: wants };
  return { do: wants, units: /\b(?:us|conventional|american)\b/.test(words) ? ("us" as const) : ("si" as const) };
};

/**
 * Recognises what a text asks for.
 * @param knowledge when given, conditions named in the text are found too.
 * @returns `do: "unclear"` with confidence 0 when nothing fits; never throws.
 */
export const recognise = (text: string, knowledge?: Knowledge): Recognised => {
  const words = tidied(text);
  const conditions = knowledge ? conditionsNamed(words, knowledge) : [];
  const phrase = phrases.find((each) => each.says.test(words));
  if (!phrase) return { do: "unclear", confidence: 0, conditions };
  return { ...asked(phrase.wants, text, words), confidence: phrase.confidence, conditions };
};
