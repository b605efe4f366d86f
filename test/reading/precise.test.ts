/** What could be taken for another value. */
import { describe, expect, test } from "vitest";
import { labs, reading } from "./spoken.ts";

describe("one value after another", () => {
  test.each([
    ["Hb 10/9.5/8.8 over 3 mo", "hb 100 (past), hb 95 (past), hb 88"],
    ["Hb 9.8/31", "hb 98, hct 31"],
    ["Hb 9.8/31/250", "hb 98, hct 31"],
    ["ferritin 12, was 8, 4 in 2024", "ferritin 12, ferritin 8 (past), ferritin 4 (past)"],
    ["Hb 7.1 post 2u 9.0", "hb 71 (past), hb 90"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("numbers that are not exact, or not numbers of results", () => {
  test.each(["Hgb 8s", "Hb in the 90s", "MCV 70s", "Hb 1O.2", "hb-1", "see mcv-2"])("%s", (text) =>
    expect(labs(text)).toBe(""),
  );
});

test("a point before three digits leaves open whether it parts thousands", () => {
  const [lab] = reading("ferritin 1.200 ng/mL").labs;
  expect(lab).toMatchObject({ value: 1.2, assumed: "unit" });
  expect(lab?.alternatives?.map(({ value }) => value)).toEqual([1200]);
  expect(labs("ferritin 1,200 ng/mL, leucocytes 4.500/mm3")).toBe("ferritin 1200, wbc 4.5");
  expect(reading("ferritin 1,200 ng/mL").labs[0]?.assumed).toBeUndefined();
});

describe("FHIR Shorthand", () => {
  const instance = (rules: readonly string[]): string =>
    ["Instance: hb-1", "InstanceOf: Observation", ...rules.map((rule) => `* ${rule}`), ""].join("\n");

  test.each([
    ["by LOINC", ["code = $loinc#718-7", "valueQuantity = 9.2 'g/dL'"], "hb 92"],
    ["by name", ['code.text = "Mean cell volume"', "valueQuantity.value = 68", 'valueQuantity.unit = "fL"'], "mcv 68"],
    [
      "by component",
      [
        "component[0].code = $loinc#718-7",
        "component[0].valueQuantity = 9.2 'g/dL'",
        'component[1].code = $loinc#787-2 "MCV"',
        "component[1].valueQuantity = 68 'fL'",
      ],
      "hb 92, mcv 68",
    ],
    ["withdrawn", ["status = #entered-in-error", "code = $loinc#718-7", "valueQuantity = 9.2 'g/dL'"], ""],
    ["of another code system", ["code = $local#718-7", "valueQuantity = 9.2 'g/dL'"], ""],
  ])("%s", (_, rules, expected) => expect(labs(instance(rules))).toBe(expected));

  test("the newest of several counts", () => {
    const at = (date: string, value: number): string =>
      instance(["code = $loinc#718-7", `effectiveDateTime = "${date}"`, `valueQuantity = ${value} 'g/L'`]);
    expect(labs(`${at("2026-03-02", 88)}\n${at("2025-01-01", 121)}`)).toBe("hb 88, hb 121 (past)");
  });
});

describe("whose and when", () => {
  test.each([
    ["Hb 108 and ferritin 6 in January; after iron in February Hb is 134", "hb 108 (past), ferritin 6, hb 134"],
    ["Test\tValue\tUnits\nHb\t87\tg/L\nHb (prev)\t102\tg/L\nMCV\t72\tfL", "hb 87, hb 102 (past), mcv 72"],
    ["Hb 86 (booking 112)", "hb 86, hb 112 (past)"],
    ["Hb 101 (prev 138 in 2024)", "hb 101, hb 138 (past)"],
    ["Hb of 94 with an MCV of 98? No wait, MCV is 68", "hb 94, mcv 68"],
    ["MCV 2015: 69", "mcv 69"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("names and numbers on different lines", () => {
  test.each([
    ["Hb (g/dl) MCV (fl) Ferritin (ng/ml)\n8.9 67 4", "hb 89, mcv 67, ferritin 4"],
    ["pending: CRP and ferritin\n8.9 weeks", ""],
    ["please add B12, ferritin\n12 months ago she was well", ""],
    ["Hb\n88", "hb 88"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

test("a broken decimal is one number", () => {
  expect(labs("Hb 6 .8 g/dL")).toBe("hb 68");
});

test("what is normal for women is nobody's result", () => {
  expect(reading("Normal Hb for women is 120-160").qualitative).toEqual([]);
});

describe("the patient", () => {
  test.each([
    ["a fifty two year old male", { ageYears: 52, sex: "male" }],
    ["I'm 24, female", { ageYears: 24, sex: "female" }],
    ["this gentleman of 63", { ageYears: 63, sex: "male" }],
    ["Pt: 48F Hb 112", { ageYears: 48, sex: "female" }],
    ["a woman of 3 children", { sex: "female" }],
  ])("%s", (text, expected) => expect(reading(text).patient).toEqual(expected));
});

describe("numbers beside the wrong name", () => {
  test.each([
    [
      "3.80 10*6/uL rbc, 11.7 K/uL WCC, 455 x10^9/L PLT, 15 % transferrin saturation",
      "rbc 3.8, wbc 11.7, plt 455, tsat 15",
    ],
    ["11.6 WCC\n4 transferrin saturation", "wbc 11.6"],
    ["40 % transferrin saturation", "tsat 40"],
    ["PLT 44210^3/uL, RBC 5.1610*6/uL", "plt 442, rbc 5.16"],
    ["WBC 5.0, Ferritin 173 (low), platelets | 407 | x10^9/L", "wbc 5, ferritin 173, plt 407"],
    ["CRP 34 (low) and Hb 12.1 (low) and wbc | 5.1 | K/uL", "crp 34, hb 121, wbc 5.1"],
    ["crp: 74\nHb A2=5.0\nRDW-CV: 18.3\nRBC 5.16 L", "crp 74, hba2 5, rdw_cv 18.3, rbc 5.16"],
    ["WCC (K/uL): 6.6; Hb (g/dL) 7.5", "wbc 6.6, hb 75"],
    ["low iron 22, low iron sat 5%", "iron 22, tsat 5"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});
