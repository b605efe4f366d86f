/** What follows by arithmetic from what was measured, marked as derived. */
import { type Case, current, type Measurement } from "./case.ts";

type Values = (analyte: string) => number | undefined;

interface Formula {
  readonly analyte: string;
  readonly unit: string;
  readonly from: readonly string[];
  readonly words: string;
  readonly compute: (values: readonly number[]) => number;
  /** A result outside is a sign of a wrong input, not a value. */
  readonly within: readonly [number, number];
}

/** Earlier ones are preferred. Hb and MCHC g/L, RBC 10¹²/L, Hct %, iron and TIBC µmol/L, transferrin and sTfR g/L and mg/L. */
const formulas: readonly Formula[] = [
  formula("hct", "%", ["mcv", "rbc"], "MCV × RBC / 10", ([mcv = 0, rbc = 0]) => (mcv * rbc) / 10, [4, 75]),
  formula("hct", "%", ["hb", "mchc"], "Hb / MCHC", ([hb = 0, mchc = 0]) => (hb / mchc) * 100, [4, 75]),
  formula("rbc", "10¹²/L", ["hb", "mch"], "Hb / MCH", ([hb = 0, mch = 0]) => hb / mch, [0.5, 10]),
  formula("rbc", "10¹²/L", ["hct", "mcv"], "Hct × 10 / MCV", ([hct = 0, mcv = 0]) => (hct * 10) / mcv, [0.5, 10]),
  formula("mcv", "fL", ["hct", "rbc"], "Hct × 10 / RBC", ([hct = 0, rbc = 0]) => (hct * 10) / rbc, [25, 160]),
  formula("mcv", "fL", ["mch", "mchc"], "MCH / MCHC", ([mch = 0, mchc = 0]) => (mch / mchc) * 1000, [25, 160]),
  formula("mch", "pg", ["hb", "rbc"], "Hb / RBC", ([hb = 0, rbc = 0]) => hb / rbc, [7, 50]),
  formula("mch", "pg", ["mcv", "mchc"], "MCV × MCHC", ([mcv = 0, mchc = 0]) => (mcv * mchc) / 1000, [7, 50]),
  formula("mchc", "g/L", ["hb", "hct"], "Hb / Hct", ([hb = 0, hct = 0]) => (hb / hct) * 100, [180, 450]),
  formula("mchc", "g/L", ["mch", "mcv"], "MCH / MCV", ([mch = 0, mcv = 0]) => (mch / mcv) * 1000, [180, 450]),
  formula("tibc", "µmol/L", ["iron", "uibc"], "iron + UIBC", ([iron = 0, uibc = 0]) => iron + uibc, [2, 160]),
  formula("tibc", "µmol/L", ["transferrin"], "transferrin × 25.1", ([transferrin = 0]) => transferrin * 25.1, [2, 160]),
  formula("tsat", "%", ["iron", "tibc"], "iron / TIBC", ([iron = 0, tibc = 0]) => (iron / tibc) * 100, [0, 110]),
  formula("stfr_index", "1", ["stfr", "ferritin"], "sTfR / log₁₀ ferritin", stfrIndex, [0.01, 60]),
  formula("tsat_hepcidin", "%/nM", ["tsat", "hepcidin"], "TSAT / hepcidin", ([t = 0, h = 0]) => t / h, [0, 2000]),
];

function formula(
  analyte: string,
  unit: string,
  from: readonly string[],
  words: string,
  compute: Formula["compute"],
  within: Formula["within"],
): Formula {
  return { analyte, unit, from, words, compute, within };
}

/** Below ferritin 1.3 µg/L the logarithm is no longer a usable divisor. */
function stfrIndex([stfr = 0, ferritin = 0]: readonly number[]): number {
  return ferritin < 1.3 ? Number.NaN : stfr / Math.log10(ferritin);
}

const tidy = (value: number): number => Number(value.toPrecision(4));

const derived = ({ analyte, unit, from, words, compute, within }: Formula, values: Values): Measurement | undefined => {
  const inputs = from.map(values);
  if (inputs.some((input) => input === undefined)) return undefined;
  const value = tidy(compute(inputs as readonly number[]));
  if (!Number.isFinite(value) || value < within[0] || value > within[1]) return undefined;
  return { analyte, value, unit, stated: { text: words, start: 0, end: 0 }, assumed: "derived" };
};

/**
 * The case with missing red-cell indices, TIBC, TSAT, sTfR index and TSAT/hepcidin worked out from the measured ones.
 * Nothing measured is replaced; a bound ("<5") is not calculated with. `stated.text` says from what.
 */
export const derive = (from: Case): Case => {
  let labs = from.labs;
  const values: Values = (analyte) => {
    const found = current({ ...from, labs }, analyte);
    return found && found.bound === undefined ? found.value : undefined;
  };
  // Each pass can give the next one an input; every pass but the last adds an analyte, so this ends.
  for (let before = -1; before !== labs.length; ) {
    before = labs.length;
    for (const each of formulas) {
      if (current({ ...from, labs }, each.analyte)) continue;
      const lab = derived(each, values);
      if (lab) labs = [...labs, lab];
    }
  }
  return labs === from.labs ? from : { ...from, labs };
};
