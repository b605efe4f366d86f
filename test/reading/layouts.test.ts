import { describe, expect, test } from "vitest";
import { findings, labs, reading } from "./spoken.ts";

const lines = (...all: readonly string[]): string => all.join("\n");

describe("results across, under a line of names", () => {
  test("by tabs, wide gaps and single blanks", () => {
    expect(labs("WBC\tHGB\tHCT\tMCV\tPLT\n6.3\t9.7\t30.5\t69\t461")).toBe("wbc 6.3, hb 97, hct 30.5, mcv 69, plt 461");
    expect(labs("WBC   Hgb   MCV\n6.3   9.7   69")).toBe("wbc 6.3, hb 97, mcv 69");
    expect(labs("WBC Hgb MCV\n6.3 9.7 69")).toBe("wbc 6.3, hb 97, mcv 69");
  });

  test("with dates: the newest counts", () => {
    const text = lines("Date,WBC,Hgb,MCV", "2025-04-02,6.3,9.7,69", "2025-01-09,7.1,11.3,75");
    expect(labs(text)).toBe("wbc 6.3, hb 97, mcv 69, wbc 7.1 (past), hb 113 (past), mcv 75 (past)");
    expect(reading(text).format).toBe("csv");
  });

  test("with units in the names", () => {
    expect(labs(lines("| Hb (g/L) | Ferritin (µg/L) |", "|---|---|", "| 97 | 7 |"))).toBe("hb 97, ferritin 7");
    expect(
      reading(lines("| Hb (g/L) | Ferritin (µg/L) |", "|---|---|", "| 97 | 7 |")).labs[0]?.assumed,
    ).toBeUndefined();
  });

  test("nothing is guessed when the cells don't stand under the names", () => {
    expect(labs("WBC\tHGB\tMCV\n6.3\t9.7")).toBe("");
  });

  test("a line of names alone is prose", () => {
    expect(reading("MCV RDW").format).toBe("prose");
  });

  test("a year under a name is a date, not a value", () => {
    expect(labs("Plt\n2025-04-02,6.3")).toBe("");
  });
});

describe("one cell a line", () => {
  test("names, then as many numbers, then as many units", () => {
    const text = lines(
      "Iron Studies",
      "",
      "Iron",
      "",
      "Ferritin",
      "",
      "24.0",
      "",
      "7.5",
      "",
      "ug/dL",
      "",
      "ng/mL",
      "",
      "LOW",
    );
    expect(labs(text)).toBe("iron 4.298, ferritin 7.5");
  });

  test("a number that is no result keeps its place", () => {
    expect(labs(lines("Iron", "TIBC", "Ferritin", "24", "388", "-7", "ug/dL", "ug/dL", "ng/mL"))).toBe(
      "iron 4.298, tibc 69.49",
    );
  });

  test("nothing is guessed when the columns differ in length", () => {
    expect(labs(lines("Iron", "TIBC", "Ferritin", "24", "388"))).toBe("");
  });

  test("records with the range before the results, dates above", () => {
    const text = lines("Component", "Latest Ref Rng", "4/02/2025", "1/09/2025")
      .concat("\n", lines("Hemoglobin", "12.0 - 16.0 g/dL", "9.7 (L)", "11.3 (L)"))
      .concat("\n", lines("MCV", "80 - 100 fL", "69 (L)", "75 (L)"));
    expect(labs(text)).toBe("hb 97, hb 113 (past), mcv 69, mcv 75 (past)");
  });
});

describe("headings that wrap", () => {
  test("names on lines of their own above range and results", () => {
    const text = lines(
      " Component ",
      "    Latest Ref Rng   4/02/2025   1/09/2025",
      "        10:40 AM   9:15 AM",
      " Hemoglobin ",
      "    12.0 - 16.0 g/dL   9.7 (L)   11.3 (L)",
      " Platelets ",
      "    150 - 400 K/uL   461 (H)   430 (H)",
    );
    expect(labs(text)).toBe("hb 97, hb 113 (past), plt 461, plt 430 (past)");
  });

  test("a column of labels without a heading, units behind the labels", () => {
    expect(labs(lines("            04/02/2025  09/01/2025", "Hb g/L      97          113"))).toBe(
      "hb 97 (past), hb 113",
    );
    expect(labs(lines("Component\tValue\tDate", "\tHGB\t9.7 (L)\t04/02/2025", "\tMCV\t69\t04/02/2025"))).toBe(
      "hb 97, mcv 69",
    );
  });
});

test("units behind flags and ranges", () => {
  expect(labs("IRON 24 L ug/dL 50-170")).toBe("iron 4.298");
  expect(reading("IRON 24 L ug/dL 50-170").labs[0]?.assumed).toBeUndefined();
  expect(reading("IRON, TOTAL   24 L   40-190 mcg/dL").labs[0]?.assumed).toBeUndefined();
  expect(labs("Iron Bind.Cap.(TIBC)  450  ug/dL  250-450")).toBe("tibc 80.59");
});

describe("HL7 results over their life", () => {
  const obx = (value: string, status: string): string =>
    `OBX|1|NM|718-7^Hemoglobin^LN|1|${value}|g/dL|12-16|L|||${status}`;
  test("a correction replaces, a deletion empties", () => {
    expect(labs(lines(obx("9.7", "P"), obx("9.1", "C")))).toBe("hb 91");
    expect(labs(lines(obx("9.7", "P"), obx("", "D")))).toBe("");
  });

  test("coded results are words, intervals and titres no numbers, of repetitions the first counts", () => {
    expect(findings("OBX|1|CWE|FILM^Blood film^L||TC^Target cells^L||||||F")).toBe("+target_cells");
    expect(labs("OBX|1|SN|2276-4^Ferritin^LN||^10^-^20|ng/mL|||||F")).toBe("");
    expect(labs("OBX|1|SN|2276-4^Ferritin^LN||<^5|ng/mL|||||F")).toBe("ferritin <5");
    expect(labs("OBX|1|NM|777-3^PLT^LN||461~470|10*3/uL|||||F")).toBe("plt 461");
  });
});

test("FHIR: a preliminary result gives way to the corrected one", () => {
  const hb = (value: number, status: string): object => ({
    resourceType: "Observation",
    status,
    effectiveDateTime: "2025-04-02",
    code: { coding: [{ system: "http://loinc.org", code: "718-7", display: "Hemoglobin" }] },
    valueQuantity: { value, unit: "g/dL" },
  });
  const bundle = {
    resourceType: "Bundle",
    entry: [hb(9.7, "preliminary"), hb(9.1, "corrected")].map((resource) => ({ resource })),
  };
  expect(labs(JSON.stringify(bundle))).toBe("hb 91");
});
