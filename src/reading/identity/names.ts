/** Names of persons told by a label or a title. Labels are met in any case; a name begins with a capital. */
import { everyMatch } from "../matches.ts";
import type { Identifier } from "../reading.ts";

/** Not a label of its own: "Jürgen Nachname: Weiß" are two. */
const word = "\\p{L}[\\p{L}'’.-]{0,30}(?![\\p{L}'’.-]|[ \\t]{0,2}[:=])";
const labels = [
  "(?:patient|pt|full|first|last|middle|given|family|maiden|mother|father|guardian|next of kin)(?:['’]s)?[ _]?name",
  "patient|name|surname|forename|next of kin|nok|re|regarding",
  "nombre(?: y apellidos)?|apellidos?|paciente",
  "nom(?: de famille)?|pr[ée]nom",
  "patientenname|patientin|vorname|nachname|familienname",
  "nome(?: e cognome)?|cognome|paziente|apelido|sobrenome",
  "ad[ıi] ?soyad[ıi]|hasta(?:n[ıi]n)? ad[ıi]|ad[ıi]|soyad[ıi]",
].join("|");

/** "Test name: Ferritin" names no person. */
const notPersons =
  "test|lab|laboratory|analyte|component|parameter|drug|file|panel|order|brand|generic|product|hospital|clinic|ward|unit|method|assay|profile|display|code|gene";
const named = `(${word}(?:(?:, ?| |\\^)${word}){0,3})`;
const labelledName = new RegExp(
  `(?<![\\p{L}\\d]|(?:${notPersons})[ _-])(?:${labels})[ \\t]{0,2}[:=][*_]{0,3}[ \\t]{0,3}${named}`,
  "giu",
);
/** In a table the label begins the line; further right it is a heading among headings. */
const besideLabel = new RegExp(`^[| \\t]{0,3}(?:${labels})[ \\t]{0,2}[|\\t][ \\t]{0,3}${named}`, "gimu");
const titled =
  /(?<!\p{L})(?:Mrs?|Ms|Miss|Mx|Mme|Mlle|Monsieur|Madame|Herr|Frau|Sr|Sra|Srta|Don|Doña|Sig|Sig\.ra|Signor|Signora|Bay|Bayan)\.? (\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,2})/gu;

/** Words that stand where a name might, in any case: the name has ended, or never began. */
const notNames = new Set(
  "is has had with without presents presented presenting denies denied complains reports reported referred known seen admitted hb hgb haemoglobin hemoglobin wbc rbc mcv mch mchc hct plt rdw age aged sex gender male female m f woman man women men girl boy child infant toddler baby lady gentleman elderly young adult pregnant unknown anonymous anonymised test result results value values report history the a an this that ferritin iron tsat crp none not nil na tbc see dob mrn nhs ssn id no number date of birth address tel phone years year old yo microcytic hypochromic anaemia anemia severe mild moderate and for on in at to was name patient unit units description code component comment comments specimen status method date time reference range flag labs lab cbc fbc".split(
    " ",
  ),
);

const isCapital = (text: string): boolean => text !== text.toLowerCase();

/** The leading words of `text` that can be a name. Length in UTF-16 units; 0 for none. */
const nameLength = (text: string, isKnown: (word: string) => boolean): number => {
  let end = 0;
  for (const found of text.matchAll(/[\p{L}'’.-]+/gu)) {
    const [written] = found;
    const bare = written.replace(/[.]$/, "").toLowerCase();
    const initial = end > 0 && /^\p{Lu}\.$/u.test(written);
    if ((notNames.has(bare) && !initial) || !isCapital(written[0] ?? "") || isKnown(bare)) break;
    end = found.index + written.length;
  }
  return end;
};

/**
 * Names of persons in `text`.
 * @param isKnown words that name a result or a finding, and so no person.
 */
export const namesIn = (text: string, isKnown: (word: string) => boolean): readonly Identifier[] =>
  [
    ...(/[:=]/.test(text) ? everyMatch(labelledName, text) : []),
    ...(/[|\t]/.test(text) ? everyMatch(besideLabel, text) : []),
    ...everyMatch(titled, text),
  ].flatMap((found) => {
    const name = found[1] ?? "";
    const start = found.index + found[0].length - name.length;
    const length = nameLength(name, isKnown);
    return length > 0 ? [{ kind: "name" as const, start, end: start + length }] : [];
  });
