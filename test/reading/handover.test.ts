/** Handover notes, comments of laboratories, lists of negatives. */
import { describe, expect, test } from "vitest";
import { findings, labs, levels, reading } from "./spoken.ts";

const sorted = (words: string): readonly string[] => words.split(" ").filter(Boolean).sort();

describe("numbers that are no result", () => {
  test.each([
    ["Hb 71 → 2 RCC → 89 this AM", "hb 71 (past), hb 89"],
    ["Hb 9 RCC 4.1", "hb 90, rbc 4.1"],
    ["ferritin 18 ug/L. Comment: ferritin <30 ug/L indicates iron deficiency", "ferritin 18"],
    ["ferritin <5 ug/L, which suggests iron deficiency", "ferritin <5"],
    ["nucleated RBCs 12/100 WBC", ""],
    ["MCV up 6", ""],
    ["Hb pre 83, 4 wk post 112", "hb 83 (past), hb 112"],
    ["Hgb 6.8 (b/l 11)", "hb 68, hb 110 (past)"],
  ])("%s", (text, expected) => {
    expect(labs(text)).toBe(expected);
    expect(reading(text).refused).toEqual([]);
  });
});

describe("findings", () => {
  test.each([
    [
      "Neg: melaena, PR bleeding, weight loss. Pos: heavy periods, pica",
      "-melaena -haematochezia -weight_loss +heavy_menses +pica",
    ],
    ["Hb 71 → 2 RCC → 89", "+recent_transfusion"],
    ["spleen 8 cm BCM", "+splenomegaly"],
    ["spleen 3 cm", "+splenomegaly"],
    ["spleen 11 cm on ultrasound", ""],
    ["ex-29-weeker", "+prematurity"],
    ["ex-39-weeker", ""],
    ["father died of colon ca", "+family_colon_cancer"],
    ["congenital microcytic anaemia", "+lifelong_microcytosis +microcytosis"],
    ["Aranesp weekly, HD pt", "+esa_use +dialysis"],
  ])("%s", (text, expected) => expect(sorted(findings(text))).toEqual(sorted(expected)));

  test("low-normal is normal", () => expect(levels("B12 low-normal")).toBe("b12 normal"));

  test("weeks of gestation by their abbreviation", () => {
    expect(reading("31/F, 24 wks POG").patient).toMatchObject({ pregnant: true, gestationWeeks: 24 });
    expect(reading("female age 25 yr GA 10 wk").patient).toMatchObject({ pregnant: true, gestationWeeks: 10 });
    expect(reading("man, 61, hernia repair under GA 3 weeks ago").patient.pregnant).toBeUndefined();
  });
});
