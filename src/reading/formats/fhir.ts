/** FHIR R4 and STU3 JSON: Observation (with components), DiagnosticReport with contained results, Condition, Bundle, Patient. */
import type { Patient } from "../../case/case.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Raw } from "../raw.ts";
import { ageOn } from "./age.ts";
import { conditionsIn } from "./fhir-conditions.ts";
import { codings, isObject, type Json, list, namesOf, object, string } from "./fhir-json.ts";
import type { Formatted } from "./formats.ts";
import { newestCounts, type Row, rawOfRow } from "./rows.ts";

const deepest = 12;

/** Every resource of the types wanted, wherever it is nested (entry, contained, parameter). */
const resourcesIn = (value: unknown, depth = 0): readonly Json[] => {
  if (depth > deepest) return [];
  if (Array.isArray(value)) return value.flatMap((each) => resourcesIn(each, depth + 1));
  if (!isObject(value)) return [];
  const nested = ["entry", "resource", "contained", "parameter"].flatMap((key) => resourcesIn(value[key], depth + 1));
  return typeof value["resourceType"] === "string" ? [value, ...nested] : nested;
};

const codesOf = (concept: unknown): readonly string[] =>
  codings(concept)
    .filter((coding) => (string(coding["system"]) ?? "loinc").includes("loinc"))
    .flatMap((coding) => string(coding["code"]) ?? []);

interface Amount {
  readonly value: string;
  readonly units: readonly string[];
}

const amountOf = (holder: Json): Amount | undefined => {
  const quantity = object(holder["valueQuantity"]);
  const number = quantity["value"];
  if (typeof number === "number" || typeof number === "string") {
    const units = [string(quantity["unit"]), string(quantity["code"])].filter((unit) => unit !== undefined);
    return { value: `${string(quantity["comparator"]) ?? ""}${number}`, units };
  }
  const words =
    string(holder["valueString"]) ??
    (typeof holder["valueInteger"] === "number" ? String(holder["valueInteger"]) : undefined);
  return words === undefined ? undefined : { value: words, units: [] };
};

const withdrawn = new Set(["cancelled", "entered-in-error", "registered"]);

const dateOf = (resource: Json): string | undefined => {
  const date =
    string(resource["effectiveDateTime"]) ??
    string(object(resource["effectivePeriod"])["start"]) ??
    string(resource["issued"]);
  return date?.slice(0, 16).replace("T", " ");
};

const rawFrom = (lexicon: Lexicon, holder: Json, at: string | undefined): Raw | undefined => {
  const amount = amountOf(holder);
  if (!amount) return undefined;
  const names = namesOf(holder["code"]);
  for (const unit of amount.units.length > 0 ? amount.units : [undefined]) {
    const quote = `${names[0] ?? codesOf(holder["code"])[0] ?? ""}: ${amount.value}${unit ? ` ${unit}` : ""}`;
    const row: Row = { codes: codesOf(holder["code"]), names, value: amount.value, start: 0, end: 0, quote };
    const raw = rawOfRow(lexicon, { ...row, ...(unit !== undefined && { unit }), ...(at !== undefined && { at }) });
    if (raw) return raw;
  }
  return undefined;
};

const observed = (lexicon: Lexicon, resource: Json): readonly Raw[] => {
  if (withdrawn.has(string(resource["status"]) ?? "")) return [];
  const at = dateOf(resource);
  return [resource, ...list(resource["component"]).map(object)].flatMap((holder) => rawFrom(lexicon, holder, at) ?? []);
};

const codeKey = (resource: Json): string =>
  JSON.stringify([codesOf(resource["code"]), namesOf(resource["code"]), dateOf(resource)]);

/** A preliminary observation gives way to a later state of the same test and time. */
const settled = (observations: readonly Json[]): readonly Json[] => {
  const final = new Set(observations.filter((each) => each["status"] !== "preliminary").map(codeKey));
  return observations.filter((each) => each["status"] !== "preliminary" || !final.has(codeKey(each)));
};

const patientIn = (resource: Json | undefined, now: Date | undefined): Patient => {
  const gender = string(resource?.["gender"]);
  const age = ageOn(string(resource?.["birthDate"]), now);
  return {
    ...(age !== undefined && { ageYears: age }),
    ...(gender === "female" || gender === "male" ? { sex: gender } : {}),
  };
};

/** Is it JSON with a FHIR resource? */
export const isFhir = (text: string): boolean => /^\s{0,200}[{[]/.test(text) && /"resourceType"/.test(text);

/**
 * Reads FHIR JSON; undefined when the JSON is broken (the prose reader then does what it can).
 * A value's `stated` words are composed from the resource; its offsets are 0, for JSON has no readable stretch.
 */
export const fhir = (text: string, lexicon: Lexicon, now: Date | undefined): Formatted | undefined => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const resources = resourcesIn(parsed);
  const observations = settled(resources.filter((each) => each["resourceType"] === "Observation"));
  const raws = observations.flatMap((each) => observed(lexicon, each));
  const patient = resources.find((each) => each["resourceType"] === "Patient");
  return {
    format: "fhir",
    raws: newestCounts(raws),
    consumed: [{ start: 0, end: text.length }],
    patient: patientIn(patient, now),
    findings: conditionsIn(resources, lexicon),
  };
};
