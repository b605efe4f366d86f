import { describe, expect, test } from "vitest";
import { mask, read } from "../../src/reading/read.ts";
import { knowledge, labs, reading } from "./spoken.ts";

const masked = (text: string): string => mask(text, reading(text).identifiers);

describe("identifiers", () => {
  test.each([
    ["Name: Jane Doe Hb 9.8", "Name: [name] Hb 9.8"],
    ["Mrs Smith, Hb 9.8", "Mrs [name], Hb 9.8"],
    ["MRN: 1234567, Hb 9.8", "MRN: [record number], Hb 9.8"],
    ["NHS 943 476 5919", "NHS [national number]"],
    ["SSN 219-09-9999", "SSN [national number]"],
    ["DOB 12/03/1980 Hb 9.8", "DOB [date of birth] Hb 9.8"],
    ["call 555-123-4567", "call [phone]"],
    ["jane.doe@example.org", "[e-mail]"],
    ["lives at 12 Long Acre Road", "lives at [address]"],
  ])("%s", (text, expected) => expect(masked(text)).toBe(expected));

  test.each([
    "Hb 9.8 MCV 68 ferritin 8",
    "WBC 6500/mm3 plt 240,000/mm3",
    "2026-03-04 Hb 98",
    "ferritin 1234567890 1234567890",
  ])("laboratory numbers are left alone: %s", (text) => expect(reading(text).identifiers).toEqual([]));

  test("are not read as values and not echoed", () => {
    const text = "Patient: Jane Ferritin MRN 98 7654321 Hb 9.8";
    const { unread, labs: read } = reading(text);
    expect(JSON.stringify([unread, read])).not.toMatch(/Jane|7654321/);
    expect(labs("DOB 12/03/1980 Hb 9.8 g/dL")).toBe("hb 98");
  });

  test("masking is idempotent", () => {
    const once = masked("Name: Jane Doe, MRN 1234567, tel +44 20 7946 0958");
    expect(mask(once, read(once, knowledge).identifiers)).toBe(once);
  });
});
