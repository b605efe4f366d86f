/** What is to be said of a text as a whole: cut, broken, or of a known format without a result in it. */
import type { Formatted } from "./formats/formats.ts";

const wordsPerFormat: Readonly<Partial<Record<Formatted["format"], string>>> = {
  hl7: "This is an HL7 message, but none of its segments holds a result I know.",
  fhir: "This is FHIR, but none of its resources holds a result I know.",
  ccda: "This is a marked-up document, but no row of its tables holds a result I know.",
};

/** Begins like FHIR, and can't be parsed as JSON. */
const brokenFhir = (seen: string, structured: Formatted | undefined): boolean =>
  structured?.format !== "fhir" && /^\s{0,200}[{[]/.test(seen) && seen.includes('"resourceType"');

/** Opens more often than it closes: the end of a marked-up table is missing. */
const brokenMarkup = (seen: string, structured: Formatted | undefined): boolean => {
  if (structured?.format !== "ccda") return false;
  const count = (tag: string): number => seen.toLowerCase().split(tag).length - 1;
  return count("<table") > count("</table");
};

/** Sentences for the reader, ready to show. They quote nothing. */
export const remarksOn = (text: string, seen: string, structured: Formatted | undefined): readonly string[] => {
  const remarks: string[] = [];
  if (seen.length < text.length)
    remarks.push(`The text is longer than ${seen.length} characters; what follows was not read.`);
  if (brokenFhir(seen, structured))
    remarks.push(
      "This looks like FHIR, but its JSON is broken or cut off, so it was read as plain text: please check every value.",
    );
  if (brokenMarkup(seen, structured))
    remarks.push("A table of this document is cut off: results after that point are missing.");
  const without =
    structured && structured.raws.length + Object.keys(structured.findings ?? {}).length === 0
      ? wordsPerFormat[structured.format]
      : undefined;
  if (without) remarks.push(without);
  return remarks;
};
