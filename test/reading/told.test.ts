/** Values in words, by letter, under dates; corrections; conditions of FHIR. */
import { describe, expect, test } from "vitest";
import { findings, labs, reading } from "./spoken.ts";

describe("numbers in words", () => {
  test.each([
    ["hb ten point two, mcv seventy one, ferritin pending", "hb 102, mcv 71"],
    ["haemoglobin was sixty-eight", "hb 68"],
    ["Hb one hundred and two", "hb 102"],
    ["iron two tablets a day", ""],
    ["Hb twenty years ago was low", ""],
    ["seventy one year old", ""],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("what a scan did to a name", () => {
  test("is seen through", () =>
    expect(labs("| Hemog1obin | 9.4 | L | 13.5-17.5 g/dL |\n| MCV | 74 | L | 80-100 fL |")).toBe("hb 94, mcv 74"));
  test("genes and sites keep their digits", () => expect(findings("IVS1-110 het")).toBe("+hbb_heterozygous"));
});

describe("fractions by their letter", () => {
  test.each([
    [
      "Hemoglobin electrophoresis: A 57.1, S 36.8, A2 3.9, F 2.2. MCV 70",
      "hba 57.1, hbs 36.8, hba2 3.9, hbf 2.2, mcv 70",
    ],
    ["hb electro: A2 5.4 F 1.1", "hba2 5.4, hbf 1.1"],
    ["HPLC\nA 95.1\nA2 2.4\nS 0.9", "hba 95.1, hba2 2.4, hbs 0.9"],
    ["HPLC: Hb A 66.2%, Hb A2 + E 27.9 %, Hb F 1.2 %", "hba 66.2, hbf 1.2"],
    ["electrophoresis pending. F 30, vitamin D 12", ""],
    ["electrophoresis: normal. vitamin D 12, class C 3", ""],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("blocks under their dates", () => {
  test.each([
    ["Collected: 03/11/26 06:14\nHb 7.7 g/dL\nCollected: 03/10/26 05:50\nHb 8.4 g/dL", "hb 77, hb 84 (past)"],
    ["2026-02-01\nHb 84\n2026-03-02\nHb 71", "hb 84 (past), hb 71"],
    ["01.03.2026\nHb 84\n05.02.2026\nHb 71", "hb 84, hb 71 (past)"],
    ["DOB 03/11/1990\nHb 84", "hb 84"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

test("a correction goes over the name once more", () => {
  expect(labs("Hb 92, MCV 87 - sorry that was the wrong pt's MCV, his is 67. Ferritin 310")).toBe(
    "hb 92, mcv 67, ferritin 310",
  );
});

describe("conditions in a bundle", () => {
  const bundle = (...conditions: readonly object[]): string =>
    JSON.stringify({
      resourceType: "Bundle",
      entry: conditions.map((each) => ({ resource: { resourceType: "Condition", ...each } })),
    });
  const coded = (code: string) => ({ coding: [{ code }] });

  test.each([
    ["by its text", { code: { text: "Celiac disease" }, clinicalStatus: coded("active") }, "+coeliac_disease"],
    ["by the name of its code", { code: { coding: [{ display: "Menorrhagia" }] } }, "+heavy_menses"],
    ["refuted", { code: { text: "Melena" }, verificationStatus: coded("refuted") }, "-melaena"],
    ["refuted, in STU3", { code: { text: "Melena" }, verificationStatus: "refuted" }, "-melaena"],
    ["resolved", { code: { text: "Melena" }, clinicalStatus: coded("resolved") }, ""],
    ["entered in error", { code: { text: "Melena" }, verificationStatus: coded("entered-in-error") }, ""],
    ["only thought of", { code: { text: "Melena" }, verificationStatus: coded("provisional") }, ""],
    ["doubted in its name", { code: { text: "Suspected celiac disease" } }, ""],
    ["of the family", { code: { text: "Family history of thalassaemia" } }, "+family_thalassaemia"],
  ])("%s", (_, condition, expected) => expect(findings(bundle(condition))).toBe(expected));

  test("are told as a result: no remark that nothing was found", () => {
    expect(reading(bundle({ code: { text: "Celiac disease" } })).remarks).toEqual([]);
    expect(reading(bundle({ code: { text: "Hay fever" } })).remarks).toHaveLength(1);
  });
});

describe("iron that was swallowed", () => {
  test.each([
    ["3 year old swallowed 30 tablets of ferrous sulfate, Hb 100 g/L", "present"],
    ["she took all her pregaday tablets at once", "present"],
    ["lead poisoning with iron deficiency", undefined],
    ["had 12 weeks of oral iron tablets", undefined],
    ["takes ferrous sulfate 200 mg tds", undefined],
  ])("%s", (text, state) => expect(reading(text).findings["iron_overdose"]?.state).toBe(state));
});
