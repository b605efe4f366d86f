/** Personal identifiers: found so that they are masked, never read. Every pattern is linear: fixed shapes from a fixed start. */
import { fold } from "./fold.ts";
import type { Identifier } from "./reading.ts";

type Kind = Identifier["kind"];

const digitsIn = (text: string): string => text.replace(/\D/g, "");

/** NHS number: modulus 11 over nine digits, tenth the check digit. */
const isNhs = (text: string): boolean => {
  const number = digitsIn(text);
  if (number.length !== 10) return false;
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += Number(number[at]) * (10 - at);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(number[9]) && new Set(number).size > 2;
};

/** US social security number: the areas 000, 666 and 9xx are never given out. */
const isSsn = (text: string): boolean => {
  const number = digitsIn(text);
  return (
    number.length === 9 && !/^(?:000|666|9)/.test(number) && number.slice(3, 5) !== "00" && number.slice(5) !== "0000"
  );
};

interface Pattern {
  readonly kind: Kind;
  /** On folded text, global; group 1 is the part to mask when there is one. */
  readonly pattern: RegExp;
  readonly valid?: (text: string) => boolean;
}

const name = "[^\\W\\d_][\\w'-]{0,30}";
const date = "\\d{1,4}[-/. ](?:\\d{1,2}|[a-z]{3,9})[-/. ]\\d{2,4}";
const patterns: readonly Pattern[] = [
  { kind: "e-mail", pattern: /[a-z0-9._%+-]{1,40}@[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,20}){1,4}/g },
  {
    kind: "date of birth",
    pattern: new RegExp(
      `\\b(?:dob|d\\.o\\.b\\.?|date of birth|born on|birth date|birthdate|fecha de nacimiento|geburtsdatum|date de naissance|data di nascita|f\\.?nac)\\s{0,3}[:=]?[*_]{0,3}\\s{0,3}(${date})`,
      "g",
    ),
  },
  {
    kind: "record number",
    pattern:
      /\b(?:mrn|m\.r\.n\.?|hospital (?:no|number|id)|medical record (?:no|number)?|patient id|pat id|record (?:no|number)|chart (?:no|number)|account (?:no|number)|acct|uhid|accession|historia clinica|nhc|hosp no|lab (?:no|id)|specimen id|visit (?:no|id))\s{0,2}[.#:=]{0,2}[*_]{0,3}\s{0,3}([a-z]{0,6}[-]?\d[\d-]{3,14}[a-z]?)\b/g,
  },
  { kind: "national number", pattern: /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/g, valid: isNhs },
  { kind: "national number", pattern: /\b\d{3}-\d{2}-\d{4}\b/g, valid: isSsn },
  {
    kind: "national number",
    pattern:
      /\b(?:nhs|nhs (?:no|number)|ssn|social security (?:no|number)?|national id|dni|nie|cpf|tckn|tc kimlik no|codice fiscale|aadhaar|hcn|ahv)\s{0,2}[.#:=]{0,2}\s{0,3}([a-z\d][a-z\d .-]{6,18}\d[a-z]?)\b/g,
  },
  {
    kind: "phone",
    pattern:
      /\b(?:tel|phone|telephone|mobile|cell phone|call|ph|fax|contact|telefono|handy|mob)\s{0,2}[.:#]{0,2}\s{0,3}(\+?\(?\d[\d ().-]{6,18}\d)\b/g,
  },
  {
    kind: "phone",
    pattern: /(?:^|[^\d.])(\+\d{1,3}[ -]?\(?\d{1,4}\)?[ -]?\d{2,4}[ -]?\d{2,4}[ -]?\d{0,4})\b/g,
    valid: (text) => digitsIn(text).length >= 9,
  },
  { kind: "phone", pattern: /(?:\(\d{3}\) ?|\b\d{3}[-.])\d{3}[-.]\d{4}\b/g },
  {
    kind: "address",
    pattern:
      /\b\d{1,5} (?:[a-z]{2,20} ){1,3}(?:street|st|avenue|ave|road|rd|lane|ln|drive|boulevard|blvd|close|crescent|court|ct|terrace|way)\b\.?/g,
  },
  {
    kind: "address",
    pattern: /\b(?:address|addr|direccion|adresse|indirizzo|endereco)\s{0,2}[:=]\s{0,3}([^\n]{4,90})/g,
  },
];

/** Labels are met in any case, but a name itself starts with a capital. */
const names: readonly RegExp[] = [
  new RegExp(
    `\\b(?:patient(?: name)?|name|pt name|nombre|paciente|nom|patientenname|nome)\\s{0,2}[:=][*_]{0,3}\\s{0,3}(${name}(?:[ ,]{1,2}${name}){0,3})`,
    "gi",
  ),
  /\b(?:Mr|Mrs|Ms|Miss|Mme|Herr|Frau|Sra|Sr)\.? ([A-Z][\w'-]{1,30}(?: [A-Z][\w'-]{1,30}){0,2})/g,
];

const notNames =
  /^(?:is|has|with|hb|hgb|wbc|rbc|mcv|age|aged|sex|male|female|f|m|woman|man|unknown|test|result|value|results|the|a|an|ferritin)$/i;

const spansOf = (
  source: string,
  pattern: RegExp,
  kind: Kind,
  valid?: (text: string) => boolean,
): readonly Identifier[] => {
  const found: Identifier[] = [];
  for (const match of source.matchAll(pattern)) {
    const whole = match[0];
    const part = match[1] ?? whole;
    if (valid && !valid(part)) continue;
    const start = match.index + whole.lastIndexOf(part);
    found.push({ kind, start, end: start + part.length });
  }
  return found;
};

const nameSpans = (text: string): readonly Identifier[] =>
  names
    .flatMap((pattern) => spansOf(text, pattern, "name"))
    .flatMap((span) => {
      const words = [...text.slice(span.start, span.end).matchAll(/[\w'-]+/g)];
      let end = span.start;
      for (const word of words) {
        const capital = word[0][0] !== word[0][0]?.toLowerCase();
        if (notNames.test(word[0]) || !capital) break;
        end = span.start + word.index + word[0].length;
      }
      return end > span.start ? [{ ...span, end }] : [];
    });

/** Identifiers in `text`, in order and not overlapping. Laboratory numbers are left alone. */
export const identifiersOf = (text: string): readonly Identifier[] => {
  const folded = fold(text);
  const all = [
    ...nameSpans(text),
    ...patterns.flatMap(({ kind, pattern, valid }) =>
      kind === "e-mail" && !folded.includes("@") ? [] : spansOf(folded, pattern, kind, valid),
    ),
  ];
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  return all.filter((span, at) => all.slice(Math.max(0, at - 6), at).every((earlier) => earlier.end <= span.start));
};

/** The text with each identifier replaced by its kind in square brackets. */
export const mask = (text: string, identifiers: readonly Identifier[]): string => {
  let masked = "";
  let from = 0;
  for (const { kind, start, end } of [...identifiers].sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    masked += `${text.slice(from, start)}[${kind}]`;
    from = end;
  }
  return masked + text.slice(from);
};
