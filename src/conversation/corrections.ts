/** Short corrections of the patient that are no sentence by themselves: "F not M", "age is 34 not 43". */
import { type Case, current, emptyCase, type Measurement, type Patient, type Sex } from "../case/case.ts";
import type { Reading } from "../reading/reading.ts";

const females = "f|female|woman|girl|lady";
const males = "m|male|man|boy|gentleman";
const sexNot = new RegExp(`\\b(?:(${females})|(?:${males})),? (?:and )?not (?:an? )?(?:${females}|${males})\\b`, "i");
const ageNot =
  /\b(?:age[d]?|she|he|patient|old)\b[^\d\n]{0,12}(\d{1,3})(?: ?(?:y|yo|yrs?|years?)(?: old)?)?,? (?:and )?not \d{1,3}\b/i;

const correctedSex = (text: string): Sex | undefined => {
  const found = sexNot.exec(text);
  if (!found) return undefined;
  return found[1] === undefined ? "male" : "female";
};

const correctedAge = (text: string): number | undefined => {
  const age = Number(ageNot.exec(text)?.[1] ?? Number.NaN);
  return age <= 120 ? age : undefined;
};

const weeksAlone =
  /^(?:(?:no|sorry|actually|oops|wait|make that|i mean|she'?s|it'?s|now)[,:.! ]+)*(\d{1,2}) (?:weeks?|wks?|\/40)(?: (?:pregnant|gestation))?,?(?: not \d{1,2})?[ .!]*$/i;

/** "Actually 19 weeks", of a patient who is known to be pregnant. */
const correctedWeeks = (text: string, known: Patient): number | undefined => {
  const weeks = Number(
    known.pregnant ? (weeksAlone.exec(text.trim().replaceAll("’", "'"))?.[1] ?? Number.NaN) : Number.NaN,
  );
  return weeks >= 1 && weeks <= 45 ? weeks : undefined;
};

/** "70M" too: the letter stands glued to the age. */
const sexNamed = /\b(?:female|male|woman|man|girl|boy|lady|gentleman|sex|gender)\b|(?<![a-z])[mf](?![a-z])/i;
const kept = { female: "of a woman", male: "of a man" } as const;

/** A "he" in a woman's case is a slip of the tongue or another patient; it makes no man of her. */
const withoutSlip = (reading: Reading, text: string, known: Patient): Reading => {
  const { sex, ...rest } = reading.patient;
  if (sex === undefined || known.sex === undefined || sex === known.sex || sexNamed.test(text)) return reading;
  const remark = `The message speaks of ${sex === "male" ? "him" : "her"}, and this case is ${kept[known.sex]}. The sex was kept: write “${sex}” to change it, or “new patient” for another one.`;
  return { ...reading, patient: rest, remarks: [...reading.remarks, remark] };
};

const earlier = /\b(?:prev|previous|previously|formerly|earlier)(?: was)?[:,]? *$/i;
/** Characters before a name in which its time is looked for. */
const before = 20;

/** "Prev Hb 120" where a haemoglobin is known: an older one, not the newest. */
const withOlder = (reading: Reading, text: string, known: Case): Reading => {
  const isOlder = ({ analyte, stated, past }: Measurement): boolean =>
    !past &&
    current(known, analyte) !== undefined &&
    earlier.test(text.slice(Math.max(0, stated.start - before), stated.start));
  return reading.labs.some(isOlder)
    ? { ...reading, labs: reading.labs.map((lab) => (isOlder(lab) ? { ...lab, past: true } : lab)) }
    : reading;
};

/**
 * The reading with what `text` corrects of sex and age, beside what is known. A message with laboratory values is left alone
 * there: its "68 not 86" is a value.
 */
export const withCorrections = (read: Reading, text: string, known: Case = emptyCase): Reading => {
  const reading = withOlder(withoutSlip(read, text, known.patient), text, known);
  if (reading.labs.length > 0) return reading;
  const sex = correctedSex(text);
  const ageYears = correctedAge(text);
  const gestationWeeks = correctedWeeks(text, known.patient);
  const patient: Patient = {
    ...reading.patient,
    ...(sex === undefined ? {} : { sex }),
    ...(ageYears === undefined ? {} : { ageYears }),
    ...(gestationWeeks === undefined ? {} : { gestationWeeks }),
  };
  return { ...reading, patient };
};
