/**
 * Words that can't wait for a classifier to be sure of them: somebody in despair, and iron swallowed that should not have been.
 * Each is found by what was done and to whom, never by a whole sentence.
 */
import type { Reading } from "../reading/reading.ts";

const plainly = (text: string): string => text.toLowerCase().replaceAll("’", "'").replaceAll(/\s+/g, " ");

const ofMyself =
  /\b(?:kill|hurt|harm|hang|cut|shoot|drown|poison) (?:myself|me)\b|\b(?:end|take|ending|taking) (?:my|my own) life\b|\bend it all\b|\b(?:i|i'm|im|i am|me|my)\b.{0,30}\bsuicid|\bsuicid.{0,30}\b(?:i|i'm|im|me|my|myself)\b|\bi (?:just |really )?(?:want|wish|wanna|would like) (?:to die|i (?:was|were) dead|to be dead|to disappear)|\b(?:don't|dont|do not) want to (?:live|be alive|wake up)\b|\b(?:better off dead|no reason to live|self[- ]harm(?:ing|ed)?)\b/;

/** Does the writer speak of ending their own life, or of harming themselves? */
export const despairs = (text: string): boolean => ofMyself.test(plainly(text));

const afraid =
  /\b(?:i'm|im|i am|we're|we are|i feel|feeling) (?:so |very |really |a bit |just )?(?:scared|afraid|frightened|terrified|devastated|heartbroken|desperate|hopeless|worried sick)\b/;
const bereaved =
  /\bmy (?:[a-z]+ )?(?:daughter|son|baby|child|mother|father|mum|mom|dad|wife|husband|partner|sister|brother|friend) (?:has |just )?(?:died|passed away|is dead)\b|\bi (?:just )?lost my (?:daughter|son|baby|child|mother|father|mum|mom|dad|wife|husband|partner|sister|brother)\b/;

/** Does a person speak of their own fear or loss? */
export const grieves = (text: string): boolean => {
  const words = plainly(text);
  return afraid.test(words) || bereaved.test(words);
};

const iron = "(?:iron|ferrous|ferric|fe ?so4|fefol|ferrograd|galfer|sytron|feroglobin|pregaday)";
const dosed =
  "(?:tablets?|pills?|capsules?|syrup|drops|bottle|pack(?:et)?|box|sul(?:f|ph)ate|fumarate|gluconate|supplements?)";
const swallowed =
  "(?:swallow(?:ed|s|ing)?|ingest(?:ed|s|ing|ion)?|eat(?:en|s|ing)?|ate|drank|drunk|drinking|got into|got hold of|gulped)";
const near = ".{0,60}";
const overdosed = new RegExp(
  `\\b(?:overdos\\w*|poison\\w*|od'?d?)\\b${near}\\b${iron}\\b|\\b${iron}\\b${near}\\b(?:overdos\\w*|poison\\w*)\\b`,
);
const eaten = new RegExp(
  `\\b${swallowed}\\b${near}\\b${iron}\\b${near}?\\b${dosed}\\b|\\b${swallowed}\\b${near}\\b${dosed}\\b${near}?\\b${iron}\\b|\\b${swallowed}\\b${near}\\bferrous\\b`,
);
const handful = new RegExp(
  `\\b(?:took|taken|takes|had)\\b (?:about |around |over |maybe )?(?:[1-9]\\d|[5-9]|a handful of|handfuls of|all|the whole|a whole|an entire|too many|a lot of|lots of)\\b${near}\\b${iron}\\b`,
);
/** A course, a diet, a level: taken as it should be, or nothing that was swallowed. */
const asPrescribed =
  /\b(?:a day|per day|daily|every|each|once|twice|tds|bd|od for|for (?:the )?(?:past |last )?(?:\d+|a|two|three|several|some) ?(?:days?|weeks?|months?|wks?|years?)|as prescribed|with food|with meals|lead poison\w*)\b/;

/** Is it told (or asked in fear) that somebody swallowed an overdose of iron? */
export const overdoses = (text: string): boolean => {
  const words = plainly(text);
  if (/\b(?:no|not|without|denies|never) (?:an? |any )?(?:iron )?(?:overdos|swallow|ingest)/.test(words)) return false;
  return overdosed.test(words) || ((eaten.test(words) || handful.test(words)) && !asPrescribed.test(words));
};

/** The reading with the overdose in it, which is no course of iron. */
export const withOverdose = (reading: Reading, text: string): Reading => {
  if (!overdoses(text)) return reading;
  const { iron_therapy: _, recent_oral_iron: __, ...others } = reading.findings;
  const stated = { text: text.slice(0, 80), start: 0, end: text.length };
  return { ...reading, findings: { ...others, iron_overdose: { state: "present", stated } } };
};
