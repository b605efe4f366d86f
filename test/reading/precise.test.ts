/** What could be taken for another value. */
import { describe, expect, test } from "vitest";
import { labs, reading } from "./spoken.ts";

describe("one value after another", () => {
  test.each([
    ["Hb 10/9.5/8.8 over 3 mo", "hb 100 (past), hb 95 (past), hb 88"],
    ["Hb 9.8/31", "hb 98, hct 31"],
    ["Hb 9.8/31/250", "hb 98, hct 31"],
    ["ferritin 12, was 8, 4 in 2024", "ferritin 12, ferritin 8 (past), ferritin 4 (past)"],
    ["Hb 7.1 post 2u 9.0", "hb 71 (past), hb 90"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("numbers that are not exact, or not numbers of results", () => {
  test.each(["Hgb 8s", "Hb in the 90s", "MCV 70s", "Hb 1O.2", "hb-1", "see mcv-2"])("%s", (text) =>
    expect(labs(text)).toBe(""),
  );
});

test("a point before three digits leaves open whether it parts thousands", () => {
  const [lab] = reading("ferritin 1.200 ng/mL").labs;
  expect(lab).toMatchObject({ value: 1.2, assumed: "unit" });
  expect(lab?.alternatives?.map(({ value }) => value)).toEqual([1200]);
  expect(labs("ferritin 1,200 ng/mL, leucocytes 4.500/mm3")).toBe("ferritin 1200, wbc 4.5");
  expect(reading("ferritin 1,200 ng/mL").labs[0]?.assumed).toBeUndefined();
});

describe("FHIR Shorthand", () => {
  const instance = (rules: readonly string[]): string =>
    ["Instance: hb-1", "InstanceOf: Observation", ...rules.map((rule) => `* ${rule}`), ""].join("\n");

  test.each([
    ["by LOINC", ["code = $loinc#718-7", "valueQuantity = 9.2 'g/dL'"], "hb 92"],
    ["by name", ['code.text = "Mean cell volume"', "valueQuantity.value = 68", 'valueQuantity.unit = "fL"'], "mcv 68"],
    [
      "by component",
      [
        "component[0].code = $loinc#718-7",
        "component[0].valueQuantity = 9.2 'g/dL'",
        'component[1].code = $loinc#787-2 "MCV"',
        "component[1].valueQuantity = 68 'fL'",
      ],
      "hb 92, mcv 68",
    ],
    ["withdrawn", ["status = #entered-in-error", "code = $loinc#718-7", "valueQuantity = 9.2 'g/dL'"], ""],
    ["of another code system", ["code = $local#718-7", "valueQuantity = 9.2 'g/dL'"], ""],
  ])("%s", (_, rules, expected) => expect(labs(instance(rules))).toBe(expected));

  test("the newest of several counts", () => {
    const at = (date: string, value: number): string =>
      instance(["code = $loinc#718-7", `effectiveDateTime = "${date}"`, `valueQuantity = ${value} 'g/L'`]);
    expect(labs(`${at("2026-03-02", 88)}\n${at("2025-01-01", 121)}`)).toBe("hb 88, hb 121 (past)");
  });
});
