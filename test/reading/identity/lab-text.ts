/** Laboratory messages made up at random, without any identifier: in many notations, with dates, ranges, flags and long numbers. */
import fc from "fast-check";

const analytes: readonly (readonly [readonly string[], number, number, number, readonly string[]])[] = [
  [["Hb", "Hgb", "Haemoglobin", "HGB"], 60, 170, 0, ["g/L", ""]],
  [["Hb", "hemoglobin"], 5, 17, 1, ["g/dL", "g/dl", ""]],
  [["MCV"], 50, 105, 1, ["fL", "fl", ""]],
  [["MCH"], 15, 34, 1, ["pg", ""]],
  [["RDW", "RDW-CV"], 11, 30, 1, ["%", ""]],
  [["RBC", "red cells"], 2, 7, 2, ["x10^12/L", "×10¹²/L", "10*6/uL", "M/uL"]],
  [["WBC", "leukocytes"], 1000, 30000, 0, ["/mm3", "/uL", "cells/µL"]],
  [["Plt", "platelets", "PLT"], 10000, 900000, 0, ["/mm3", "/uL", "/µL"]],
  [["reticulocytes", "retic abs"], 10000, 250000, 0, ["/uL", "/mm3"]],
  [["Ferritin", "ferritin"], 1, 90000, 0, ["ng/mL", "µg/L", ""]],
  [["Iron", "serum iron"], 5, 250, 0, ["µg/dL", "umol/L"]],
  [["TIBC"], 100, 600, 0, ["µg/dL", "ug/dL"]],
  [["TSAT"], 1, 99, 0, ["%"]],
  [["CRP"], 0, 300, 1, ["mg/L"]],
  [["B12", "vitamin B12"], 50, 2000, 0, ["pg/mL", "pmol/L"]],
  [["LDH"], 80, 4000, 0, ["U/L"]],
  [["sTfR"], 1, 30, 2, ["mg/L", "nmol/L"]],
];

const grouped = (value: string): string => value.replace(/\B(?=(\d{3})+$)/g, ",");

const result = fc
  .record({
    analyte: fc.constantFrom(...analytes),
    name: fc.nat(),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    unit: fc.nat(),
    comma: fc.boolean(),
  })
  .map(({ analyte: [names, low, high, decimals, units], name, share, unit, comma }) => {
    const value = (low + share * (high - low)).toFixed(decimals);
    return {
      name: names[name % names.length] ?? "",
      value: comma && decimals === 0 ? grouped(value) : value,
      unit: units[unit % units.length] ?? "",
      range: `${low}-${high}`,
    };
  });

const day = fc
  .record({
    y: fc.integer({ min: 1998, max: 2026 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ y, m, d }) => ({ y: String(y), m: String(m).padStart(2, "0"), d: String(d).padStart(2, "0") }));
const time = fc
  .integer({ min: 0, max: 1439 })
  .map((t) => `${String(Math.floor(t / 60)).padStart(2, "0")}:${String(t % 60).padStart(2, "0")}`);
const date = fc.oneof(
  day.map(({ y, m, d }) => `${y}-${m}-${d}`),
  day.map(({ y, m, d }) => `${d}/${m}/${y}`),
  day.map(({ y, m, d }) => `${d}.${m}.${y.slice(2)}`),
  day.map(({ y, m, d }) => `${y}${m}${d}`),
  fc.tuple(day, time).map(([{ y, m, d }, t]) => `${y}-${m}-${d} ${t}`),
  fc.tuple(day, time).map(([{ y, m, d }, t]) => `${y}${m}${d}${t.replace(":", "")}00`),
);
const flag = fc.constantFrom("", "", "L", "H", "*", "LL", "(low)");

type Result = { readonly name: string; readonly value: string; readonly unit: string; readonly range: string };
type Flagged = readonly (readonly [Result, string])[];

const layouts: Readonly<Record<string, (rows: Flagged, on: string) => string>> = {
  prose: (rows, on) => `Labs on ${on}: ${rows.map(([r, f]) => `${r.name} ${r.value} ${r.unit} ${f}`).join(", ")}.`,
  short: (rows) => rows.map(([r]) => `${r.name} ${r.value}`).join(" "),
  lines: (rows, on) => `${on}\n${rows.map(([r, f]) => `${r.name}: ${r.value} ${r.unit} ${f} (${r.range})`).join("\n")}`,
  tabs: (rows, on) =>
    `Test\tResult\tFlag\tUnits\tReference Range\tCollected\n${rows.map(([r, f]) => [r.name, r.value, f, r.unit, r.range, on].join("\t")).join("\n")}`,
  bars: (rows, on) =>
    `| Test | ${on} | Units | Range |\n|---|---|---|---|\n${rows.map(([r]) => `| ${r.name} | ${r.value} | ${r.unit} | ${r.range} |`).join("\n")}`,
  csv: (rows, on) =>
    `test_name,result,units,reference_range,collected\n${rows.map(([r]) => [r.name, `"${r.value}"`, r.unit, r.range, on].join(",")).join("\n")}`,
  hl7: (rows, on) =>
    `MSH|^~\\&|LAB|HOSP|||${on.replace(/\D/g, "")}||ORU^R01|1|P|2.5\rOBR|1|||CBC\r${rows.map(([r], at) => `OBX|${at + 1}|NM|^${r.name}||${r.value}|${r.unit}|${r.range}|N|||F`).join("\r")}`,
  json: (rows, on) => JSON.stringify(rows.map(([r]) => ({ name: r.name, value: r.value, unit: r.unit, date: on }))),
  story: (rows, on) =>
    `Patient: 34F with fatigue, referred from clinic on ${on}. Name of test and value below.\n${rows.map(([r]) => `${r.name}=${r.value}${r.unit}`).join("; ")}\nRe: microcytosis. Call back if Hb < 70. Transfused 2 units 3 weeks ago, on the way up.`,
};

export const labMessage = fc
  .tuple(
    fc.constantFrom(...Object.keys(layouts)),
    fc.array(fc.tuple(result, flag), { minLength: 1, maxLength: 14 }),
    date,
  )
  .map(([layout, rows, on]) => layouts[layout]?.(rows, on) ?? "");
