/** Short corrections of the patient that are no sentence by themselves: "F not M", "age is 34 not 43". */
import type { Patient, Sex } from "../case/case.ts";
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

/** The reading with what `text` corrects of sex and age. A message with laboratory values is left alone: there "68 not 86" is a value. */
export const withCorrections = (reading: Reading, text: string, known: Patient = {}): Reading => {
  if (reading.labs.length > 0) return reading;
  const sex = correctedSex(text);
  const ageYears = correctedAge(text);
  const gestationWeeks = correctedWeeks(text, known);
  const patient: Patient = {
    ...reading.patient,
    ...(sex === undefined ? {} : { sex }),
    ...(ageYears === undefined ? {} : { ageYears }),
    ...(gestationWeeks === undefined ? {} : { gestationWeeks }),
  };
  return { ...reading, patient };
};
