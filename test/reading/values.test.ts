import { describe, expect, test } from "vitest";
import { labs, reading } from "./spoken.ts";

describe("numbers and the names they belong to", () => {
  test.each([
    ["Hb 9.8 MCV 68 RBC 5.6 RDW 14 ferritin 80", "hb 98, mcv 68, rbc 5.6, rdw_cv 14, ferritin 80"],
    ["Hb8.2g/dl", "hb 82"],
    ["Hb: 9.8 g/dL (L)", "hb 98"],
    ["hemoglobin of 7.2, MCV is 68", "hb 72, mcv 68"],
    ["Hb 9,8 g/dl", "hb 98"],
    ["WBC 11,000 /mm3", "wbc 11"],
    ["leucocytes 4.500/mm3", "wbc 4.5"],
    ["plt 250 x10^9/L", "plt 250"],
    ["Plt 250 ×10⁹/L", "plt 250"],
    ["platelets 250 K/uL", "plt 250"],
    ["platelets 250 000/mm3", "plt 250"],
    ["WCC 1.1, plt 6, retics 8 x10^9/L", "wbc 1.1, plt 6, retic_abs 8"],
    ["no constipation with iron.\n28/40: Hb 83 g/L, MCV 72 fL", "hb 83, mcv 72"],
    ["G2P1, 13+5. Maternal: Hb 104 g/L, MCV 66 fL. Partner: MCV 67 fL", "hb 104, mcv 66"],
    ["G2P1, booking. First baby had hydrops, cord blood Hb Bart's 82 %. Hb 104 g/L", "hb 104"],
    ["bili 88 umol/L (unconj 79 umol/L)", "bilirubin_total 88, bilirubin_indirect 79"],
    ["ferritin <5 ng/mL", "ferritin <5"],
    ["ferritin less than 5", "ferritin <5"],
    ["ferritin >1000", "ferritin >1000"],
    ["Hb ~9.8 g/dL", "hb 98"],
    ["MCV-80", "mcv 80"],
    ["Hgb-9.8* Hct-31.0* MCV-74*", "hb 98, hct 31, mcv 74"],
    ["mean corpuscular volume (MCV) of 72 fL, leukocyte count of 4,800/mm3", "mcv 72, wbc 4.8"],
    ["Mean corpuscular volume 76 μm³", "mcv 76"],
    ["8000 leukocytes / uL, 380,000 platelets / uL", "wbc 8, plt 380"],
    ["50 µg/L ferritin", "ferritin 50"],
    ["ferritin came back 8", "ferritin 8"],
    ["a ferritin of 8", "ferritin 8"],
    ["Hb (g/dL) 9.8", "hb 98"],
    ["Hb 9.8 L 12.0-16.0 g/dL", "hb 98"],
    ["MCV, 91 fL", "mcv 91"],
    ["TSAT 5 %, AST 30", "tsat 5"],
    ["iron sat 5%", "tsat 5"],
    ["retic 1.8%, reticulocytes 45 x10^9/L", "retic_pct 1.8, retic_abs 45"],
    ["RDW 15, RDW-SD 45 fL", "rdw_cv 15, rdw_sd 45"],
    ["HbA2 5.6% HbF 1.2 % HbE 25%", "hba2 5.6, hbf 1.2, hbe 25"],
    ["Hb A2 5.2 % Hb F 0.8%", "hba2 5.2, hbf 0.8"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("several at once", () => {
  test.each([
    ["Hb 9.8/31", "hb 98, hct 31"],
    ["WBC/Hb/Hct/Plt 6.2/9.8/31/250", "wbc 6.2, hb 98, hct 31, plt 250"],
    ["CBC 7.2/8.9/28.4/512", "wbc 7.2, hb 89, hct 28.4, plt 512"],
    ["Fe 30, TIBC 400, sat 8", "iron 5.373, tibc 71.64, tsat 8"],
    ["6.2>9.8/31<250", "wbc 6.2, hb 98, hct 31, plt 250"],
    ["MCV and Hb are 72 and 9.8 respectively", "mcv 72, hb 98"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("what is not a value", () => {
  test.each([
    ["Hb 9.8 (12-16) MCV 68 [80–100]", "hb 98, mcv 68"],
    ["ferritin 12 (ref 13-150), TIBC 460 µg/dL (250-450)", "ferritin 12, tibc 82.39"],
    ["HbA2 6% (N < 3.5%)", "hba2 6"],
    ["RBC 3.91 M/µL (3.78 ~ 4.99), HCT 26.2", "rbc 3.91, hct 26.2"],
    ["target Hb 10", ""],
    ["HbA1c 6.1 INR 1.1 K 4.1 Na 140 BP 135/80", ""],
    ["Hb after 6 weeks 9.8 g/dL", "hb 98"],
    ["2026-03-04 Hb 9.8", "hb 98"],
    ["Hb 04/03/2026 9.8", "hb 98"],
    ["ferrous sulfate 325 mg", ""],
    ["iron 65 mg daily", ""],
    ["CD4 350, p53, T2", ""],
    ["This may lead to 3 problems; a 12-lead ECG", ""],
    ["O2 sat 98%", ""],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("series and corrections", () => {
  test.each([
    ["Hb was 11.2 in March, now 9.1", "hb 112 (past), hb 91"],
    ["Hb 12.1 -> 9.8", "hb 121 (past), hb 98"],
    ["Hb 12 → 11 → 9", "hb 120 (past), hb 110 (past), hb 90"],
    ["Hb 9.1 (was 11.2 in Jan)", "hb 91, hb 112 (past)"],
    ["Hgb 9.8 (12.0 in Jan 2025)", "hb 98, hb 120 (past)"],
    ["Hb 9.0 down from 12.1", "hb 90, hb 121 (past)"],
    ["Hb 10.5 last month", "hb 105 (past)"],
    ["Hb on 2026-01-05 11.2, on 2026-03-04 9.1", "hb 112 (past), hb 91"],
    ["Hb on 2026-03-04 9.1, on 2026-01-05 11.2", "hb 91, hb 112 (past)"],
    ["Hb 12.0 in Jan, 11.1 in Feb, 9.8 in March", "hb 120 (past), hb 111 (past), hb 98"],
    ["ferritin 8 in 2019, 12 now", "ferritin 8 (past), ferritin 12"],
    ["Hgb dropped from 12.4 to 8.1 g/dL", "hb 124 (past), hb 81"],
    ["MCV 86, sorry 68", "mcv 68"],
    ["MCV was 68 not 86", "mcv 68"],
    ["MCV not 86 but 68", "mcv 68"],
    ["MCV should be 68", "mcv 68"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));

  test("the time is kept as written", () => {
    expect(reading("Hb was 11.2 in March, now 9.1").labs[0]?.at).toBe("March");
  });

  test("a correction also forgets what an earlier message said", () => {
    expect(reading("MCV was 68 not 86").removed).toEqual(["mcv"]);
    expect(reading("sorry, MCV 68").removed).toEqual(["mcv"]);
    expect(reading("MCV 68").removed).toEqual([]);
  });

  test.each([
    ["drop the CRP", ["crp"]],
    ["CRP unknown, ferritin pending", ["crp", "ferritin"]],
  ])("%s", (text, expected) => expect(reading(text).removed).toEqual(expected));
});

describe("languages", () => {
  test.each([
    ["Hemoglobina 8,4 g/dl VCM 68 fl ferritina 6 ng/ml", "hb 84, mcv 68, ferritin 6"],
    ["Hémoglobine 8,4 g/dl, VGM 68", "hb 84, mcv 68"],
    ["Hämoglobin 8,4 g/dl, Ferritin 6 µg/l", "hb 84, ferritin 6"],
    ["emoglobina 8,4 g/dl", "hb 84"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("slips of spelling", () => {
  test.each([
    ["hemogoblin 9.8 g/dL", "hb 98"],
    ["ferretin 8", "ferritin 8"],
    ["haematocritt 30 %", "hct 30"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));

  test("a word that is nobody's name is listed, not guessed", () => {
    expect(labs("Zorbin 8.3 g/L")).toBe("");
    expect(reading("Zorbin 8.3 g/L").unread.map(({ text }) => text)).toEqual(["Zorbin 8.3 g/L"]);
  });
});

describe("refusals", () => {
  test("say why, and what was perhaps meant", () => {
    const [refused] = reading("MCV 640").refused;
    expect(refused?.analyte).toBe("mcv");
    expect(refused?.why).toContain("25–160");
    expect(refused?.suggestion).toBe(64);
    expect(refused?.remedy).toContain("Did you mean 64?");
  });

  test("in the unit that was written", () => {
    expect(reading("Hb 98 g/dL").refused[0]?.suggestion).toBe(9.8);
  });
});

describe("a hyphen between name and value", () => {
  test.each([
    ["HGB-9.8 MCV-68", "hb 98, mcv 68"],
    ["Hb - 9.8, MCV - 68", "hb 98, mcv 68"],
    ["Hb-12 at 28 weeks", "hb 120"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

test("words of time belong to the number before them when the next is now", () => {
  expect(labs("ferritin was 8 last year and is 6 now")).toBe("ferritin 8 (past), ferritin 6");
});

test("age and sex in Dutch and German", () => {
  expect(reading("Vrouw, 34 jaar").patient).toMatchObject({ ageYears: 34, sex: "female" });
  expect(reading("Patientin, 45 Jahre").patient).toMatchObject({ ageYears: 45, sex: "female" });
});
