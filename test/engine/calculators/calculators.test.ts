import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inUnit } from "../../../src/engine/calculators/conversion.ts";
import { ganzoni, simplifiedTable, storesFor } from "../../../src/engine/calculators/deficit.ts";
import { receptorIndex, reticulocyteIndex, saturation } from "../../../src/engine/calculators/indices.ts";
import { paediatricDose } from "../../../src/engine/calculators/paediatric.ts";
import type { Calculated } from "../../../src/engine/calculators/result.ts";
import { severityOf } from "../../../src/engine/calculators/severity.ts";
import { visitsFor } from "../../../src/engine/calculators/visits.ts";
import { openKnowledge } from "../../../src/knowledge/open.ts";

const knowledge = openKnowledge();
const { products, bounds } = knowledge.calculators;
const worked = <T extends Calculated>(result: T): Extract<T, { kind: "worked" }> => {
  if (result.kind !== "worked") throw new Error(`refused: ${JSON.stringify(result)}`);
  return result as Extract<T, { kind: "worked" }>;
};
const product = (id: string) => products.find((each) => each.id === id) ?? expect.unreachable(id);
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const weight = between(bounds.weight.low, bounds.weight.high);
const hb = between(bounds.hb.low, bounds.hb.high);
const target = between(bounds.target.low, bounds.target.high);

describe("Ganzoni", () => {
  // 62 × (150 − 84) × 0.24 + 500 = 982.08 + 500; 12 × (130 − 70) × 0.24 + 15 × 12 = 172.8 + 180.
  it.each([
    [{ weight: 62, hb: 84 }, 1482],
    [{ weight: 70, hb: 84, target: 130 }, 1273],
    [{ weight: 12, hb: 70 }, 353],
    [{ weight: 70, hb: 150 }, 500],
    [{ weight: 20, hb: 140 }, 300],
  ])("%o is %d mg", (input, mg) => expect(worked(ganzoni(input, knowledge)).value).toBe(mg));
  it("echoes the inputs with units, the formula and the source", () => {
    const result = worked(ganzoni({ weight: 62, hb: 84 }, knowledge));
    expect(result.inputs.map(({ name, value, unit }) => `${name} ${value} ${unit}`)).toEqual([
      "weight 62 kg",
      "haemoglobin 84 g/L",
      "target 150 g/L",
      "stores 500 mg",
    ]);
    expect(result.formula).toBe("62 kg × (150 − 84) g/L × 0.24 + 500 mg");
    expect(result.sources).toContain("cadth");
  });
  it("never falls with weight", () => {
    fc.assert(
      fc.property(weight, weight, hb, fc.option(target, { nil: undefined }), (a, b, value, aim) => {
        const [light, heavy] = [Math.min(a, b), Math.max(a, b)].map(
          (kg) => worked(ganzoni({ weight: kg, hb: value, target: aim }, knowledge)).value,
        );
        expect(heavy).toBeGreaterThanOrEqual(light ?? Number.NaN);
      }),
    );
  });
  it("never rises with the haemoglobin, and is the stores alone from the target on", () => {
    fc.assert(
      fc.property(weight, hb, hb, target, (kg, a, b, aim) => {
        const at = (value: number) => worked(ganzoni({ weight: kg, hb: value, target: aim }, knowledge)).value;
        expect(at(Math.min(a, b))).toBeGreaterThanOrEqual(at(Math.max(a, b)));
        if (a >= aim) expect(at(a)).toBe(Math.round(storesFor(kg, knowledge)));
      }),
    );
  });
  it("refuses what is out of bounds, naming the input and its range", () => {
    expect(ganzoni({ weight: 900, hb: 84 }, knowledge)).toMatchObject({
      kind: "refused",
      where: "weight",
      message: expect.stringContaining("0.5–300 kg"),
    });
    expect(ganzoni({ weight: 62, hb: 8.4 }, knowledge)).toMatchObject({ kind: "refused", where: "hb" });
    expect(ganzoni({ weight: undefined, hb: 84 }, knowledge)).toMatchObject({ kind: "refused", where: "weight" });
  });
});

describe("the simplified table", () => {
  it.each([
    [62, 84, 1500],
    [70, 84, 2000],
    [62, 100, 1000],
    [80, 110, 1500],
    [62, 65, 2000],
    [80, 65, 2500],
  ])("%d kg, Hb %d g/L: %d mg", (kg, value, mg) =>
    expect(worked(simplifiedTable({ weight: kg, hb: value }, knowledge)).value).toBe(mg),
  );
  it("is not for the light", () =>
    expect(simplifiedTable({ weight: 20, hb: 84 }, knowledge)).toMatchObject({ kind: "refused", where: "weight" }));
});

describe("visits", () => {
  it.each([
    ["fcm-us", 62, [750, 732]],
    ["fcm-eu", 62, [1000, 482]],
    ["fcm-eu", 40, [800, 682]],
    ["fdi-eu", 62, [1240, 242]],
    ["sucrose", 62, [200, 200, 200, 200, 200, 200, 200, 82]],
  ])("%s at %d kg for 1482 mg", (id, kg, doses) =>
    expect(worked(visitsFor(product(id), { total: 1482, weight: kg }, knowledge)).doses).toEqual(doses),
  );
  it("says when a total needs more than one course", () => {
    expect(worked(visitsFor(product("fdi-us"), { total: 1482, weight: 62 }, knowledge)).beyondCourse).toBe(true);
    expect(worked(visitsFor(product("fcm-us"), { total: 1482, weight: 62 }, knowledge)).beyondCourse).toBe(false);
  });
  it("keeps every visit within the product's most, and the visits reach the total", () => {
    const total = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(fc.constantFrom(...products), total, weight, (each, mg, kg) => {
        const plan = worked(visitsFor(each, { total: mg, weight: kg }, knowledge));
        const most = Math.min(each.mg, (each.mgPerKg ?? Number.POSITIVE_INFINITY) * kg);
        for (const dose of plan.doses) expect(dose).toBeLessThanOrEqual(most);
        expect(plan.value * plan.most).toBeGreaterThanOrEqual(mg);
        expect(plan.doses.reduce((sum, dose) => sum + dose, 0)).toBe(mg);
      }),
    );
  });
  it("refuses an age under the product's, and nonsense", () => {
    expect(visitsFor(product("fcm-eu"), { total: 500, weight: 12, age: 3 }, knowledge)).toMatchObject({ where: "age" });
    for (const total of [0, -5, Number.NaN, 1e6])
      expect(visitsFor(product("fcm-eu"), { total, weight: 62 }, knowledge).kind).toBe("refused");
  });
});

describe("a child's oral dose", () => {
  it("is 3 mg/kg once a day, in the range 2–3", () => {
    const dose = worked(paediatricDose({ weight: 12, age: 2 }, knowledge));
    expect(dose).toMatchObject({ value: 36, range: [24, 36], capped: false });
    expect(dose.notes.join(" ")).toContain("720 mg");
  });
  it("is capped, never falls with weight, and stays far below what can kill", () => {
    expect(worked(paediatricDose({ weight: 40 }, knowledge))).toMatchObject({ value: 65, capped: true });
    fc.assert(
      fc.property(weight, weight, (a, b) => {
        const at = (kg: number) => worked(paediatricDose({ weight: kg }, knowledge)).value;
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)));
        expect(at(a)).toBeLessThanOrEqual(knowledge.calculators.paediatric.cap.used);
      }),
    );
  });
  it("is refused to an adult", () => expect(paediatricDose({ weight: 62, age: 30 }, knowledge).kind).toBe("refused"));
});

describe("indices", () => {
  it("TSAT from TIBC, or from transferrin", () => {
    expect(worked(saturation({ iron: 6, tibc: 75 }, knowledge)).value).toBeCloseTo(8, 5);
    // 25.1 × 3 = 75.3
    expect(worked(saturation({ iron: 6, transferrin: 3 }, knowledge)).value).toBeCloseTo(7.97, 2);
    expect(saturation({ iron: 6 }, knowledge).kind).toBe("refused");
    expect(saturation({ iron: 900, tibc: 75 }, knowledge)).toMatchObject({ where: "iron" });
  });
  it("the receptor index is read by the named assay alone", () => {
    const at = (assay?: string) =>
      worked(receptorIndex({ stfr: 3, ferritin: 30, crp: 20, ...(assay ? { assay } : {}) }, knowledge));
    // 3 / log10(30) = 2.03
    expect(at().value).toBeCloseTo(2.031, 2);
    expect(at().notes.join(" ")).toContain("name it");
    expect(at("Beckman").notes[0]).toContain("Above 2");
    expect(at("roche").notes[0]).toContain("Above 2");
    expect(worked(receptorIndex({ stfr: 3, ferritin: 30, assay: "roche" }, knowledge)).notes[0]).toContain(
      "At or below 3.2",
    );
  });
  it("reticulocyte index: 6 % at Hct 25 % is 6 × 25/45 ÷ 2 = 1.67", () => {
    const result = worked(reticulocyteIndex({ retic: 6, hct: 25 }, knowledge));
    expect(result.value).toBe(1.67);
    expect(result.notes[0]).toContain("does not answer");
  });
});

describe("severity", () => {
  it("takes off altitude and smoking", () => {
    const woman = { ageYears: 30, sex: "female" as const };
    expect(worked(severityOf(115, woman, knowledge)).severity).toBe("mild");
    // 18 g/L at 2500 m, 6 for 20 cigarettes
    const high = worked(severityOf(115, { ...woman, altitudeM: 2500, cigarettesPerDay: 20 }, knowledge));
    expect(high).toMatchObject({ severity: "moderate", value: 91 });
  });
  it("smoking never counts for less the more is smoked", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (a, b) => {
        const at = (n: number) =>
          worked(severityOf(125, { ageYears: 40, sex: "male", cigarettesPerDay: n }, knowledge)).value;
        expect(at(Math.max(a, b))).toBeLessThanOrEqual(at(Math.min(a, b)));
      }),
    );
  });
  it("has no cut-off under six months", () =>
    expect(severityOf(95, { ageYears: 0.2 }, knowledge)).toMatchObject({ kind: "refused", where: "age" }));
});

describe("conversions", () => {
  it("Hb 9.8 g/dL is 6.08 mmol/L", () =>
    expect(worked(inUnit({ analyte: "hb", value: 9.8, from: "g/dL", to: "mmol/L" }, knowledge)).value).toBeCloseTo(
      6.08,
      2,
    ));
  const pairs = [...knowledge.analytes.values()].flatMap((analyte) =>
    analyte.units.flatMap((from) => analyte.units.map((to) => [analyte, from, to] as const)),
  );
  it("go there and back", () => {
    fc.assert(
      fc.property(fc.constantFrom(...pairs), between(0.02, 0.98), ([analyte, from, to], share) => {
        const canonical = analyte.hard[0] + share * (analyte.hard[1] - analyte.hard[0]);
        const value = canonical / from.factor;
        const there = worked(inUnit({ analyte: analyte.id, value, from: from.unit, to: to.unit }, knowledge)).value;
        const back = worked(
          inUnit({ analyte: analyte.id, value: there, from: to.unit, to: from.unit }, knowledge),
        ).value;
        expect(back).toBeCloseTo(value, Math.abs(value) > 1e4 ? -1 : 3);
      }),
    );
  });
  it("refuses a unit the test is not given in, and says which are", () =>
    expect(inUnit({ analyte: "hb", value: 9, from: "furlongs", to: "g/L" }, knowledge)).toMatchObject({
      kind: "refused",
      remedy: expect.stringContaining("g/dL"),
    }));
});

describe("whatever is put in", () => {
  it("a result is a number, or a refusal that says what to do", () => {
    const any = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, -1));
    fc.assert(
      fc.property(any, any, any, fc.constantFrom(...products), (a, b, c, each) => {
        const results: readonly Calculated[] = [
          ganzoni({ weight: a, hb: b, target: c }, knowledge),
          simplifiedTable({ weight: a, hb: b }, knowledge),
          visitsFor(each, { total: a, weight: b, age: c }, knowledge),
          paediatricDose({ weight: a, age: b }, knowledge),
          saturation({ iron: a, tibc: b, transferrin: c }, knowledge),
          receptorIndex({ stfr: a, ferritin: b, crp: c, assay: "roche" }, knowledge),
          reticulocyteIndex({ retic: a, hct: b }, knowledge),
          severityOf(a, { ageYears: b, altitudeM: c }, knowledge),
          inUnit({ analyte: "hb", value: a, from: "g/dL", to: "g/L" }, knowledge),
        ];
        for (const result of results) {
          if (result.kind === "worked") expect(Number.isFinite(result.value), JSON.stringify(result)).toBe(true);
          else expect(result.remedy).not.toBe("");
        }
      }),
      { numRuns: 500 },
    );
  });
});
