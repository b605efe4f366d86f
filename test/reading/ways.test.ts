import { describe, expect, test } from "vitest";
import { findings, labs, reading } from "./spoken.ts";

const sorted = (words: string): readonly string[] => words.split(" ").filter(Boolean).sort();

describe("ways to say a finding", () => {
  test.each([
    ["she eats handfuls of clay", "+pica"],
    ["her nails were thin and concave", "+koilonychia"],
    ["concave, brittle nails", "+koilonychia"],
    ["the corners of the mouth were cracked", "+angular_cheilitis"],
    ["she has never seen blood in her motions", "-haematochezia"],
    ["has not noticed black or bloody stools", "-melaena -haematochezia"],
    ["her periods have become much heavier", "+heavy_menses"],
    ["periods light", "-heavy_menses"],
    ["eats a varied diet including meat", "-poor_diet -vegetarian_diet"],
    ["Abdomen: no palpable liver, spleen or lymph nodes", "-hepatomegaly -splenomegaly -lymphadenopathy"],
    ["neither liver nor spleen was palpable", "-hepatomegaly -splenomegaly"],
    ["the liver is 4 cm and the spleen 5 cm below the costal margin", "+hepatomegaly +splenomegaly"],
    ["coeliac serology and faecal occult blood were negative", "-coeliac_disease -occult_blood_positive"],
    ["We will check coeliac serology", ""],
    ["no abnormality other than mild pallor", "+pallor"],
    ["No family history of transfusion", ""],
    ["temp 38.6 °C", "+fever"],
    ["fatigue +, melaena -", "+fatigue -melaena"],
    ["no melaena, denies PR bleeding", "-melaena -haematochezia"],
    ["If she develops melaena she should return", ""],
    ["OGD normal, colonoscopy clear, H pylori positive", "+gastroscopy_normal +colonoscopy_normal +h_pylori"],
  ])("%s", (text, expected) => expect(sorted(findings(text))).toEqual(sorted(expected)));
});

describe("a stated diagnosis", () => {
  test.each([
    ["26F beta thal trait 12 weeks pregnant", "+known_beta_trait"],
    ["known haemochromatosis on venesection", "+known_haemochromatosis +venesection"],
    ["25M thalassaemia intermedia, Hb 92", "+known_thal_major"],
    ["is it beta thal trait?", ""],
    ["beta thal trait vs iron deficiency", ""],
    ["tell me about beta thalassaemia trait", ""],
    ["her mother has beta thal trait", "+family_thalassaemia"],
    ["husband MCV 66 and HbA2 5.4", "+partner_carrier"],
  ])("%s", (text, expected) => expect(sorted(findings(text))).toEqual(sorted(expected)));
});

test.each([
  ["needs a transfusion, Hb 60", ""],
  ["transfuse? Hb 60 g/L", ""],
  ["IV iron for 58 kg woman", ""],
  ["she was transfused last week", "+recent_transfusion"],
])("given or planned: %s", (text, expected) => expect(findings(text)).toBe(expected));

test.each([
  ["ferritin 9, woman 30", 30, "female"],
  ["ferritin 12, male", undefined, "male"],
  ["she's 45", 45, "female"],
  ["Female, 45 years.", 45, "female"],
  ["Mrs. L., 46 years, was seen", 46, "female"],
  ["male of 79 years", 79, "male"],
])("age and sex: %s", (text, age, sex) => {
  expect(reading(text).patient.ageYears).toBe(age);
  expect(reading(text).patient.sex).toBe(sex);
});

test.each([
  ["Hb 88 g/L MCV 70, Hb was 132 and MCV was 89 last year", "hb 88, mcv 70, hb 132 (past), mcv 89 (past)"],
  ["hgb 8.8 g/dl mvc 71 rwd 19", "hb 88, mcv 71, rdw_cv 19"],
  ["retic Hb 22 pg", "ret_he 22"],
  ["mean cell Hb 21", "mch 21"],
])("values: %s", (text, expected) => expect(labs(text)).toBe(expected));

test("what contradicts itself is said", () => {
  expect(reading("Hb 95 g/L ferritin 10, ferritin 100").remarks.join(" ")).toContain(
    "Two different values of Ferritin",
  );
  expect(reading("Hb 95 g/L, now Hb 88 g/L").remarks).toEqual([]);
  expect(reading("male 34 pregnant 20 weeks").remarks.join(" ")).toContain("pregnant");
  expect(reading("31F 36 weeks Hb 78").patient.gestationWeeks).toBe(36);
});
