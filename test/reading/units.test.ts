import { describe, expect, test } from "vitest";
import type { ReadingOptions } from "../../src/reading/reading.ts";
import { reading } from "./spoken.ts";

const first = (text: string, options?: ReadingOptions) => reading(text, options).labs[0];

describe("a bare number", () => {
  test("with one plausible reading is taken, and marked where units differ", () => {
    expect(first("Hb 84")).toMatchObject({ value: 84, assumed: "unit" });
    expect(first("Hb 84")?.alternatives).toBeUndefined();
    expect(first("MCV 68")?.assumed).toBeUndefined();
    expect(first("ferritin 8")?.assumed).toBeUndefined();
  });

  test("keeps the other reading when nothing decides", () => {
    expect(first("Hb 8.4")).toMatchObject({ value: 84, assumed: "unit" });
    expect(first("Hb 8.4, glucose 5.1 mmol/L")?.alternatives?.map(({ unlikely }) => unlikely)).toEqual([undefined]);
    expect(first("Hb 8.4")?.alternatives).toMatchObject([{ unit: "mmol/L", unlikely: true }]);
    expect(first("CRP 8")).toMatchObject({ value: 8, assumed: "unit" });
    expect(first("CRP 8")?.alternatives?.[0]).toMatchObject({ unit: "mg/dL", value: 80 });
  });

  test("is decided by the red-cell block", () => {
    expect(first("Hb 5.0 RBC 4.0 MCH 20")).toMatchObject({ analyte: "hb", value: 80.57 });
  });

  test("is decided by its partner or by the panel", () => {
    expect(reading("iron 35, TIBC 450").labs[0]?.value).toBeCloseTo(6.27, 2);
    expect(reading("iron 10, TIBC 60 µmol/L").labs[0]?.value).toBe(10);
    expect(reading("Hb 9.8 g/dL creatinine 0.9 mg/dL iron 35").labs[2]?.value).toBeCloseTo(6.27, 2);
    expect(reading("Hb 98 g/L, iron 12").labs[1]?.value).toBe(12);
  });

  test("is decided by the workspace's habit last", () => {
    expect(first("iron 35", { units: "us" })?.value).toBeCloseTo(6.27, 2);
    expect(first("iron 35", { units: "si" })?.value).toBe(35);
  });

  test("keeps every possible reading when the writer doesn't know the unit", () => {
    const lab = first("Hb 12.6, unit unknown");
    expect(lab?.alternatives?.map(({ unit }) => unit)).toContain("mmol/L");
  });
});

describe("a written unit", () => {
  test.each([
    ["Hb 98 g/L", 98],
    ["Hb 9.8 g/dL", 98],
    ["Hb 9.8 gm%", 98],
    ["Hb 6.1 mmol/L", 98.2954],
    ["iron 40 µg/dL", 7.164],
    ["CRP 1.2 mg/dL", 12],
    ["Hct 0.31 L/L", 31],
    ["MCHC 31 g/dL", 310],
    ["WBC 6500/mm3", 6.5],
    ["lead 2.17 µmol/L", 44.9],
  ])("%s", (text, expected) => {
    const lab = first(text);
    expect(lab?.value).toBeCloseTo(expected, 0);
    expect(lab?.assumed).toBeUndefined();
    expect(lab?.stated.unit).toBeDefined();
  });

  test("that is a slip of the pen is read by plausibility and marked", () => {
    expect(first("Hemoglobin 9.8 mg/dL")).toMatchObject({ value: 98, assumed: "unit" });
    expect(first("Iron 30 µg/mL")?.assumed).toBe("unit");
    expect(first("ferritin 50 µg/dL")).toMatchObject({ value: 50, alternatives: [{ unit: "µg/dL", value: 500 }] });
    expect(first("hemoglobin 70 µg/dL")).toBeUndefined();
  });
});
