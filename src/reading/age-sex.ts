/** Age, and the sex told with it. */
import type { Patient, Sex } from "../case/case.ts";
import { spanAt } from "./age-span.ts";
import { childNouns, female, male, oldWords } from "./patient-words.ts";
import { hasCue, type Scene } from "./scene.ts";
import { shorthand } from "./shorthand.ts";
import { small } from "./spoken-numbers.ts";
import { numberAt, skipDash, text } from "./token-at.ts";

/** A patient being read. */
export type Draft = { -readonly [K in keyof Patient]: Patient[K] };

/** The sex a word says; single letters only when `letters`. */
export const sexAt = (scene: Scene, at: number, letters: boolean): Sex | undefined => {
  const word = scene.tokens[at]?.key ?? "";
  const raw = text(scene, at);
  const letter = raw === "f" || raw === "m";
  // "I'm 24" says nothing of a sex.
  if (letter && (!letters || text(scene, at - 1) === "'")) return undefined;
  if (female.has(raw) || female.has(word)) return "female";
  return male.has(raw) || male.has(word) ? "male" : undefined;
};

const describes = new Set(
  "caucasian white black hispanic asian african american indian healthy obese multiparous pregnant previously old aged known nulliparous vegetarian italian greek chinese term premature postmenopausal elderly young adult g p".split(
    " ",
  ),
);

/** Sex within a few descriptive words after an age: "28-year-old African American woman". */
const sexAfter = (scene: Scene, at: number): Sex | undefined => {
  for (let ahead = at; ahead < at + 9; ahead++) {
    if (scene.sentence[ahead] !== scene.sentence[at] || hasCue(scene, ahead, "kin")) return undefined;
    const close = scene.tokens[ahead]?.end === scene.tokens[ahead - 1]?.end || ahead <= at + 1;
    const sex = sexAt(scene, ahead, close);
    if (sex) return sex;
  }
  return undefined;
};

export const valid = (years: number): boolean => years >= 0 && years <= 120;

export const ofKin = (scene: Scene, at: number): boolean => {
  for (let back = at; back > at - 5 && back >= 0; back--) {
    if (scene.sentence[back] !== scene.sentence[at]) return false;
    if (/^(?:brings|brought)$/.test(text(scene, back))) return false;
    if (hasCue(scene, back, "kin")) return text(scene, scene.marks[back]?.to ?? back) !== "of";
  }
  return false;
};

const youngsters = new Set("infant baby child toddler neonate newborn".split(" "));

const ageLabels = new Set("age edad eta alter yas idade leeftijd".split(" "));

/** "Aged 45", "Age: 45", "Age/Sex: 45 Y", "at the age of 45". */
const isLabelled = (scene: Scene, at: number): boolean => {
  const before = text(scene, at - 1);
  if (before === "aged" || ageLabels.has(before) || (before === "of" && text(scene, at - 2) === "age")) return true;
  if (!/^[:=]$/.test(before)) return false;
  const withSex = /^(?:sex|gender)$/.test(text(scene, at - 2)) && /^[/&]$/.test(text(scene, at - 3));
  return ageLabels.has(text(scene, withSex ? at - 4 : at - 2));
};

const years = new Set("y yr yrs year years ans anos".split(" "));
const persons = new Set("she he patient pt i".split(" "));
const behindAge = new Set("and with who , . ; ) but has presents presenting male female m f now \n yo y".split(" "));

/** "She's 45", "the patient is 52", "I'm 29", with nothing behind it that would be a unit. */
const spokenOf = (scene: Scene, at: number): boolean => {
  const next = scene.tokens[at + 1];
  if (scene.quantityAt[at]?.unit !== undefined || (next && !behindAge.has(next.text))) return false;
  const [last, before] = [text(scene, at - 1), text(scene, at - 2)];
  if (before === "'") return (last === "s" || last === "m") && persons.has(text(scene, at - 3));
  return (last === "is" || last === "am") && persons.has(before);
};

const born = new Set(["born", "dob", "in"]);
const titles = new Set(
  "mr mrs ms miss sir madame madam mme monsieur patient male female man woman gentleman lady".split(" "),
);

/** "Mrs. L., 46 years, was seen", "male of 79 years": a person right before, and a comma or "of". */
const titled = (scene: Scene, at: number): boolean => {
  const before = text(scene, at - 1);
  // "Born 1983 (41 years)".
  if (before === "(") return born.has(text(scene, at - 3));
  if (before === "of") return titles.has(text(scene, at - 2));
  if (before !== ",") return false;
  // "G2 P1, 29 yrs".
  if (text(scene, at - 3) === "p" && scene.tokens[at - 2]?.kind === "number") return true;
  for (let back = at - 2; back > at - 7 && back >= 0; back--) if (titles.has(text(scene, back))) return true;
  return false;
};

/** "Software engineer, 38, Galway family", "Widower, 76, lives off biscuits": a number alone between commas, early in the line. */
const betweenCommas = (scene: Scene, at: number): boolean => {
  if (text(scene, at - 1) !== "," || text(scene, at + 1) !== "," || at > 12) return false;
  const before = scene.marks[at - 2];
  const named = before !== undefined && before.meaning.analytes.length + before.meaning.findings.length > 0;
  return scene.tokens[at - 2]?.kind === "word" && !named && Number(text(scene, at)) >= 16;
};

const introducing = new Set("on about re regarding with for see seeing seen met reviewed review meet of".split(" "));
const behindName = new Set(". , ; \n who".split(" "));

/** "Your opinion on Bernadette, 58.", "advise on Ellie, 15, seen today": a name, and a number alone behind its comma. */
const behindTheName = (scene: Scene, at: number): boolean => {
  const name = scene.tokens[at - 2];
  const next = scene.tokens[at + 1];
  if (text(scene, at - 1) !== "," || name?.kind !== "word" || scene.marks[at - 2]) return false;
  const capital = /^\p{Lu}\p{Ll}/u.test(scene.text.slice(name.start, name.start + 2));
  return capital && introducing.has(text(scene, at - 3)) && (next === undefined || behindName.has(next.text));
};

const grown = 1;
const pregnancyWords = new Set("pregnant pregnancy gravid gravida gestation amenorrhoea amenorrhea".split(" "));
const adults = new Set("woman man lady gentleman women men".split(" "));

/** "Has an 18/12 old", "looking after her 2 year old". */
const hasChild = (scene: Scene, at: number): boolean =>
  (/^an?$/.test(text(scene, at - 1)) && /^(?:has|having)$/.test(text(scene, at - 2))) ||
  (/^(?:her|his|their)$/.test(text(scene, at - 1)) &&
    /^(?:after|with|for|feeding|breastfeeding)$/.test(text(scene, at - 2)));

/** "28-year-old", "aged 45", "14 mo", "6 weeks old", "age: 45". */
const ageAt = (scene: Scene, at: number): { readonly years: number; readonly to: number } | undefined => {
  const span = spanAt(scene, at);
  const before = text(scene, at - 1);
  const labelled = isLabelled(scene, at);
  if (labelled) {
    const value = small(scene.tokens, at)?.value ?? numberAt(scene, at);
    return span ? { years: span.years, to: span.to } : value === undefined ? undefined : { years: value, to: at + 1 };
  }
  const bare = scene.tokens[at]?.kind === "number" && /^[1-9]\d$/.test(text(scene, at));
  if (bare && (spokenOf(scene, at) || betweenCommas(scene, at) || behindTheName(scene, at)))
    return { years: Number(text(scene, at)), to: at + 1 };
  if (span && years.has(span.unit) && titled(scene, at)) return { years: span.years, to: span.to };
  const child = childNouns.has(text(scene, at - 2)) && /^\d$/.test(text(scene, at));
  if (!span && (bare || child) && before === "of" && sexAt(scene, at - 2, false) && !scene.quantityAt[at]?.unit)
    return { years: Number(text(scene, at)), to: at + 1 };
  if (!span) return undefined;
  const next = skipDash(scene, span.to);
  if (hasChild(scene, at)) return undefined;
  const old = oldWords.has(text(scene, next)) && (text(scene, next) !== "of" || text(scene, next + 1) === "age");
  if (old || span.unit === "yo" || span.unit === "tuoi") return { years: span.years, to: old ? next + 1 : next };
  if (["ago", "history", "later"].includes(text(scene, next)) || hasCue(scene, next, "ago")) return undefined;
  // "Four months of Galfer".
  if (text(scene, next) === "of" && text(scene, next + 1) !== "age") return undefined;
  // "28 weeks pregnant lady", "6 weeks man": a duration, of somebody who is older than that.
  if (span.years < grown && (pregnancyWords.has(text(scene, next)) || adults.has(text(scene, next)))) return undefined;
  const sexed = sexAt(scene, next, true) ?? (describes.has(text(scene, next)) ? sexAfter(scene, next) : undefined);
  const sexBefore =
    sexAt(scene, at - 1, true) ??
    ([",", "de", "di"].includes(text(scene, at - 1)) ? sexAt(scene, at - 2, true) : undefined);
  const starts = at === 0 || text(scene, at - 1) === "\n";
  const young = [text(scene, at - 1), text(scene, at - 2), text(scene, next)].some((word) => youngsters.has(word));
  const briefly = young || (starts && /^(?:y|yr|yrs|mo|mos|ans|anos|jahre|anni|month|months|slash)$/.test(span.unit));
  return sexed || sexBefore || briefly ? { years: span.years, to: span.to } : undefined;
};

export const readAgeSex = (scene: Scene, patient: Draft): void => {
  for (let at = 0; at < scene.tokens.length && patient.ageYears === undefined; at++) {
    const token = scene.tokens[at];
    if (!token || token.kind === "line") continue;
    const short = shorthand(scene, at);
    const age = short ?? ageAt(scene, at);
    if (!age || !valid(age.years) || ofKin(scene, at - 1)) continue;
    patient.ageYears = Number(age.years.toFixed(3));
    const sex = short?.sex ?? ("to" in age ? sexAfter(scene, age.to) : undefined) ?? sexAt(scene, at - 1, true);
    if (sex) patient.sex = sex;
  }
};
