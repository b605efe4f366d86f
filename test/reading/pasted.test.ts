/** Layouts of laboratories, records and portals, and what beside their results is none. */
import { describe, expect, test } from "vitest";
import { labs, reading } from "./spoken.ts";

const lines = (...all: readonly string[]): string => all.join("\n");

describe("columns", () => {
  test("a date's and a laboratory's column between results and units", () => {
    const text = lines(
      "TESTS           RESULT  FLAG  PREVIOUS  DATE        UNITS     REFERENCE INTERVAL  LAB",
      "  WBC           6.1           5.8       02/14/2024  x10E3/uL  3.4-10.8            01",
      "  Hemoglobin    9.4     Low   11.2      02/14/2024  g/dL      11.1-15.9           01",
      "  Iron          26      Low                         ug/dL     27-159              01",
    );
    expect(labs(text)).toBe("wbc 6.1, wbc 5.8 (past), hb 94, hb 112 (past), iron 4.657");
  });

  test("dates in the headings of results, with and without brackets", () => {
    const tabs = lines("Test\tUnit\tResult 15-May-2025\tPrevious 20-Feb-2025", "Hb\tg/dl\t6.4\t7.0");
    expect(labs(tabs)).toBe("hb 64, hb 70 (past)");
    const bars = lines(
      "| Parametro | Valore | Unità | Precedente (12/01/2025) |",
      "| Emoglobina | 9,8 | g/dL | 11,2 |",
    );
    expect(labs(bars)).toBe("hb 98, hb 112 (past)");
  });

  test("a reference with a bound is no earlier result", () => {
    const text = lines(
      "Untersuchung   Ergebnis   Einheit   Referenzbereich   Vorwert 11.11.24",
      "MCV            77,0       fl        80 - 99           81,3",
      "CRP            < 0,5      mg/dl     < 0,6",
    );
    expect(labs(text)).toBe("mcv 77, mcv 81.3 (past), crp <5");
  });

  test("hours under dates that ran over the lines of a table with tabs", () => {
    const text = lines("Lab\t03/02/25", "0512\t03/03/25", "0448\t03/04/25", "0501", "MCV\t83.9\t84.1\t84.6");
    expect(labs(text)).toBe("mcv 83.9 (past), mcv 84.1 (past), mcv 84.6");
  });

  test("the same value on several days stays several", () => {
    const text = lines(
      "Date   12/03/23   04/09/24   19/05/25",
      "MCV    96         96         96         fL   (80-100)",
    );
    expect(labs(text)).toBe("mcv 96 (past), mcv 96 (past), mcv 96");
  });

  test("unit and range before the result", () => {
    const text = lines(
      "White Cell x10(9)/L 4.00-10.00 7.62",
      "MCV fL 78.0-98.0 55.7 L",
      "Hb F % <0.5 0.6",
      "Hb H % not detected 8.6",
    );
    expect(labs(text)).toBe("wbc 7.62, mcv 55.7, hbf 0.6, hbh 8.6");
  });

  test("several results with their names beside each other", () => {
    expect(labs("Hemoglobina S: 49,1 %    Hemoglobina C: 45,6 %")).toBe("hbs 49.1, hbc 45.6");
  });

  test("age and sex from their columns, when all rows are of one", () => {
    expect(reading("id,age,sex,hb,mcv,ferritin\n1,32,F,9.1,68,5").patient).toEqual({ ageYears: 32, sex: "female" });
    const two = lines("id,age,sex,hb,mcv,ferritin", "1,32,F,9.1,68,5", "2,61,F,10.1,72,9");
    expect(reading(two).patient).toEqual({ sex: "female" });
  });
});

describe("cells", () => {
  test("an empty cell leaves the others under their own names", () => {
    const text = lines(
      "Date        Hb    MCV   Ferritin   Event",
      "15/03/2025  112   78    45         post iron",
      "20/05/2025  104   74    11",
    );
    expect(labs(text)).toBe("hb 112 (past), mcv 78 (past), ferritin 45 (past), hb 104, mcv 74, ferritin 11");
  });

  test("hours without a colon in the headings", () => {
    const text = lines("Lab Test    05/02/25 0600   05/01/25 0615", "MCV         74.0 (L)        73.8 (L)");
    expect(labs(text)).toBe("mcv 74, mcv 73.8 (past)");
  });

  test("a result in the cell of its name is not the bound behind it", () => {
    expect(labs("Bilirubin gesamt 0,7 mg/dl  < 1,2")).toBe("bilirubin_total 11.97");
    expect(labs("Test   Value\nSERUM BILIRUBIN (INDIRECT)   1.1   mg/dl")).toBe("bilirubin_indirect 18.81");
  });

  test("labelled lines, with the former result among them", () => {
    const record = (name: string, now: string, then: string) =>
      lines(`Test: ${name}`, `Result: ${now}`, "Reference: 12-16", `Previous result: ${then}`);
    const text = lines(record("Hemoglobin", "9.3 g/dL", "10.8 g/dL"), "", record("Ferritin", "7 ng/mL", "11 ng/mL"));
    expect(labs(text)).toBe("hb 93, ferritin 7");
  });
});

describe("units and numbers", () => {
  test("per mille where it is written, and only there", () => {
    expect(labs("Retikulozyten 14 ‰")).toBe("retic_pct 1.4");
    expect(labs("reticulocytes 14 %")).toBe("retic_pct 14");
    expect(labs("reticulocytes 84")).toBe("retic_abs 84");
  });

  test("counts of cells in thousands, by point, and in lakhs, by comma", () => {
    expect(labs("Plaquetas: 412.000 /mm³\nReticulócitos: 84.000 /mm³")).toBe("plt 412, retic_abs 84");
    expect(labs("Platelets : 2,10,000 /cumm")).toBe("plt 210");
  });

  test("an absolute number below the reticulocytes is theirs", () => {
    const text = lines(
      "Reticulócitos       5,6 %           0,5 a 2,0",
      "Valor absoluto      203.840 /mm³    25.000 a 85.000",
    );
    expect(labs(text)).toBe("retic_pct 5.6, retic_abs 203.8");
  });
});

describe("what is no result", () => {
  test("codes of records and names of methods", () => {
    const codes = lines("Haemoglobin concentration (Xa96v) 104 g/L", "Mean cell haemoglobin level (XE2pb) 25.7 pg");
    expect(labs(codes)).toBe("hb 104, mch 25.7");
    expect(labs("IRON (Ferrozine) 18 L µg/dL 50 - 170")).toBe("iron 3.224");
    expect(labs("HEMOGLOBIN (Hb) (SLS method) 7.8 L g/dL 12.0 - 15.0")).toBe("hb 78");
    expect(labs("eGFR CKD-EPI 2021: >60 mL/min/1.73 m2")).toBe("egfr >60");
  });

  test("parts of the bilirubin, immature reticulocytes, doses", () => {
    const bilirubin = "Bilirubin Total: 3.8 mg/dL\nBilirubin Direct: 0.7 mg/dL\nBilirubin Indirect: 3.1 mg/dL";
    expect(labs(bilirubin)).toBe("bilirubin_total 64.98, bilirubin_indirect 53.01");
    expect(labs("Retic %: 11.4 %\nImmature Retic Fraction: 31.0 %")).toBe("retic_pct 11.4");
    expect(labs("            Mar-25    Apr-25\nHgb (g/dL)  10.8  9.9\nEPO dose (units/tx)  6000  8000")).not.toContain(
      "epo",
    );
  });

  test.each([
    "Nota: HbA2 > 3,5% con microcitosi, quadro compatibile con beta-talassemia",
    "NHG: ferritine <15 ug/l bewijst ijzergebrek",
    "(RPI < 2 = inadequate response)",
    "Consider chelation when ferritin exceeds 1000 ng/ml.",
    "Obs.: ceruloplasmina < 0,20 g/L impune excluderea bolii Wilson",
  ])("%s", (text) => expect(labs(text)).toBe(""));
});

describe("of which day", () => {
  test("blocks under dates with the month in words", () => {
    const text = lines(
      "14 May 2025 09:12  Surgery",
      "Haemoglobin 104 g/L",
      "Serum MCV 80.5 fL",
      "02 Dec 2024 16:30  Surgery",
      "Haemoglobin 119 g/L",
    );
    expect(labs(text)).toBe("hb 104, mcv 80.5, hb 119 (past)");
    const american =
      "Collection Date: Jun 17, 2025@08:12\nHb 9.0 g/dl\nCollection Date: Dec 03, 2024@10:40\nHb 12.6 g/dl";
    expect(labs(american)).toBe("hb 90, hb 126 (past)");
  });

  test("a line of former results below dated ones", () => {
    const text = lines(
      "30 Apr 2025 11:05  Haemoglobin estimation   102 g/L  (130 - 180)",
      "30 Apr 2025 11:05  Serum creatinine         211 umol/L (59 - 104)",
      "Previous:  14 Jan 2025  Haemoglobin estimation 109 g/L ; Serum creatinine 198 umol/L",
    );
    expect(labs(text)).toBe("hb 102, creatinine 211, hb 109 (past), creatinine 198 (past)");
  });

  test("a last value below the present ones", () => {
    expect(labs("HGB 8.9 L 12.0-16.0 g/dL\nLast HGB 10.9 (01/12/2025)")).toBe("hb 89, hb 109 (past)");
  });

  test("what is told in brackets passes its day on to nothing", () => {
    expect(labs("hemoglobin 7.1 g/dL (was 7.8 yesterday), hct 23.4%, MCV 71")).toBe(
      "hb 71, hb 78 (past), hct 23.4, mcv 71",
    );
    expect(labs("creatinine 148 umol/L (129 in June 2023), eGFR 41")).toBe(
      "creatinine 148, creatinine 129 (past), egfr 41",
    );
    expect(labs("Venous blood lead 17.3 ug/dL [capillary screen 09/22/2025: 21 ug/dL]")).toBe(
      "lead 17.3, lead 21 (past)",
    );
  });
});
