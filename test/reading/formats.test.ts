import { describe, expect, test } from "vitest";
import { labs, reading } from "./spoken.ts";

const now = new Date("2026-05-01T00:00:00Z");
const lines = (...all: readonly string[]): string => all.join("\n");

describe("tables", () => {
  test("with a header in any order, flags and ranges", () => {
    const text = lines(
      "Reference\tFlag\tTest\tUnits\tResult",
      "12.0-16.0\tL\tHemoglobin\tg/dL\t9.1",
      "80-100\tL\tMCV\tfL\t67",
      "150-400\tH\tPlatelet count\tK/uL\t455",
    );
    expect(reading(text).format).toBe("table");
    expect(labs(text)).toBe("hb 91, mcv 67, plt 455");
  });

  test("with low and high columns between value and unit", () => {
    const text = lines("DATE\tLOINC\tNAME\tVALUE\tLOW\tHIGH\tUNITS", "2025-02-11\t787-2\tMCV RBC\t71\t80\t94\tfL");
    expect(labs(text)).toBe("mcv 71");
    expect(reading(text).labs[0]?.at).toBe("2025-02-11");
  });

  test("in Markdown, with and without a header", () => {
    expect(labs(lines("| Test | Result | Range |", "| --- | --- | --- |", "| Hemoglobin | 9.8 g/dL | 12-16 |"))).toBe(
      "hb 98",
    );
    expect(
      labs(lines("| Ferritin | 6.0 ng/mL | 11-307 | LOW |", "|---|---|---|---|", "| Iron | 22 ug/dL | 60-170 | LOW |")),
    ).toBe("ferritin 6, iron 3.94");
  });

  test("by wide gaps", () => {
    expect(labs(lines("Hemoglobin      9.8    g/dL    12.0-16.0", "Ferritin        6      ng/mL   15-150"))).toBe(
      "hb 98, ferritin 6",
    );
  });

  test("with several date columns: the newest counts", () => {
    const text = lines("Test | 2026-01-05 | 2026-03-04", "Hb (g/L) | 112 | 91", "MCV | 74 | 68");
    expect(labs(text)).toBe("hb 112 (past), hb 91, mcv 74 (past), mcv 68");
  });

  test("a name cut off by its column is known by its unit", () => {
    expect(
      labs(lines("| Mean Corpuscular Hemoglobin Conc | 31.2 g/dL | 32-36 |", "| Hemoglobin | 9.8 g/dL | 12-16 |")),
    ).toBe("mchc 312, hb 98");
  });

  test("a unit cell that doesn't fit, line numbers and orders give no value", () => {
    expect(labs(lines("| Neutrophils | 79.2 | % | HIGH |", "| MCV | 67.1 | fL | LOW |"))).toBe("mcv 67.1");
    expect(labs(lines("O|1|SPEC9|^1^4|^^^Ferritin^2||", "R|1|^^^Ferritin^1|6.5|ng/ml||N||F"))).toBe("ferritin 6.5");
  });

  test("urine, ratios and impossible negatives are no results", () => {
    expect(labs(lines("Test\tResult\tUnits", "WBC urine\t12\t/HPF", "Ferritin\t-15\tng/mL"))).toBe("");
    expect(labs(lines("| Ferritin | -15.0 ng/mL | 11-307 |", "| Iron | 22 ug/dL | 60-170 |"))).toBe("iron 3.94");
  });

  test("prose around a table is read as prose", () => {
    const text = lines("34 yo woman, heavy periods.", "", "Test\tResult\tUnits", "Hb\t9.1\tg/dL", "", "No melaena.");
    const found = reading(text);
    expect(labs(text)).toBe("hb 91");
    expect(found.patient).toEqual({ ageYears: 34, sex: "female" });
    expect(Object.keys(found.findings).sort()).toEqual(["heavy_menses", "melaena"]);
  });
});

describe("CSV", () => {
  test("with codes and quotes", () => {
    const text = lines("code,name,value,unit", '718-7,"Hemoglobin, blood",9.1,g/dL', "2276-4,Ferritin,<5,ng/mL");
    expect(reading(text).format).toBe("csv");
    expect(labs(text)).toBe("hb 91, ferritin <5");
  });

  test("with semicolons and decimal commas", () => {
    expect(labs(lines("Test;Wert;Einheit", "Hämoglobin;9,1;g/dl", "MCV;67,5;fl"))).toBe("hb 91, mcv 67.5");
  });
});

describe("HL7 v2", () => {
  const message = (...segments: readonly string[]): string =>
    [
      "MSH|^~\\&|LAB|HOSP|EHR|HOSP|20260301||ORU^R01|1|P|2.5.1",
      "PID|1||998877^^^H^MR||Doe^Jane||19920310|F|||1 Long Acre^^Town||555-123-4567",
      "OBR|1|||58410-2^CBC^LN|||202603010800",
      ...segments,
    ].join("\r");

  test("by LOINC, local code and name; NM, SN; flags are not values", () => {
    const text = message(
      "OBX|1|NM|718-7^Hemoglobin^LN||9.1|g/dL^gram per deciliter^UCUM|12-16|L|||F",
      "OBX|2|NM|X1^MCV^L||67|fL|80-100|L|||F",
      "OBX|3|SN|2276-4^Ferritin^LN||<^5|ng/mL|15-150|L|||F",
      "OBX|4|NM|PLT^Platelets^L||455|10*3/uL|150-400|H|||C",
    );
    expect(labs(text)).toBe("hb 91, mcv 67, ferritin <5, plt 455");
    expect(reading(text).format).toBe("hl7");
    expect(reading(text).labs[0]?.at).toBe("2026-03-01 08:00");
  });

  test("deleted, wrong and pending results are left out", () => {
    expect(labs(message("OBX|1|NM|718-7^Hemoglobin^LN||9.1|g/dL||L|||D", "OBX|2|NM|787-2^MCV^LN||67|fL||L|||W"))).toBe(
      "",
    );
  });

  test("a code that contradicts the printed name gives way to it", () => {
    expect(labs(message("OBX|1|NM|2284-8^Ferritin^LN||4|ng/mL|12-300|L|||F"))).toBe("ferritin 4");
  });

  test("age and sex are read, the rest of the patient is masked", () => {
    const found = reading(message("OBX|1|NM|718-7^Hemoglobin^LN||9.1|g/dL||L|||F"), { now });
    expect(found.patient.sex).toBe("female");
    expect(found.patient.ageYears).toBeCloseTo(34.1, 1);
    expect(new Set(found.identifiers.map(({ kind }) => kind))).toEqual(
      new Set(["record number", "name", "date of birth", "address", "phone"]),
    );
  });

  test("notes are read as prose", () => {
    const text = message(
      "OBX|1|NM|718-7^Hemoglobin^LN||9.1|g/dL||L|||F",
      "NTE|1||Heavy menstrual bleeding. No melaena.",
    );
    expect(Object.keys(reading(text).findings).sort()).toEqual(["heavy_menses", "melaena"]);
  });
});

describe("FHIR", () => {
  const observation = (code: string, display: string, value: number, unit: string, more: object = {}) => ({
    resourceType: "Observation",
    status: "final",
    code: { coding: [{ system: "http://loinc.org", code, display }], text: display },
    valueQuantity: { value, unit, system: "http://unitsofmeasure.org" },
    ...more,
  });

  test("a bundle: the newest of each counts", () => {
    const bundle = {
      resourceType: "Bundle",
      entry: [
        { resource: { resourceType: "Patient", gender: "female", birthDate: "1992-03-10", name: [{ family: "Doe" }] } },
        { resource: observation("718-7", "Hemoglobin", 11.2, "g/dL", { effectiveDateTime: "2026-01-05" }) },
        { resource: observation("718-7", "Hemoglobin", 9.1, "g/dL", { effectiveDateTime: "2026-03-04" }) },
      ],
    };
    const text = JSON.stringify(bundle, undefined, 1);
    expect(labs(text)).toBe("hb 112 (past), hb 91");
    expect(reading(text, { now })).toMatchObject({ format: "fhir", patient: { sex: "female" } });
    expect(reading(text).labs[1]?.stated.text).toBe("Hemoglobin: 9.1 g/dL");
    expect(reading(text).identifiers.map(({ kind }) => kind)).toContain("name");
  });

  test("components, comparators and withdrawn results", () => {
    const panel = {
      resourceType: "Observation",
      status: "final",
      code: { text: "CBC" },
      component: [
        { code: { coding: [{ system: "http://loinc.org", code: "787-2" }] }, valueQuantity: { value: 67, unit: "fL" } },
        { code: { text: "Ferritin" }, valueQuantity: { value: 5, comparator: "<", unit: "ug/L" } },
      ],
    };
    expect(labs(JSON.stringify(panel))).toBe("mcv 67, ferritin <5");
    expect(labs(JSON.stringify(observation("718-7", "Hemoglobin", 9.1, "g/dL", { status: "entered-in-error" })))).toBe(
      "",
    );
  });

  test.each(['{"resourceType": "Bundle", "entry": [', '{"resourceType": 3}', '[{"resourceType":"Observation"}]'])(
    "broken or empty JSON is no crash: %s",
    (text) => expect(reading(text).labs).toEqual([]),
  );
});

describe("marked-up tables", () => {
  test("C-CDA", () => {
    const text =
      "<text><table><thead><tr><th>Date</th><th>Test</th><th>Value</th><th>Reference Range</th></tr></thead><tbody>" +
      "<tr><td>02/22/2025</td><td>HGB</td><td>9.1 g/dL</td><td>12-16 g/dL</td></tr>" +
      "<tr><td>02/22/2025</td><td>FERRITIN</td><td>&lt;5 ng/mL</td><td>15-150</td></tr></tbody></table></text>";
    expect(labs(text)).toBe("hb 91, ferritin <5");
    expect(reading(text).format).toBe("ccda");
    expect(reading(text).labs[0]?.stated.text).toContain("9.1 g/dL");
  });
});
