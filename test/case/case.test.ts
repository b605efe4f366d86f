import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Case, current, emptyCase, type Measurement } from "../../src/case/case.ts";
import { inconsistencies } from "../../src/case/consistency.ts";
import { derive } from "../../src/case/derive.ts";
import { merge } from "../../src/case/merge.ts";
import { candidates, canonicalUnit, convert, convertTo, slip } from "../../src/case/units.ts";
import { openKnowledge } from "../../src/knowledge/open.ts";
import type { Analyte } from "../../src/knowledge/types.ts";
import { read } from "../../src/reading/read.ts";

const knowledge = openKnowledge();
const analyte = (id: string): Analyte => {
  const found = knowledge.analytes.get(id);
  if (!found) throw new Error(`no analyte ${id}`);
  return found;
};
const lab = (id: string, value: number, more: Partial<Measurement> = {}): Measurement => ({
  analyte: id,
  value,
  unit: analyte(id).unit,
  stated: { text: `${id} ${value}`, start: 0, end: 0 },
  ...more,
});
const withLabs = (values: Readonly<Record<string, number>>): Case => ({
  ...emptyCase,
  labs: Object.entries(values).map(([id, value]) => lab(id, value)),
});
const value = (from: Case, id: string): number | undefined => current(from, id)?.value;
const said = (text: string, from: Case = emptyCase): Case => merge(from, read(text, knowledge));

describe("units", () => {
  test.each([
    ["gm%", "g/dl"],
    ["g/100 mL", "g/dl"],
    ["x10^9/L", "109/l"],
    ["×10⁹/L", "109/l"],
    ["thou/mm3", "k/ul"],
    ["10*3/uL", "k/ul"],
    ["μm³", "fl"],
    ["mcg/dL", "ug/dl"],
    ["cells/mcL", "/ul"],
  ])("%s is %s", (written, expected) => expect(canonicalUnit(written)).toBe(expected));

  test("there and back is the same number", () => {
    const pairs = [...knowledge.analytes.values()].flatMap((each) =>
      each.units.map((unit) => [each, unit.unit] as const),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        fc.double({ min: 0.01, max: 1e4, noNaN: true }),
        ([each, unit], number) => {
          const there = convert(each, number, unit);
          expect(there).toBeDefined();
          expect(convertTo(each, there ?? 0, unit)).toBeCloseTo(number, 5 - Math.ceil(Math.log10(number + 1)));
        },
      ),
    );
  });

  test("a bare number has every usual reading", () => {
    expect(candidates(analyte("hb"), 84).map((each) => each.unit)).toEqual(["g/L"]);
    expect(candidates(analyte("hb"), 8.4).map((each) => each.unit)).toEqual(["g/dL", "mmol/L"]);
    expect(candidates(analyte("hb"), 840)).toEqual([]);
    expect(slip(analyte("mcv"), 640)).toBe(64);
  });
});

describe("derive", () => {
  test("the red-cell indices from the others", () => {
    const whole = derive(withLabs({ hb: 98, rbc: 5, hct: 34 }));
    expect(value(whole, "mcv")).toBe(68);
    expect(value(whole, "mch")).toBe(19.6);
    expect(value(whole, "mchc")).toBeCloseTo(288.2, 1);
    expect(current(whole, "mcv")).toMatchObject({ assumed: "derived", stated: { text: "Hct × 10 / RBC" } });
  });

  test("saturation from iron and capacity, capacity from transferrin", () => {
    expect(value(derive(withLabs({ iron: 5, tibc: 80 })), "tsat")).toBe(6.25);
    const whole = derive(withLabs({ iron: 5, transferrin: 3.2 }));
    expect(value(whole, "tibc")).toBeCloseTo(80.32, 1);
    expect(value(whole, "tsat")).toBeCloseTo(6.2, 1);
  });

  test("the sTfR index", () => expect(value(derive(withLabs({ stfr: 5, ferritin: 10 })), "stfr_index")).toBe(5));

  test("never replaces what was measured, nor calculates with a bound", () => {
    const measured = withLabs({ hb: 98, rbc: 5, hct: 34, mcv: 70 });
    expect(value(derive(measured), "mcv")).toBe(70);
    const bounded: Case = { ...emptyCase, labs: [lab("iron", 2, { bound: "<" }), lab("tibc", 80)] };
    expect(value(derive(bounded), "tsat")).toBeUndefined();
  });

  test("once is enough", () => {
    const whole = derive(withLabs({ hb: 98, mcv: 68, mch: 20 }));
    expect(derive(whole)).toEqual(whole);
  });
});

describe("consistency", () => {
  test.each([
    [{ mcv: 68, hct: 34, rbc: 5 }, []],
    [{ mcv: 80, hct: 34, rbc: 5 }, ["mcv", "hct", "rbc"]],
    [{ mch: 25, hb: 98, rbc: 5 }, ["mch", "hb", "rbc"]],
    [{ hb: 98, hct: 20 }, ["hb", "hct"]],
    [{ tsat: 20, iron: 5, tibc: 80 }, ["tsat", "iron", "tibc"]],
    [{ iron: 70, tibc: 50 }, ["iron", "tibc"]],
    [{ mcv: 68, mch: 33 }, ["mcv", "mch"]],
    [{ hba2: 5, mcv: 92, mch: 30 }, ["hba2", "mcv", "mch"]],
    [{ ferritin: 3000, mcv: 70, tsat: 8 }, ["ferritin", "mcv", "tsat"]],
  ])("%o", (values, expected) => {
    const found = inconsistencies(withLabs(values as Record<string, number>), knowledge);
    const conflicts = found.filter((each) => each.kind === "inconsistent");
    if (expected.length === 0) expect(conflicts).toEqual([]);
    else expect(conflicts.map((each) => each.analytes)).toContainEqual(expected);
    for (const each of found) expect(each.remedy.length).toBeGreaterThan(10);
  });

  test("an unusual value is to be confirmed", () => {
    expect(inconsistencies(withLabs({ hb: 20 }), knowledge)).toMatchObject([{ kind: "implausible", analyte: "hb" }]);
  });
});

describe("merge", () => {
  test("the newest value counts and the older stays as past", () => {
    const later = said("ferritin came back 8", said("Hb 98 g/L, ferritin 12"));
    expect(value(later, "ferritin")).toBe(8);
    expect(later.labs.filter((each) => each.analyte === "ferritin").map((each) => each.past ?? false)).toEqual([
      true,
      false,
    ]);
    expect(value(later, "hb")).toBe(98);
  });

  test("a correction leaves no trend, a removal leaves nothing", () => {
    expect(said("MCV was 68 not 86", said("MCV 86")).labs.map((each) => each.value)).toEqual([68]);
    expect(said("drop the CRP", said("CRP 8 mg/L")).labs).toEqual([]);
  });

  test("a number replaces a word", () => {
    expect(said("ferritin 8", said("ferritin low")).qualitative).toEqual([]);
  });

  test("patient fields and findings said anew overwrite", () => {
    const later = said("not pregnant, no melaena", said("pregnant 9 weeks, melaena, F 28"));
    expect(later.patient).toEqual({ ageYears: 28, sex: "female", pregnant: false });
    expect(later.findings["melaena"]?.state).toBe("absent");
  });

  test("the same message twice changes nothing", () => {
    const text = "F 28, Hb 98 g/L, MCV 68, ferritin 8, no melaena";
    expect(said(text, said(text)).labs).toHaveLength(3);
  });
});
