/** Identifiers under the keys of JSON (FHIR and others) and in the elements of XML (C-CDA and others), broken ones included. */
import type { Identifier } from "../reading.ts";

type Kind = Identifier["kind"];

/** Keys and element names, without `_`, `-` and prefix, in small letters. */
const keys: Readonly<Record<string, Kind>> = {
  family: "name",
  given: "name",
  patientname: "name",
  fullname: "name",
  firstname: "name",
  lastname: "name",
  middlename: "name",
  surname: "name",
  forename: "name",
  birthdate: "date of birth",
  birthtime: "date of birth",
  dateofbirth: "date of birth",
  dob: "date of birth",
  mrn: "record number",
  patientid: "record number",
  medicalrecordnumber: "record number",
  hospitalnumber: "record number",
  accessionnumber: "record number",
  nhsnumber: "national number",
  ssn: "national number",
  nationalid: "national number",
  phone: "phone",
  telephone: "phone",
  mobile: "phone",
  email: "e-mail",
  address: "address",
  line: "address",
  streetaddressline: "address",
  postalcode: "address",
  postcode: "address",
  zip: "address",
};
const kindOf = (key: string): Kind | undefined =>
  keys[
    key
      .replace(/^[a-z0-9]{1,12}:/i, "")
      .replace(/[_-]/g, "")
      .toLowerCase()
  ];

/** Keys that tell only below another: `name.text` of FHIR. */
const nested: Readonly<Record<string, Kind>> = {
  "name.text": "name",
  "patient.name": "name",
  "patient.id": "record number",
  "subject.display": "name",
  "patient.display": "name",
  "telecom.value": "phone",
  "identifier.value": "record number",
  "address.text": "address",
  "address.city": "address",
};

const persons = /^(?:Patient|RelatedPerson|Person|Group)$/;

/** Offset behind the string that opens at `from` (a quote), or -1. */
const stringEnd = (text: string, from: number): number => {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
  return -1;
};

const skipBlanks = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
};

const numberEnd = (text: string, from: number): number => {
  let at = from;
  while (/[\d.]/.test(text[at] ?? "")) at++;
  return at;
};

/** Strings and numbers under identifying keys, lists of them included. One pass over the text. */
const inJson = (text: string): readonly Identifier[] => {
  if (!/^\s{0,200}[{[]/.test(text)) return [];
  const found: Identifier[] = [];
  /** The key each open bracket stands under. */
  const above: string[] = [];
  let key = "";
  let resource = "Patient";
  const keep = (start: number, end: number): void => {
    if (key === "resourceType") resource = text.slice(start, end);
    const path = `${above.at(-1) ?? ""}.${key}`.toLowerCase();
    const kind = kindOf(key) ?? nested[path];
    // The identifier of an observation is not its patient's.
    if (path === "identifier.value" && !persons.test(resource)) return;
    if (kind && end > start) found.push({ kind, start, end });
  };
  for (let at = 0; at < text.length; ) {
    const sign = text[at] ?? "";
    if (sign === '"') {
      const end = stringEnd(text, at);
      if (end < 0) break;
      const next = skipBlanks(text, end);
      const isKey = text[next] === ":";
      if (isKey) key = text.slice(at + 1, end - 1);
      else keep(at + 1, end - 1);
      at = isKey ? next + 1 : end;
    } else if (/\d/.test(sign)) {
      const end = numberEnd(text, at);
      keep(at, end);
      at = end;
    } else {
      if (sign === "{") above.push(key);
      if (sign === "}") key = above.pop() ?? "";
      at++;
    }
  }
  return found;
};

const element = /<([a-z0-9:_-]{2,40})(?:\s[^<>]{0,200})?>([^<>]{1,120})</gi;
const birthTime = /<(?:[a-z0-9]{1,12}:)?birthTime\s[^<>]{0,80}value="([^"<>]{4,30})"/gi;
const role = /<(?:id\s[^<>]{0,200}extension|telecom\s[^<>]{0,120}value)="([^"<>]{3,80})"/gi;

const inRole = (text: string): readonly Identifier[] => {
  const from = text.indexOf("<patientRole");
  const to = text.indexOf("</patientRole", from);
  if (from < 0 || to < 0) return [];
  return [...text.slice(from, to).matchAll(role)].map((found) => {
    const value = found[1] ?? "";
    const start = from + found.index + found[0].length - 1 - value.length;
    return { kind: found[0].startsWith("<id") ? "record number" : "phone", start, end: start + value.length };
  });
};

const inXml = (text: string): readonly Identifier[] => {
  if (!text.includes("</")) return [];
  const elements = [...text.matchAll(element)].flatMap((found) => {
    const kind = kindOf(found[1] ?? "");
    const value = found[2] ?? "";
    const start = found.index + found[0].length - 1 - value.length;
    return kind && value.trim() !== "" ? [{ kind, start, end: start + value.length }] : [];
  });
  const births = [...text.matchAll(birthTime)].map((found): Identifier => {
    const start = found.index + found[0].length - 1 - (found[1] ?? "").length;
    return { kind: "date of birth", start, end: start + (found[1] ?? "").length };
  });
  return [...elements, ...births, ...inRole(text)];
};

/** Identifiers that keys or elements name. */
export const inMarkup = (text: string): readonly Identifier[] => [...inJson(text), ...inXml(text)];
