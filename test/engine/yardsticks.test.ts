/**
 * The published likelihood ratios are the yardstick: what the model implies, by its own ranges and priors, must agree with them
 * within a stated factor. A ratio here is P(result in the band | wanted) / P(band | the others), each weighed by its prior.
 */
import { describe, expect, it } from "vitest";
import type { Patient } from "../../src/case/case.ts";
import { densitiesFor } from "../../src/engine/densities.ts";
import { between, logDensity } from "../../src/engine/likelihood.ts";
import { modelOf } from "../../src/engine/model.ts";
import { priors, settingFor } from "../../src/engine/prior.ts";
import { emptyCase, openKnowledge } from "../../src/index.ts";
import type { Condition } from "../../src/knowledge/types.ts";

type Chosen = (condition: Condition) => boolean;
const knowledge = openKnowledge();
const model = modelOf(knowledge);

const any =
  (...ids: readonly string[]): Chosen =>
  ({ id, parent }) =>
    ids.includes(id) || (parent !== undefined && ids.includes(parent));
/** Iron deficiency, inflamed or not, as a marrow without iron would show it. */
const ironless = any("iron-deficiency", "iron-deficiency-inflammation");
/** Anaemic, iron in the marrow: the comparison of the ferritin literature. */
const otherAnaemia: Chosen = ({ id, group }) =>
  (group === "inflammation" && id !== "iron-deficiency-inflammation") ||
  group === "not-microcytic" ||
  group === "acquired";
const inflamed = any("anaemia-of-inflammation");

const older: Patient = { ageYears: 60, sex: "female" };
const mean = (chosen: Chosen, patient: Patient, chance: (at: number) => number, setting?: string): number => {
  const from = { ...emptyCase, patient };
  const weights = priors({ case: from }, model, settingFor(from, knowledge, setting));
  let [sum, total] = [0, 0];
  model.hypotheses.forEach(({ condition }, at) => {
    if (!chosen(condition)) return;
    sum += (weights[at] ?? 0) * chance(at);
    total += weights[at] ?? 0;
  });
  return sum / total;
};

interface Band {
  readonly analyte: string;
  readonly from?: number;
  readonly to?: number;
  readonly wanted: Chosen;
  readonly others: Chosen;
  readonly patient?: Patient;
  readonly setting?: string;
}
const implied = ({ analyte, from = 0, to = Infinity, wanted, others, patient = older, setting }: Band): number => {
  const densities = densitiesFor(patient, knowledge);
  const chance = (at: number): number => {
    const hypothesis = model.hypotheses[at];
    return hypothesis ? between(from, to, densities.of(hypothesis, analyte)) : 0;
  };
  return mean(wanted, patient, chance, setting) / mean(others, patient, chance, setting);
};
const within = (ratio: number, published: number, factor: number): void => {
  expect(ratio).toBeGreaterThan(published / factor);
  expect(ratio).toBeLessThan(published * factor);
};

describe("ferritin, Guyatt 1992: marrow iron in older and hospital adults", () => {
  it.each([
    [0, 15, 52],
    [15, 25, 8.8],
    [25, 35, 2.5],
    [35, 45, 1.8],
    [45, 100, 0.54],
    [100, Infinity, 0.08],
  ])("%d to %d µg/L: %d", (from, to, published) => {
    const setting = "inpatient-over-65";
    within(implied({ analyte: "ferritin", from, to, wanted: ironless, others: otherAnaemia, setting }), published, 2);
  });

  it.each([
    [10, 0.98, 0.02],
    [150, 0.07, 0.04],
  ])("even odds and ferritin %d µg/L: %d", (value, published, margin) => {
    const densities = densitiesFor(older, knowledge);
    const at = (chosen: Chosen): number =>
      mean(
        chosen,
        older,
        (i) => {
          const hypothesis = model.hypotheses[i];
          return hypothesis ? Math.exp(logDensity(value, densities.of(hypothesis, "ferritin"))) : 0;
        },
        "inpatient-over-65",
      );
    const odds = at(ironless) / at(otherAnaemia);
    expect(Math.abs(odds / (1 + odds) - published)).toBeLessThan(margin);
  });

  it("the cut points shift upwards in inflammation", () => {
    const wanted = any("iron-deficiency-inflammation");
    const of = (from: number, to: number): number =>
      implied({ analyte: "ferritin", from, to, wanted, others: inflamed });
    // Judged bands: 15–30 20, 30–60 4, 60–100 1.5, 100–200 0.4, above 200 0.1.
    within(of(15, 30), 20, 2);
    within(of(30, 60), 4, 3.5);
    within(of(60, 100), 1.5, 3.5);
    within(of(100, 200), 0.4, 2);
    within(of(200, Infinity), 0.1, 2);
    const calm = implied({ analyte: "ferritin", from: 60, to: 100, wanted: any("iron-deficiency"), others: inflamed });
    expect(of(60, 100)).toBeGreaterThan(5 * calm);
  });
});

describe("other iron tests", () => {
  it.each([
    [0, 5, 10.5],
    [5, 10, 2.5],
    [10, 20, 0.81],
    [50, Infinity, 0.15],
  ])("TSAT %d to %d %%: %d", (from, to, published) => {
    const setting = "inpatient-over-65";
    within(implied({ analyte: "tsat", from, to, wanted: ironless, others: otherAnaemia, setting }), published, 2.5);
  });

  it("TSAT between 20 and 50 % speaks against", () => {
    expect(implied({ analyte: "tsat", from: 20, to: 50, wanted: ironless, others: otherAnaemia })).toBeLessThan(0.52);
  });

  it("sTfR index above 1.5 against inflammation: at most 20, near 13", () => {
    const above = implied({ analyte: "stfr_index", from: 1.5, wanted: ironless, others: inflamed });
    expect(above).toBeLessThanOrEqual(20);
    within(above, 13, 2);
    within(implied({ analyte: "stfr_index", to: 1, wanted: ironless, others: inflamed }), 0.05, 3);
    expect(implied({ analyte: "stfr_index", from: 2, wanted: ironless, others: inflamed })).toBeGreaterThan(above);
  });

  it("reticulocyte Hb content below 28.2 pg: 10.2", () => {
    within(implied({ analyte: "ret_he", to: 28.2, wanted: ironless, others: otherAnaemia }), 10.2, 2);
  });

  it("RDW above 18 % in toddlers: 2.84", () => {
    const patient: Patient = { ageYears: 1.5 };
    within(implied({ analyte: "rdw_cv", from: 18, wanted: ironless, others: otherAnaemia, patient }), 2.84, 2);
  });
});

describe("haemoglobin and marrow", () => {
  const replete = any("alpha-trait", "alpha-silent", "not-anaemic", "normocytic-other");
  it("HbA2 of 3.5 % and more when iron is replete: 95 above, 0.03 below", () => {
    within(implied({ analyte: "hba2", from: 3.5, wanted: any("beta-trait"), others: replete }), 95, 2);
    within(implied({ analyte: "hba2", to: 3.5, wanted: any("beta-trait"), others: replete }), 0.03, 2);
  });

  it("HbA2 is lower in carriers short of iron, so a normal one excludes less", () => {
    const wanted = any("beta-trait-iron-deficiency");
    expect(implied({ analyte: "hba2", to: 3.5, wanted, others: replete })).toBeGreaterThan(0.06);
  });

  it("ring sideroblasts: more than 100 for the sideroblastic conditions", () => {
    const chance = (at: number): number => model.chances.get("ring_sideroblasts")?.[at] ?? 0;
    const sideroblastic = any("xlsa", "slc25a38", "glrx5", "mds-ring-sideroblasts", "toxic-sideroblastic");
    const common = any("iron-deficiency", "beta-trait", "alpha-trait", "anaemia-of-inflammation", "not-anaemic");
    expect(mean(sideroblastic, older, chance) / mean(common, older, chance)).toBeGreaterThan(100);
  });
});
