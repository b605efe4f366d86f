/** Which value is the present one, and what is still to come. */
import { describe, expect, test } from "vitest";
import { findings, labs, reading } from "./spoken.ts";

describe("stages of a stay", () => {
  test.each([
    ["Bloods on discharge: Hb 92, MCV 74\nBloods on admission: Hb 61", "hb 92, mcv 74, hb 61 (past)"],
    ["Admission Hb 61, discharge Hb 92", "hb 61 (past), hb 92"],
    ["Hb on admission 6.8 g/dl, on discharge 9.4 g/dl; MCV 91 fl", "hb 68 (past), hb 94, mcv 91"],
    ["Hb 79 (two weeks ago 121), MCV 97", "hb 79, hb 121 (past), mcv 97"],
    ["post-op Hb 88, pre-op Hb 141", "hb 88, hb 141 (past)"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("columns under months", () => {
  test("the newest counts", () => {
    const table =
      "| | Mar 2024 | Sep 2025 | 2 Feb 2026 |\n|---|---|---|---|\n| Hb (g/L) | 121 | 104 | 88 |\n| MCV (fL) | 84 | 77 | 70 |";
    expect(labs(table)).toBe("hb 121 (past), hb 104 (past), hb 88, mcv 84 (past), mcv 77 (past), mcv 70");
    expect(reading(table).labs[2]?.at).toBe("2026-02-02");
  });

  test("a marrow is no month", () => {
    expect(reading("Marrow 12\tHb 91\nMCV\t70").labs.map(({ analyte }) => analyte)).toContain("mcv");
  });
});

test("a portal's labelled lines", () => {
  const portal =
    "HGB\n  Your value: 10.4 g/dL\n  Standard range: 11.6 - 15.0 g/dL\nMCV\n  Your value: 71.9 fL\n  Standard range: 80 - 100 fL";
  expect(labs(portal)).toBe("hb 104, mcv 71.9");
});

describe("iron that is still to be given", () => {
  test.each([
    ["Ferinject dose?", ""],
    ["plan iron infusion", ""],
    ["had Ferinject", "+recent_iv_iron"],
  ])("%s", (text, expected) => expect(findings(text)).toBe(expected));
});

test("age and origin before the sex", () => {
  expect(reading("Mr T, 27/Malay/M, premarital").patient).toEqual({ ageYears: 27, sex: "male" });
});

test("what was left out as a relative's is told", () => {
  expect(reading("husband: MCV 65, Hb 131").unread.map(({ text }) => text)).toEqual(["MCV 65", "Hb 131"]);
});
