import { describe, expect, it } from "vitest";
import { shownUnit } from "../../src/case/units.ts";
import { inUnits } from "../../src/conversation/units.ts";
import { plainText } from "../../src/index.ts";
import { knowledge, talk } from "./fixtures.ts";

const said = "Hb 9.8 g/dL MCHC 29 g/dL plt 420 iron 28 ug/dL TIBC 450 ug/dL CRP 12 mg/L ferritin 6 µg/L, F 33";

describe("units shown", () => {
  it("change what is shown and nothing that is worked out", () => {
    const us = talk(said, "units US");
    const si = talk(said, "units SI");
    if (us.reply.kind !== "card" || si.reply.kind !== "card") throw new Error("no card");
    expect(us.reply.assessment.causes.map((each) => [each.condition, each.probability])).toEqual(
      si.reply.assessment.causes.map((each) => [each.condition, each.probability]),
    );
    expect(us.session.case.labs).toEqual(si.session.case.labs);
    // What the knowledge says in sentences of its own stays in its sources' units; it is folded away.
    const [shown = "", other = ""] = [us, si].map(({ reply }) => plainText(reply, { folds: "titles" }));
    for (const text of ["9.8 g/dL", "29 g/dL", "28 µg/dL", "450 µg/dL", "1.2 mg/dL"]) expect(shown).toContain(text);
    for (const text of ["98 g/L", "290 g/L", "5 µmol/L", "12 mg/L"]) expect(other).toContain(text);
    expect(shown).not.toMatch(/\d (?:g\/L|µmol\/L)(?! wherever)/);
  });

  it("every accepted unit shown is one of the analyte's own, and its factor leads back", () => {
    for (const analyte of knowledge.analytes.values())
      for (const system of ["si", "us"] as const) {
        const { unit, factor, decimals } = shownUnit(analyte, system);
        expect(analyte.units.find((each) => each.unit === unit)?.factor ?? 1).toBe(factor);
        expect(decimals).toBeGreaterThanOrEqual(0);
      }
  });

  it("one view per system", () => {
    expect(inUnits(knowledge, undefined)).toBe(knowledge);
    expect(inUnits(knowledge, "us")).toBe(inUnits(inUnits(knowledge, "si"), "us"));
    expect(inUnits(inUnits(knowledge, "us"), undefined)).toBe(knowledge);
  });
});
