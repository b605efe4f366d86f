/** Identifiers told by the words before them: record numbers, dates of birth, telephone numbers, addresses. Patterns for folded text. */
import type { Identifier } from "../reading.ts";

export interface Labelled {
  readonly kind: Identifier["kind"];
  /** Global; group 1 is the part to mask where there is one. All repeats are bounded, so that matching is linear. */
  readonly pattern: RegExp;
  /** Asks for a number of four digits or more. */
  readonly long?: true;
}

/** What may stand between a label and what it labels: "No.: ", " # ", "** = ", a table's bar or tab. */
const link = "[ \\t]{0,2}[.#:=|,\\t]{0,2}[*_]{0,3}[ \\t]{0,3}";
const labelled = (labels: string, value: string): RegExp => new RegExp(`\\b(?:${labels})${link}${value}`, "g");

const month = "[a-z]{3,10}";
/** 12/03/1980, 1980-03-12, 12 March 1980, March 12, 1980, 19800312. */
const date = `(\\d{1,4}[-/. ]{1,2}(?:\\d{1,2}|${month})[-/., ]{1,2}\\d{2,4}|${month} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th) (?:of )?${month},? \\d{4}|(?:19|20)\\d{6})\\b`;
const births =
  "dob|d\\.o\\.b\\.?|date of birth|birth ?date|born(?: on)?|b-day|birthday|fecha (?:de )?nac(?:imiento|\\.)?|f\\.? ?nac\\.?|nacid[oa] el|geburtsdatum|geb(?:oren)?(?: am)?\\.?|date de naissance|nee? le|ddn|data di nascita|nat[oa] il|data de nascimento|nascid[oa] em|d\\.?n\\.?|dogum tarihi|d\\. tarihi";

const records =
  "mrn|m\\.r\\.n\\.?|(?:hospital|hosp|patient|pat|pt|medical record|record|chart|account|acct|case|file|unit|clinic|visit|encounter|episode|admission|lab|laboratory|sample|specimen|order|accession|report|registration|reg|member|policy|insurance|subscriber|insured) ?(?:no|nr|num|number|id|identifier|ref)\\b\\.?|acct|uhid|uhn|urn|crn|cr no|ipd no|opd no|accession|csn|fin|historia(?: clinica)?|n\\.? ?h\\.? ?c\\.?|nhc|n\\.? de historia|fallnummer|patienten-?(?:id|nr|nummer)|aufnahmenummer|ipp|nip|nda|n° ?(?:de )?dossier|numero (?:de )?dossier|cartella(?: clinica)?|nosologico|prontuario|processo(?: n)?|protokol no|dosya no|hasta no|basvuru no";
/** A number of four digits or more, letters before or behind it and hyphens inside allowed. */
const record = "([a-z]{0,6}[-/]?\\d[\\d-]{2,15}\\d[a-z]{0,2}(?:[-/]\\d{1,4})?)\\b";

const nationals =
  "nhs|chi|ssn|s\\.s\\.n\\.?|social security|sin|nin|nino|national (?:id|insurance)|passport|dni|nie|nif|nuss|cip|curp|nss|cpf|rg|sns|(?:n\\.? )?utente|cns|tckn|t\\.?c\\.?(?: kimlik)?|kimlik|codice fiscale|cod\\.? fisc\\.?|c\\.f\\.|tessera sanitaria|aadhaar|abha|hcn|ohip|health card|medicare|mbi|medicaid|ihi|ahv|avs|bsn|burgerservicenummer|kvnr|versicherten-?|krankenversicherungs-?|n° ?(?:de )?secu(?:rite sociale)?|secu(?:rite sociale)?|nir|pesel|personnummer|cpr|hetu|ppsn?";
/** Mostly digits, in groups or not, with a few letters before and behind; Italy's, Mexico's and Medicare's mix them. */
const national =
  "(?:no|nr|number|num|nummer|id)?\\.?[ \\t]{0,2}[.:#=]{0,2}[ \\t]{0,2}([a-z]{0,6}\\d(?:[ .-]?\\d){4,14}(?:-?[a-z]{1,3})?|[a-z]{6}\\d{2}[a-z]\\d{2}[a-z]\\d{3}[a-z]|[a-z]{4}\\d{6}[a-z]{6}[a-z\\d]\\d|[a-z\\d]{4}-[a-z\\d]{3}-[a-z\\d]{4})(?![a-z\\d])";

const phones =
  "tel(?:efon|efono|efone)?|phone(?: no| number)?|telephone(?: no| number)?|mobile|mob|cell(?: phone)?|call|ph|fax|contact(?: no| number)?|handy|movil|celular|telefonnummer|portable|cellulare|gsm|cep(?: tel)?|whatsapp|pager|bleep";
const phone = "(\\+?\\(?\\d(?:[ ().-]{0,2}\\d){6,14})(?!\\d)";

const rest = "([^\\n|\\t]{4,90})";

export const labelledPatterns: readonly Labelled[] = [
  { kind: "date of birth", pattern: labelled(births, date) },
  { kind: "record number", pattern: labelled(records, record), long: true },
  { kind: "national number", pattern: labelled(nationals, national), long: true },
  { kind: "phone", pattern: labelled(phones, phone), long: true },
  {
    kind: "address",
    pattern: new RegExp(
      `\\b(?:(?:home |postal |street |patient )?address|addr|direccion|domicilio|anschrift|wohnhaft in|indirizzo|residen(?:za|te in)|endereco|morada|adresi?|adresse)[ \\t]{0,2}[:=|][ \\t]{0,3}${rest}`,
      "g",
    ),
  },
  {
    kind: "address",
    pattern: labelled(
      "post ?code|postal code|zip(?: ?code)?|plz|code postal|codigo postal|cep|c\\.p\\.",
      "((?=[a-z -]{0,3}\\d)[a-z\\d]{2,5}(?:[ -][a-z\\d]{3,4})?)\\b",
    ),
  },
  { kind: "phone", pattern: /(?:^|[^\d.])(\+\d{1,3}(?:[ -]?\(?\d{1,4}\)?){2,5})(?![\d.])/g, long: true },
  { kind: "phone", pattern: /(?:\(\d{3}\) ?|\b\d{3}[-.])\d{3}[-.]\d{4}\b/g, long: true },
  { kind: "phone", pattern: /\b0[67](?:\d{9}|\d{3} \d{6}|\d{3} \d{3} \d{3}|(?:[ .]\d{2}){4})\b/g, long: true },
  {
    kind: "address",
    pattern: /\b\d{1,5}[a-z]?,? (?:[a-z'-]{2,20} ){1,3}(?:street|avenue|road|boulevard|blvd|crescent)\b/g,
  },
  { kind: "address", pattern: /\b\d{1,4}(?: bis| ter)?,? (?:rue|boulevard|allee|chemin|impasse) [a-z' -]{3,40}/g },
  {
    kind: "address",
    pattern: /\b(?:calle|avda\.?|avenida|piazza|viale|rua|travessa) [a-z'.]{1,20}(?: [a-z'.]{1,20}){0,3},? \d{1,5}\b/g,
  },
  { kind: "address", pattern: /\b[a-z-]{3,24}(?:strass?e|str\.|gasse|allee|platz) \d{1,4}[a-z]?\b/g },
];
