import { describe, expect, test } from "vitest";
import { findings, levels, reading } from "./spoken.ts";

describe("findings and their polarity", () => {
  test.each([
    ["no melaena or haematochezia. heavy periods.", "-melaena -haematochezia +heavy_menses"],
    ["denies melena, hematochezia, or weight loss", "-melaena -haematochezia -weight_loss"],
    ["no fever, jaundice, or dark urine", "-fever -jaundice -dark_urine"],
    ["no melaena but heavy periods", "-melaena +heavy_menses"],
    ["fatigue without pallor", "+fatigue -pallor"],
    ["stool occult blood negative", "-occult_blood_positive"],
    ["His fecal occult blood test was positive", "+occult_blood_positive"],
    ["occult blood was ordered", ""],
    ["no organomegaly", "-splenomegaly -hepatomegaly"],
    ["afebrile", "-fever"],
    ["?coeliac disease", ""],
    ["rule out coeliac disease", ""],
    ["on oral iron for 3 months with no response", "+iron_therapy +iron_therapy_failed"],
    ["on iron, no melaena, no change in bowel habit", "+iron_therapy -melaena"],
    ["never transfused", "-recent_transfusion"],
    ["lost 14 kg in six months", "+weight_loss"],
    ["drinks 8 beers a day", "+alcohol_excess"],
    ["does not drink alcohol", "-alcohol_excess"],
    ["sin melena, reglas abundantes", "-melaena +heavy_menses"],
    ["Which of the following causes fatigue?", ""],
  ])("%s", (text, expected) => expect(findings(text).split(" ").sort()).toEqual(expected.split(" ").sort()));
});

describe("whose it is", () => {
  test.each([
    ["her mother has thalassaemia", "+family_thalassaemia"],
    ["brother anaemic", "+family_anaemia"],
    ["His father died of colon cancer", "+family_colon_cancer"],
    ["brought by her mother for fatigue", "+fatigue"],
    ["his mother says he has fatigue", "+fatigue"],
    ["her sister has melaena", ""],
  ])("%s", (text, expected) => expect(findings(text)).toBe(expected));
});

describe("when it was", () => {
  const now = new Date("2026-03-20T12:00:00Z");
  test.each([
    ["transfused 6 weeks ago", "recent_transfusion", 42],
    ["4 u RBC 2 months ago", "recent_transfusion", 61],
    ["transfused yesterday", "recent_transfusion", 1],
    ["iron infusion 2026-03-01", "recent_iv_iron", 19],
    ["transfused", "recent_transfusion", undefined],
  ])("%s", (text, id, days) => expect(reading(text, { now }).findings[id]?.daysAgo).toBe(days));
});

describe("nobody in the family", () => {
  test.each([
    ["no fhx, MCV 70", "-family_thalassaemia -family_anaemia"],
    ["No family history. MCV 70", "-family_thalassaemia -family_anaemia"],
    ["no family history of colon cancer, MCV 70", "-family_colon_cancer"],
    ["no fhx of thalassaemia, MCV 70", "-family_thalassaemia"],
    ["family history of anaemia, MCV 70", "+family_anaemia"],
  ])("%s", (text, expected) => expect(findings(text)).toBe(expected));
});

describe("results in words", () => {
  test.each([
    ["Hemoglobin electrophoresis is normal. MCV 70", "hba2 normal, hbf normal, hbe normal, hbs normal, hbc normal"],
    ["Hemoglobin electrophoresis shows HbA2 5.4 %, MCV 66", ""],
    ["HbS present, MCV 77", "hbs high"],
    ["HbE not detected, MCV 77", "hbe normal"],
    ["baby, Hb Bart's on newborn screen, MCV 68", "hb_barts high"],
    ["mother's ferritin is low. MCV 70", ""],
  ])("%s", (text, expected) => expect(levels(text)).toBe(expected));

  test.each([
    ["ferritin low", "ferritin low"],
    ["low ferritin", "ferritin low"],
    ["low iron", "iron low"],
    ["ferritin ↓", "ferritin low"],
    ["normal RDW and MCV", "rdw_cv normal, mcv normal"],
    ["MCV reduced, elevated platelets", "mcv low, plt high"],
    ["B12/folate normal", "b12 normal, folate normal"],
    ["iron studies normal", "ferritin normal, iron normal, tibc normal, tsat normal"],
    ["ferritin low, iron studies otherwise normal", "ferritin low"],
    ["raised CRP", "crp high"],
    ["TSAT low", "tsat low"],
    ["thrombocytopenia", "plt low"],
    ["no thrombocytopenia", ""],
    ["elevated hemoglobin A2 and normal HbF", "hba2 high, hbf normal"],
    ["ferritin low at 8", ""],
  ])("%s", (text, expected) => expect(levels(text).startsWith(expected)).toBe(true));

  test("a number makes the word redundant", () => expect(levels("ferritin low at 8")).toBe(""));
});

describe("of several values with their own name", () => {
  test.each([
    ["Hb 6.1 g/dL. Previously Hb 11.2 g/dL", 61],
    ["Hb 6.1 g/dL, was Hb 11.2 g/dL in March", 61],
    ["Hb 6.1 g/dL. Hb was 11.2 g/dL in March", 61],
    ["Hb 6.1 g/dL. Last year Hb 12.0 g/dL", 61],
    ["Hb 6.1 g/dL; 2024-03-01 Hb 11.2 g/dL", 61],
    ["Hb 11.2 g/dL in March. Hb 6.1 g/dL now", 61],
    ["Hb 6.1 g/dL today. In March Hb 11.2 g/dL", 61],
    ["Hb 9.8 g/dL, ferritin 12. Repeat: Hb 9.1 g/dL", 91],
    ["Hb 12 g/dL in January. Hb 9 g/dL in March", 90],
    ["Hb was 11.2 g/dL in March", 112],
  ])("%s: the newest counts", (text, hb) =>
    expect(
      reading(text)
        .labs.filter((lab) => lab.analyte === "hb" && !lab.past)
        .map((lab) => lab.value),
    ).toEqual([hb]),
  );
});

describe("the patient", () => {
  test.each([
    ["F 28", { ageYears: 28, sex: "female" }],
    ["ED F2. 88F mechanical fall", { ageYears: 88, sex: "female" }],
    ["Four months of Galfer and no change in her Hb", { sex: "female" }],
    ["29F, very tired but has an 18/12 old", { ageYears: 29, sex: "female" }],
    ["Your opinion on Bernadette, 58. She has coeliac disease", { ageYears: 58, sex: "female" }],
    ["Could you advise on Ellie, 15, seen today", { ageYears: 15 }],
    ["The patient, born 1983 (41 years), was seen", { ageYears: 41 }],
    ["41F, fibroid uterus 18/40 size", { ageYears: 41, sex: "female" }],
    ["38F, drenching sweats, LOW 8kg", { ageYears: 38, sex: "female" }],
    ["28F", { ageYears: 28, sex: "female" }],
    ["34F, Hb 91 g/L", { ageYears: 34, sex: "female" }],
    ["45M; ferritin 8", { ageYears: 45, sex: "male" }],
    ["M/45, Hb 9.8", { ageYears: 45, sex: "male" }],
    ["28 yo woman", { ageYears: 28, sex: "female" }],
    ["A 61-year-old African American man", { ageYears: 61, sex: "male" }],
    ["3-year-old boy", { ageYears: 3, sex: "male" }],
    ["14 mo girl", { ageYears: 1.167, sex: "female" }],
    ["6 weeks old", { ageYears: 0.115 }],
    ["infant, 9 months", { ageYears: 0.75 }],
    ["19 y/o M", { ageYears: 19, sex: "male" }],
    ["ret-He 22 pg", {}],
    ["aged 45", { ageYears: 45 }],
    ["2y4m girl, pale", { ageYears: 2.333, sex: "female" }],
    ["3 yr 6 mo boy", { ageYears: 3.5, sex: "male" }],
    ["14m old girl", { ageYears: 1.167, sex: "female" }],
    ["14M, Hb 98 g/L", { ageYears: 14, sex: "male" }],
    ["1y2m M", { ageYears: 1.167, sex: "male" }],
    ["2 4/12 yo girl", { ageYears: 2.333, sex: "female" }],
    ["a 2½-year-old girl", { ageYears: 2.5, sex: "female" }],
    ["28f tired 3m", { ageYears: 28, sex: "female" }],
    ["6m hx of fatigue, 34F", { ageYears: 34, sex: "female" }],
    ["SOB 6m, lost 8 kg/4m", {}],
    ["pt 45m c/o SOB", { ageYears: 45, sex: "male" }],
    ["Re: software engineer, 38, Galway family", { ageYears: 38 }],
    ["woman of 30, pregnancy excluded", { ageYears: 30, sex: "female" }],
    ["boy of 3", { ageYears: 3, sex: "male" }],
    ["F/34Y", { ageYears: 34, sex: "female" }],
    ["gentleman aged seventy-eight", { ageYears: 78, sex: "male" }],
    ["28 wks pregnant lady 31", { ageYears: 31, sex: "female", pregnant: true, gestationWeeks: 28 }],
    ["woman of 30, test of pregnancy negative", { ageYears: 30, sex: "female" }],
    ["pregnant 9 weeks", { pregnant: true, gestationWeeks: 9, sex: "female" }],
    ["G2P1 at 32 weeks", { pregnant: true, gestationWeeks: 32, sex: "female" }],
    ["pregnant, second trimester", { pregnant: true, gestationWeeks: 20, sex: "female" }],
    ["not pregnant", { pregnant: false }],
    ["postmenopausal woman, 60 kg", { postmenopausal: true, weightKg: 60, sex: "female" }],
    ["lives at 2500 m, smokes 10 cigarettes a day", { altitudeM: 2500, cigarettesPerDay: 10 }],
    ["mujer de 34 años", { ageYears: 34, sex: "female" }],
    ["femme de 34 ans", { ageYears: 34, sex: "female" }],
  ])("%s", (text, expected) => expect(reading(text).patient).toEqual(expected));

  test("is not the mother", () => {
    expect(reading("her mother is 52 years old").patient.ageYears).toBeUndefined();
  });
});
