/** What is met in letters, chats and print-outs of many places. */
import { describe, expect, test } from "vitest";
import { findings, labs, reading } from "./spoken.ts";

const sorted = (words: string): readonly string[] => words.split(" ").filter(Boolean).sort();

describe("names and units", () => {
  test.each([
    ["P.C.V : 28.9 %\nM.C.H : 19.5 pg\nM.C.H.C : 29 g/dl", "hct 28.9, mch 19.5, mchc 290"],
    ["WBC        6.4        4.0 - 11.0 x10(3)/uL  Final", "wbc 6.4"],
    ["WBC        6.1 10*3/uL          Sodium  139 mmol/L", "wbc 6.1"],
    ["Fer6 TSAT5", "ferritin 6, tsat 5"],
    ["VGM 70, fer 6", "mcv 70, iron 6"],
    ["fer 8 µmol/L", "iron 8"],
    ["CRP <5 U&E fine", "crp <5"],
    ["IST 6 %", "tsat 6"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("several names before several numbers", () => {
  test.each([
    ["Hb, MCV, RDW, ferritin = 8.8, 69, 19, 5", "hb 88, mcv 69, rdw_cv 19, ferritin 5"],
    ["B12 and folate 300 and 8", "b12 300, folate 8"],
    ["Hb, MCV 68", "mcv 68"],
    ["Hb trend: 13.4 (Jan '24), 11.1 (Jun '25), 9.7 (today)", "hb 134 (past), hb 111 (past), hb 97"],
    ["Hematocrit of 30%, crit was 35 in the spring. MCV 72.", "hct 30, hct 35 (past), mcv 72"],
    ["Hb 10.5 last month. MCV 72", "hb 105 (past), mcv 72"],
    ["ferritin 8 in March, MCV 72", "ferritin 8, mcv 72"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));

  test("a column of earlier results is of the past", () => {
    const table =
      "Test        Current    Previous    Units\nHgb         8.5        11.9        g/dL\nMCV         70         81          fL";
    expect(labs(table)).toBe("hb 85, hb 119 (past), mcv 70, mcv 81 (past)");
  });
});

describe("findings", () => {
  test.each([
    ["ROS: +fatigue, -melena, -hematochezia", "+fatigue -melaena -haematochezia"],
    ["-melena\n-fatigue", "+melaena +fatigue"],
    ["+FOBT", "+occult_blood_positive"],
    ["microcytic hypochromic RBCs", "+microcytosis +hypochromia"],
    ["hypochromic red cells 12%", ""],
    ["parents Pakistani", "+ancestry_south_asian"],
    ["her husband is Greek", ""],
    ["1 bottle whisky/day", "+alcohol_excess"],
    ["a bottle of beer a day", ""],
  ])("%s", (text, expected) => expect(sorted(findings(text))).toEqual(sorted(expected)));
});

describe("the patient", () => {
  test.each([
    ["Age/Sex: 24 Y / Female\nM.C.H : 19.5 pg", { ageYears: 24, sex: "female" }],
    ["Age/Sex: 61Y/M", { ageYears: 61, sex: "male" }],
    ["pt 19F hb 10.1", { ageYears: 19, sex: "female" }],
    ["Temp 99F", {}],
    ["Paciente masc 58a", { ageYears: 58, sex: "male" }],
    ["Donna 48 aa", { ageYears: 48, sex: "female" }],
    ["40ish male", { ageYears: 40, sex: "male" }],
    ["26 tuổi", { ageYears: 26 }],
    ["s/p c-section", { sex: "female" }],
  ])("%s", (text, expected) => expect(reading(text).patient).toEqual(expected));
});
