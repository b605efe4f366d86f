import { describe, expect, test } from "vitest";
import { findings, labs, levels, reading } from "./spoken.ts";

const sorted = (words: string): readonly string[] => words.split(" ").filter(Boolean).sort();

describe("findings told at length", () => {
  test.each([
    ["pain in both knees and the left wrist", "+joint_pain"],
    ["aching in the muscles, shoulders and hips", "+joint_pain"],
    ["pain in the abdomen", "+abdominal_pain"],
    ["her urine has become much darker since Monday", "+dark_urine"],
    ["urine is clear", "-dark_urine"],
    ["the optic discs were pale", ""],
    ["pale optic discs", ""],
    ["a pale child", "+pallor"],
    ["red cells with a wide central pallor", "+hypochromia"],
    ["erythrocytes lacking central pallor", "+spherocytes"],
    ["she lives with her mother and is a strict vegetarian", "+vegetarian_diet"],
    ["her mother is a strict vegetarian", ""],
    ["started ferrous fumarate. After two months there was no rise in Hb.", "+iron_therapy +iron_therapy_failed"],
    ["started ferrous fumarate. After two months the cough was unchanged.", "+iron_therapy"],
    ["started ferrous fumarate. No change in bowel habit. Hb 98.", "+iron_therapy"],
    ["no respiratory distress", ""],
    ["left-sided weakness", ""],
  ])("%s", (text, expected) => expect(sorted(findings(text))).toEqual(sorted(expected)));
});

describe("in other languages", () => {
  test.each([
    ["cansancio, palidez y reglas abundantes, sin melena", "+fatigue +pallor +heavy_menses -melaena"],
    ["asthénie et ménorragies", "+fatigue +heavy_menses"],
    ["Müdigkeit, starke Regelblutung, kein Fieber", "+fatigue +heavy_menses -fever"],
    ["stanchezza, pallore, celiachia", "+fatigue +pallor +coeliac_disease"],
    ["cansaço e perda de peso", "+fatigue +weight_loss"],
    ["halsizlik, çölyak", "+fatigue +coeliac_disease"],
  ])("%s", (text, expected) => expect(sorted(findings(text))).toEqual(sorted(expected)));
});

test("a red cell that looks normal is no normal red cell count", () => {
  expect(levels("next to it lies a normal red blood cell")).toBe("");
  expect(levels("the red cell count is normal")).toBe("rbc normal");
});

test("what only women have says the sex when nothing else does", () => {
  expect(reading("multiparous patient of 40 years with menorrhagia").patient.sex).toBe("female");
  expect(reading("boy aged 9, his mother has menorrhagia").patient.sex).toBe("male");
});

test("free iron is iron, central pallor a look", () => {
  expect(labs("Free iron: 180 µg/dL")).toBe("iron 32.24");
  expect(findings("central pallor")).toBe("");
});

describe("said in other words", () => {
  test.each([
    ["The spleen is palpated 3 cm below the costal margin", "+splenomegaly"],
    ["spleen not palpable, liver is not enlarged", "-splenomegaly -hepatomegaly"],
    ["born at 31 weeks", "+prematurity"],
    ["born at 40 weeks", "-prematurity"],
    ["haemoglobin did not improve after six weeks of oral iron", "+iron_therapy +iron_therapy_failed"],
    ["the anaemia did not respond to ferrous sulfate", "+iron_therapy +iron_therapy_failed"],
    ["she did not take oral iron", "-iron_therapy"],
    ["family history is negative for anaemia", "-family_anaemia"],
    ["marrow iron stores are absent", "+marrow_iron_absent"],
    ["burning pain of the hands after sun exposure", "+photosensitivity"],
  ])("%s", (text, expected) => expect(sorted(findings(text))).toEqual(sorted(expected)));

  test("levels of several names, one of them with a digit", () => {
    expect(levels("normal HbA2 and HbF levels")).toBe("hba2 normal, hbf normal");
    expect(levels("RDW is wide")).toBe("rdw_cv high");
  });

  test("a body surface is neither a man nor an age", () => {
    expect(reading("eGFR 78 mL/min/1.73m2, TSH 2.1").patient).toEqual({});
  });
});

describe("findings of the rarer causes", () => {
  test.each([
    ["prolonged neonatal jaundice, phototherapy after birth", "+neonatal_jaundice"],
    ["no neonatal jaundice", "-neonatal_jaundice"],
    ["marrow: absent red cell precursors", "+erythroid_hypoplasia"],
    ["pure red cell aplasia", "+erythroid_hypoplasia"],
    ["three phalanges in each thumb", "+thumb_anomaly"],
    ["no radial ray anomaly", "-thumb_anomaly"],
    ["FH: mother IDA", "+family_anaemia"],
    ["brother with microcytosis", "+family_anaemia"],
    ["tTG negative", "-coeliac_disease"],
    ["her periods are normal", "-heavy_menses"],
    ["haemodynamically stable", "-haemodynamic_instability"],
  ])("%s", (text, expected) => expect(sorted(findings(text))).toEqual(sorted(expected)));

  test("a number behind the name of a hormone is its value", () => {
    expect(labs("hepcidin 25 ng/mL")).toBe("hepcidin 8.95");
    expect(labs("hepcidin-25 30 ng/mL")).toBe("hepcidin 10.74");
  });

  test("the reticulocyte production index", () => {
    expect(labs("retic 0.9%, corrected retic 0.4%, RPI 0.3")).toBe("retic_pct 0.9, rpi 0.3");
    expect(labs("reticulocyte index 0.1 %")).toBe("rpi 0.1");
  });
});
