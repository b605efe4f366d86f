/** Laboratory reports as they are pasted: what belongs to a result, and what is none. */
import { describe, expect, test } from "vitest";
import { labs } from "./spoken.ts";

const lines = (...all: readonly string[]): string => all.join("\n");

describe("rows set by blanks", () => {
  test("a laboratory's footnote behind the name is no value, and the earlier result is past", () => {
    const text = lines(
      "Test            Current Result and Flag   Previous Result and Date   Units   Reference Interval",
      "Hemoglobin 01   10.4      Low             11.8     10/21/2024        g/dL    11.1-15.9",
      "Ferritin 01     9         Low                                        ng/mL   15-150",
    );
    expect(labs(text)).toBe("hb 104, hb 118 (past), ferritin 9");
    expect(labs("Hemoglobin 01")).toBe("");
  });

  test("signs between value and unit, other languages", () => {
    const text = lines(
      "Untersuchung        Ergebnis   Einheit   Referenzbereich",
      "Erythrozyten        4,10  -    /pl       3,90 - 5,20",
      "Hämoglobin          9,3   -    g/dl      12,0 - 15,6",
      "Transferrinsättigung 5    -    %         16 - 45",
    );
    expect(labs(text)).toBe("rbc 4.1, hb 93, tsat 5");
  });

  test("leaders of dots, stars before the number, names in brackets", () => {
    const text = lines(
      "V.G.M. ............ * 74,6  fL   (76,0 - 96,0)",
      "Contenuto medio Hb (MCH)   19,6   *   pg   27 - 32",
    );
    expect(labs(text)).toBe("mcv 74.6, mch 19.6");
  });

  test("dates over the columns, newest first or last, days first", () => {
    const first = lines(
      "                17.06.2025   08.04.2025",
      "                08:20        08:05        Ref.interval   Enhed",
      "B-Hæmoglobin    7,2 L        6,4 L        7,3 - 9,5      mmol/L",
    );
    expect(labs(first)).toBe("hb 116, hb 103.1 (past)");
    const last = lines(
      "                    Mar-25    Apr-25    Target",
      "Ferritin (ng/mL)    612       1,043     200-1200",
      "TSAT (%)            28        17        20-50",
    );
    expect(labs(last)).toBe("ferritin 612 (past), ferritin 1043, tsat 28 (past), tsat 17");
  });

  test("dates and hours that run over several lines", () => {
    const text = lines("Lab 09/10/25", "0551 09/09/25", "0602", "HGB 7.7* 7.3*", "PLT 356 348");
    expect(labs(text)).toBe("hb 77, hb 73 (past), plt 356, plt 348 (past)");
  });

  test("a row with fewer numbers than dates gives nothing when it isn't clear which is missing", () => {
    expect(labs(lines("Lab 09/10/25", "0551 09/09/25", "0602", "Iron 7.7"))).not.toMatch(/past/);
  });
});

describe("what a printer or a scanner adds", () => {
  test("drawn lines and arrows", () => {
    const text = lines(
      "│ Parameter   │ Result │ Unit │",
      "├─────────────┼────────┼──────┤",
      "│ Haemoglobin │ 112 ↓  │ g/L  │",
    );
    expect(labs(text)).toBe("hb 112");
  });

  test("letters for digits", () => {
    expect(labs(lines("Test        Resu1t    Units", "RDW         l7.3      %", "P1ate1ets   4O3       K/uL"))).toBe(
      "rdw_cv 17.3, plt 403",
    );
  });
});

describe("short names", () => {
  test("count in a table's column of names, beside others of their kind", () => {
    expect(labs(lines("Hemoglobin   8,8   *   g/dL", "MCV   65,9   *   fL", "LED   25   *   mm/jam   0 - 20"))).toBe(
      "hb 88, mcv 65.9, esr 25",
    );
  });

  test("but not in prose, nor without them", () => {
    expect(labs("which led 25 years later to anaemia")).toBe("");
    expect(labs("Pulse   88   /min\nSaturation   97   %\nTemp   36.8   C")).toBe("");
  });

  test("direct bilirubin is not the total", () => {
    expect(labs(lines("Test   Result   Units", "Bilirubin, Direct   0.5   mg/dL"))).toBe("");
  });
});

describe("limits are no results", () => {
  test.each([
    "transfuse 1 unit if Hgb < 7.0",
    "trigger on this ward is Hb <70 unless symptomatic",
    "give iron if TSAT <30% AND ferritin <800",
    "Bei Ferritin <30 µg/l liegt ein Eisenmangel vor.",
    "RCPA: Ferritin < 30 ug/L in an adult is consistent with iron deficiency.",
    "iron deficiency is defined as TSAT <20% and/or ferritin <100 ug/L",
    "MCV <80 would favor this",
    "CDC: BLL >=45 chelation",
  ])("%s", (text) => expect(labs(text)).toBe(""));

  test("a bounded result stays one", () => {
    expect(labs("Hb 98, ferritin <5, CRP <4")).toBe("hb 98, ferritin <5, crp <4");
  });
});

describe("other carriers", () => {
  test("HL7 with other separators", () => {
    const text = lines(
      "MSH$@~\\&$LAB$X",
      "OBX$1$NM$7@HGB@L$$7.0$g/dL$12-16$L$$$F",
      "OBX$2$NM$8@RBC@L$$3.44$10^6/uL$4-5$L$$$F",
    );
    expect(labs(text)).toBe("hb 70, rbc 3.44");
  });

  test("JSON of no known standard, ranges and targets left alone", () => {
    expect(labs('{"results":{"hgb":{"v":"8.6","u":"g/dL","lo":12,"hi":16},"ferritin":{"v":"<3","u":"ng/mL"}}}')).toBe(
      "hb 86, ferritin <3",
    );
    expect(labs('{"targets":{"ferritin":100},"reference":{"hb":120}}')).toBe("");
  });

  test("coded entries of a C-CDA without a table", () => {
    const text =
      '<observation><code code="718-7" displayName="Hemoglobin"/><value xsi:type="PQ" value="12.7" unit="g/dL"/></observation>';
    expect(labs(text)).toBe("hb 127");
  });
});

describe("words and lists", () => {
  test("numbers in words, with the year in words", () => {
    expect(labs("The white cells were six point one. Her platelet count is five hundred and twelve.")).toBe(
      "wbc 6.1, plt 512",
    );
    expect(
      labs(
        "Haemoglobin is ninety eight. In two thousand and twenty-two she had a haemoglobin of one hundred and twenty-nine.",
      ),
    ).toBe("hb 98, hb 129 (past)");
  });

  test("a list of names with slashes gives each its own number, or none", () => {
    expect(labs("Na/K/Ur/Cr 137/4.2/11.8/104")).toBe("creatinine 104");
    expect(labs("Na/K/Ur/Cr 137/4.2/11.8")).toBe("");
  });

  test("a day without a year is no value", () => {
    expect(labs("ferritin 7 (clinic 12/05)")).toBe("ferritin 7");
  });
});
