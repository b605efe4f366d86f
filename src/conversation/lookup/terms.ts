/** The telling words of a text, each in one form, and how much each tells. */
import type { Knowledge } from "../../knowledge/types.ts";
import { folded } from "../names.ts";

/** Words that say that something is asked, not what. */
const asking = new Set(
  (
    "a an and any are as at be been but by can could did do does for from give had has have he her hers mine theirs him his how i if in into is it its " +
    "me mean means much my need no not of on one or our please say says she should so some tell than that the their them then there " +
    "these they this to us was we were what when where which who whom why will with would you your about explain describe define " +
    "happens really still also just get gets know more most usually often between difference good use used using role " +
    "check look order send worth always ever common commonly matter matters typical typically show shows seen found feature features following which " +
    "ok okay safe possible best better right now think thing things meant meaning meanings work works working able may might must shall ask asked " +
    "does don't doesn't isn't whether because while during need needs needed want happen put make makes made done being am im let's let whats hi hello thanks take takes taking taken trust believe tell told someone somebody mr mrs dr cause causes caused causing patient patients alternative alternatives other others off help helps"
  ).split(" "),
);

/** Words for one thing, brought to the one the knowledge uses. */
const same: readonly (readonly [RegExp, string])[] = [
  [/^(?:venesect\w*|bloodlet\w*|phlebotom\w*)$/, "phlebotomy"],
  [/^transfus\w*$/, "transfusion"],
  [/^(?:omeprazole|lansoprazole|pantoprazole|esomeprazole|ppis?)$/, "ppi"],
  [/^(?:kids?|children|toddlers?|infants?|babies|baby)$/, "child"],
  [/^(?:scopes?|scoped|endoscop\w*)$/, "endoscopy"],
  [/^colonoscop\w*$/, "colonoscopy"],
  [/^(?:tumou?rs?|malignan\w*|cancers?|cancerous|carcinoma|neoplas\w*)$/, "cancer"],
  [/^(?:pregnan\w*|antenatal)$/, "pregnancy"],
  [/^(?:inherit\w*|hereditary)$/, "inheritance"],
  [/^(?:smok\w*|cigarettes?)$/, "smoking"],
  [/^(?:hydroxyurea)$/, "hydroxycarbamide"],
  [/^(?:hb|hgb)$/, "haemoglobin"],
  [/^inflam\w*$/, "inflammation"],
  [/^(?:iv)$/, "intravenous"],
  [/^(?:acs|mi|stemi|nstemi|infarct\w*)$/, "infarction"],
  [/^(?:stop\w*|continu\w*|duration)$/, "duration"],
  [/^(?:constipat\w*)$/, "constipation"],
  [/^(?:cut-?offs?|cutoffs?|thresholds?|limits?)$/, "threshold"],
  [/^(?:famil\w*|relatives?|siblings?|brothers?|sisters?|mothers?|fathers?|daughters?|sons?)$/, "family"],
  [/^(?:hplc|electrophoresis|fractions?)$/, "fraction"],
  [/^(?:numb\w*|tingling|neuropath\w*|nerves?|paraesthesiae?)$/, "nerve"],
  [/^(?:cop?eliac)$/, "coeliac"],
];

/** Endings that only say how many or when. */
const stemmed = (word: string): string =>
  word.length > 5 ? word.replace(/(?:ies|es|s|ed|ing|al|ally)$/, "") : word.replace(/(?<=..)s$/, "");

const oneForm = (word: string): string => stemmed(same.find(([words]) => words.test(word))?.[1] ?? word);

export const terms = (text: string): readonly string[] =>
  folded(text)
    .replaceAll(/\bvitamin ([a-k]\d*)\b/g, "vitamin$1")
    .split(" ")
    .filter((word) => word.length > 1 && !asking.has(word))
    .map(oneForm);

export const stands = (term: string, words: ReadonlySet<string>): boolean =>
  words.has(term) || (term.length > 4 && [...words].some((word) => word.startsWith(term)));

const spoken = new WeakMap<Knowledge["intents"], ReadonlySet<string>>();

/** Words people ask with, whatever they ask about: those of the intents' own phrases, save of what is out of scope. */
export const spokenTerms = ({ intents, speech }: Knowledge): ReadonlySet<string> => {
  const known = spoken.get(intents);
  if (known) return known;
  const phrases = [...speech().said].flatMap(([id, each]) => (id === "out-of-scope" ? [] : each.phrases));
  const made = new Set(phrases.flatMap((phrase) => [...terms(phrase)]));
  spoken.set(intents, made);
  return made;
};
