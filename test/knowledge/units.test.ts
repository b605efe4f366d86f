import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { UcumLhcUtils } from "@lhncbc/ucum-lhc";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { analyte } from "../../src/knowledge/schema.ts";

const file = fileURLToPath(new URL("../../knowledge/analytes.yaml", import.meta.url));
const analytes = z.array(analyte).parse(parse(readFileSync(file, "utf8")));
const ucum = UcumLhcUtils.getInstance();

/** g/mol, from the periodic table and the sequences. None of it is read from the file under test. */
const molarMass: Readonly<Record<string, number>> = {
  phosphate: 30.974,
  hb: 16_114,
  mch: 16_114,
  mchc: 16_114,
  ret_he: 16_114,
  ferritin: 445_000,
  iron: 55.845,
  tibc: 55.845,
  uibc: 55.845,
  liver_iron: 55.845,
  transferrin: 79_570,
  lead: 207.2,
  copper: 63.546,
  zinc: 65.38,
  aluminium: 26.98,
  fep: 562.66,
  b12: 1355.4,
  folate: 441.4,
  creatinine: 113.12,
  bilirubin_total: 584.66,
  bilirubin_indirect: 584.66,
  hepcidin: 2789.4,
  lactate: 90.08,
  retinol: 286.45,
  vitamin_c: 176.12,
  /** The assays' own factor, 11.8 nmol to the mg: the receptor's fragment as they count it, not a molecule weighed. */
  stfr: 84_700,
};

const signs: readonly (readonly [RegExp, string])[] = [
  [/^(\/µL)$/, "1/uL"],
  [/^lakh\/µL$/, "10*5/uL"],
  [/10¹²/, "10*12"],
  [/10⁹/, "10*9"],
  [/10⁶/, "10*6"],
  [/10³/, "10*3"],
  [/µ/g, "u"],
  [/^fraction$/, "1"],
  [/^‰$/, "[ppth]"],
  [/^%\/nM$/, "%/(nmol/L)"],
  [/^umol\/mol haem$/, "umol/mol"],
  [/1\.73m²$/, "{1.73_m2}"],
  [/mU\/L/, "m[IU]/L"],
  [/^U\/L$/, "[IU]/L"],
];
const ucumOf = (unit: string): string => signs.reduce((code, [from, to]) => code.replace(from, to), unit);
const isMolar = (unit: string): boolean => /mol(?!\/mol)/.test(unit);

/** 1 of `from` in `to`, as UCUM has it. */
const oracle = (from: string, to: string, weight: number | undefined): number | null => {
  const molar = isMolar(from) !== isMolar(to);
  const options = molar && weight !== undefined ? { molecularWeight: weight } : {};
  return ucum.convertUnitTo(ucumOf(from), 1, ucumOf(to), options).toVal;
};

const rows = analytes.flatMap(({ id, unit, units }) => units.map((row) => ({ id, unit, from: row.unit, row })));

describe("factors", () => {
  it.each(rows)("$id: $from → $unit", ({ id, unit, from, row }) => {
    const wanted = from === unit ? 1 : oracle(from, unit, molarMass[id]);
    expect(wanted, `UCUM can't turn ${ucumOf(from)} into ${ucumOf(unit)}`).not.toBeNull();
    expect(Math.abs(row.factor / (wanted ?? Number.NaN) - 1)).toBeLessThan(
      isMolar(from) === isMolar(unit) ? 1e-9 : 4e-3,
    );
  });
});

const pairs: readonly (readonly [string, number, string, number])[] = [
  ["hb", 5.6, "mmol/L", 90.2],
  ["lead", 2.17, "µmol/L", 45],
  ["stfr", 29.5, "nmol/L", 2.5],
  ["iron", 100, "µg/dL", 17.9],
  ["crp", 1.2, "mg/dL", 12],
  ["hct", 0.31, "fraction", 31],
  ["ferritin", 22.47, "pmol/L", 10],
  ["creatinine", 1, "mg/dL", 88.4],
];

describe("pairs printed in guidelines and reports", () => {
  it.each(pairs)("%s %d %s", (id, written, unit, canonical) => {
    const row = analytes.find((each) => each.id === id)?.units.find((each) => each.unit === unit);
    expect(Math.abs(((row?.factor ?? Number.NaN) * written) / canonical - 1)).toBeLessThan(5e-3);
  });
});

const spelled = (units: (typeof analytes)[number]["units"]): readonly string[] =>
  units.flatMap((each) => [...new Set([each.unit, ...each.aliases].map((name) => name.toLowerCase()))]);

describe("every analyte", () => {
  it.each(analytes)("$id accepts its own unit with factor 1", ({ unit, units }) => {
    expect(units.find((each) => each.unit === unit)?.factor).toBe(1);
  });

  it.each(analytes)("$id spells no two units alike", ({ units }) => {
    const names = spelled(units);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it.each(analytes)("$id keeps its usual limits inside the possible ones", ({ hard, soft, anywhere, scale }) => {
    for (const [low, high] of [soft, anywhere]) {
      expect(low).toBeGreaterThanOrEqual(hard[0]);
      expect(high).toBeLessThanOrEqual(hard[1]);
    }
    if (scale === "log") expect(anywhere[0]).toBeGreaterThan(0);
  });

  it("shares no LOINC code with another, and every code has its check digit", () => {
    const codes = analytes.flatMap((each) => each.loinc);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
    expect(codes.filter((code) => checkDigit(code.split("-")[0] ?? "") !== Number(code.split("-")[1]))).toEqual([]);
  });
});

/** Luhn's digit, which LOINC puts after the hyphen. */
const checkDigit = (body: string): number => {
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const weighed = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return (10 - (sum % 10)) % 10;
};
