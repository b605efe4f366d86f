import { describe, expect, test } from "vitest";
import { findings, labs, reading } from "./spoken.ts";

describe("α-globin genotypes by the genes lost", () => {
  test.each([
    ["-α3.7/αα", "+hba_one_deleted"],
    ["αα/αα-", ""],
    ["genotype αα/-α", "+hba_one_deleted"],
    ["aa/a-", "+hba_one_deleted"],
    ["αα/--SEA", "+hba_two_deleted"],
    ["--MED/αα", "+hba_two_deleted"],
    ["-α3.7/-α4.2", "+hba_two_deleted"],
    ["(--/αα)", "+hba_two_deleted"],
    ["--/-α", "+hba_three_deleted"],
    ["--SEA/-α3.7", "+hba_three_deleted"],
    ["αα/αα", "-hba_one_deleted -hba_two_deleted -hba_three_deleted"],
    ["and/or aa batteries/aa cells", ""],
  ])("%s", (text, expected) => expect(findings(text)).toBe(expected));
});

describe("β-globin genotypes by the genes changed", () => {
  test.each([
    ["β0/β+", "+hbb_biallelic"],
    ["S/β⁰", "+hbb_biallelic"],
    ["HbE/β-thal", "+hbb_biallelic"],
    ["β/β0", "+hbb_heterozygous"],
    ["S/E", ""],
    ["IVS-I-110 (G>A) heterozygote", "+hbb_heterozygous"],
    ["HBB c.118C>T het", "+hbb_heterozygous"],
    ["codon 41/42 homozygous", "+hbb_biallelic"],
    ["HBB: compound heterozygous", "+hbb_biallelic"],
    ["CD4 410", ""],
  ])("%s", (text, expected) => expect(findings(text)).toBe(expected));
});

describe("genes that matter when both copies are changed", () => {
  test.each([
    ["TMPRSS6 biallelic", "+gene_tmprss6"],
    ["TMPRSS6 compound heterozygous", "+gene_tmprss6"],
    ["TMPRSS6 heterozygous", ""],
    ["TMPRSS6 wild type", "-gene_tmprss6"],
    ["homozygous SLC11A2 variant", "+gene_slc11a2"],
  ])("%s", (text, expected) => expect(findings(text)).toBe(expected));
});

describe("counts in shorthand", () => {
  test.each([
    ["6.2 \\ 9.8 / 250\n    / 31 \\", "wbc 6.2, hb 98, hct 31, plt 250"],
    ["     9.8\n6.2 >-----< 250\n     31", "wbc 6.2, hb 98, hct 31, plt 250"],
    ["6.2 \\ 9.8 / 250\n    / 99 \\", ""],
    ["platelets 3.45 lakh/µL", "plt 345"],
    ["platelets 2.1 lakhs", "plt 210"],
    ["Plt 345 10⁹/L", "plt 345"],
    ["plaquettes 455 000/mm3", "plt 455"],
    ["Thrombozyten 455/nl, Leukozyten 6,2/nl, Erythrozyten 4,9/pl", "plt 455, wbc 6.2, rbc 4.9"],
    ["PLT 455.000/mmc, WBC 6,2 mila/mmc, RBC 5,6 milioni/mmc", "plt 455, wbc 6.2, rbc 5.6"],
    ["plaquetas 455 mil/mm3, hematíes 5,6 millones/mm3", "plt 455, rbc 5.6"],
    ["trombosit 455 bin/µL, eritrosit 5,6 milyon/µL, OEH 68 fL", "plt 455, rbc 5.6, mcv 68"],
    ["CST 7 %, VGM 68 fl", "tsat 7, mcv 68"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("what a bare number leaves open", () => {
  const assumed = (text: string): readonly (string | number)[] =>
    reading(text).labs.flatMap((lab) => [
      lab.assumed ?? "sure",
      lab.alternatives?.filter((each) => !each.unlikely).length ?? 0,
    ]);

  test("a red cell count is the same number everywhere; haemoglobin and iron are not", () => {
    expect(assumed("RBC 5.6, plt 345, WBC 6")).toEqual(["sure", 0, "sure", 0, "sure", 0]);
    expect(assumed("Hb 98")).toEqual(["unit", 0]);
    expect(assumed("Hb 9.8, MCV 68")).toEqual(["unit", 0, "sure", 0]);
  });

  test("haemoglobin in mmol/L is considered where the message hints at it, or the cells demand it", () => {
    expect(assumed("Hb 6.8, glucose 5.4 mmol/L")).toEqual(["unit", 1]);
    expect(assumed("Hb 6,8, ferritine 8")).toEqual(["unit", 1, "sure", 0]);
    expect(labs("Hb 6.1, RBC 4.9, MCH 20")).toBe("hb 98.3, rbc 4.9, mch 20");
  });
});

test("a capital alone is a sex, a degree is not", () => {
  expect(reading("Hb 9.8, MCV 66, F").patient.sex).toBe("female");
  expect(reading("MCV 66 F").patient.sex).toBe("female");
  expect(reading("MCV 66 F").labs[0]?.stated.text).toBe("MCV 66");
  expect(reading("temp 99 F").patient.sex).toBeUndefined();
});
