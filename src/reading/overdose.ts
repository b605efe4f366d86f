/** Iron swallowed that should not have been: found by what was done with what, never by a whole sentence. */
import type { Reading } from "./reading.ts";

const plainly = (text: string): string => text.toLowerCase().replaceAll("’", "'").replaceAll(/\s+/g, " ");

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const irons = wordSet("iron ferrous ferric so4 feso4 fefol ferrograd galfer sytron feroglobin pregaday");
const doseForms = wordSet(
  "tablet tablets pill pills capsule capsules syrup drops bottle pack packet box sulfate sulphate fumarate gluconate supplement supplements",
);
const swallowed = wordSet(
  "swallow swallowed swallows swallowing ingest ingested ingests ingesting ingestion eat eaten eats eating ate drank drunk drinking gulped",
);
const took = wordSet("took taken takes had");
const plenty = wordSet("handful handfuls all whole entire many lot lots");
const notTablets =
  /^(?:deficien|stud|store|level|status|overload|satur|mg|g|ml|h|hours?|days?|wks?|weeks?|months?|years?|units?)/;

/** Most texts name no iron at all, and are not looked at further. */
const namesIron = new RegExp(`\\b(?:${[...irons].join("|")})\\b`, "i");

/** Words looked at: an emergency is told in the first few dozen. */
const mostWords = 200;
const mostLetters = 2000;
type Words = readonly string[];
type Is = (words: Words, at: number) => boolean;

const isIron: Is = (words, at) => irons.has(words[at] ?? "") && !notTablets.test(words[at + 1] ?? "");
const isForm: Is = (words, at) => doseForms.has(words[at] ?? "") || words[at] === "ferrous";
const isOverdose: Is = (words, at) =>
  /^(?:overdos|od'd$|poison)/.test(words[at] ?? "") &&
  !/^(?:lead|zinc|copper|arsenic|monoxide|food)$/.test(words[at - 1] ?? "");
const isSwallowed: Is = (words, at) =>
  swallowed.has(words[at] ?? "") || (words[at] === "got" && ["into", "hold"].includes(words[at + 1] ?? ""));
/** "Took 30", "took about all her": more than a dose. */
const isTooMany: Is = (words, at) =>
  took.has(words[at] ?? "") &&
  [1, 2, 3].some((ahead) => {
    const word = words[at + ahead] ?? "";
    return (
      plenty.has(word) || (/^\d{1,3}$/.test(word) && Number(word) >= 5 && !notTablets.test(words[at + ahead + 1] ?? ""))
    );
  });

/** Does something of each kind stand within so many words of the first? */
const together = (words: Words, most: number, first: Is, ...others: readonly Is[]): boolean =>
  words.some((_, at) => {
    if (!first(words, at)) return false;
    const around = Array.from({ length: 2 * most + 1 }, (__, i) => at - most + i);
    return others.every((is) => around.some((place) => place !== at && is(words, place)));
  });

/** A course, a diet, a level: taken as it should be, or nothing that was swallowed. */
const asPrescribed =
  /\b(?:a day|per day|daily|every|each|tds|bd|od for|for (?:the )?(?:past |last )?(?:\d+|a|two|three|several|some) ?(?:days?|weeks?|months?|wks?|years?)|as prescribed|with food|with meals|lead poison\w*)\b/;

/** Is it told (or asked in fear) that somebody swallowed an overdose of iron? */
export const overdoses = (text: string): boolean => {
  const beginning = text.slice(0, mostLetters);
  if (!namesIron.test(beginning)) return false;
  const words = plainly(beginning);
  if (/\b(?:no|not|without|denies|never) (?:an? |any )?(?:iron )?(?:overdos|swallow|ingest)/.test(words)) return false;
  const said = (words.match(/[a-z0-9][a-z0-9'-]*/g) ?? []).slice(0, mostWords);
  if (together(said, 4, isOverdose, isIron)) return true;
  const eaten = together(said, 10, isSwallowed, isIron, isForm) || together(said, 8, isTooMany, isIron, isForm);
  return eaten && !asPrescribed.test(words);
};

/** The reading with the overdose in it, which is no course of iron. */
export const withOverdose = (reading: Reading, text: string): Reading => {
  if (!overdoses(text)) return reading;
  const { iron_therapy: _, recent_oral_iron: __, ...others } = reading.findings;
  const stated = { text: text.slice(0, 80), start: 0, end: text.length };
  return { ...reading, findings: { ...others, iron_overdose: { state: "present", stated } } };
};
