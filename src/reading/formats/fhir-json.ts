/** Small tools for JSON of unknown shape, and for FHIR's coded concepts. */

export type Json = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const object = (value: unknown): Json => (isObject(value) ? value : {});
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const string = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

export const codings = (concept: unknown): readonly Json[] => list(object(concept)["coding"]).map(object);

/** What a concept is called: its text, then the names of its codes. */
export const namesOf = (concept: unknown): readonly string[] => [
  ...(string(object(concept)["text"]) ? [String(object(concept)["text"])] : []),
  ...codings(concept).flatMap((coding) => string(coding["display"]) ?? []),
];
