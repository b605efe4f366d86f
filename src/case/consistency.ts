/** Values checked against each other and against what is usual. Arithmetic is exact; tolerances are clinical judgement. */
import type { AnalyteId, Knowledge } from "../knowledge/types.ts";
import { type Case, current } from "./case.ts";
import { shownUnit, slip } from "./units.ts";

/** One thing to confirm. Every `remedy` says what to do. */
export type Inconsistency =
  | { readonly kind: "implausible"; readonly analyte: AnalyteId; readonly text: string; readonly remedy: string }
  | {
      readonly kind: "inconsistent";
      readonly analytes: readonly AnalyteId[];
      readonly text: string;
      readonly remedy: string;
    };

type Value = (analyte: AnalyteId) => number | undefined;
type Rule = (value: Value) => Inconsistency | undefined;

const round = (value: number, places = 1): string => String(Number(value.toFixed(places)));

const conflict = (analytes: readonly AnalyteId[], text: string, remedy: string): Inconsistency => ({
  kind: "inconsistent",
  analytes,
  text,
  remedy,
});

const off = (stated: number, computed: number, absolute: number): boolean =>
  Math.abs(stated - computed) > Math.max(absolute, 0.04 * computed);

const unitOrTyping = "One of the three has a typing or unit error, or they come from different samples: check them.";

const mcvRule: Rule = (value) => {
  const [mcv, hct, rbc] = [value("mcv"), value("hct"), value("rbc")];
  if (mcv === undefined || hct === undefined || rbc === undefined) return undefined;
  const computed = (hct * 10) / rbc;
  if (!off(mcv, computed, 3)) return undefined;
  return conflict(
    ["mcv", "hct", "rbc"],
    `MCV ${round(mcv)} fL, but Hct/RBC gives ${round(computed)} fL.`,
    unitOrTyping,
  );
};

const mchRule: Rule = (value) => {
  const [mch, hb, rbc] = [value("mch"), value("hb"), value("rbc")];
  if (mch === undefined || hb === undefined || rbc === undefined) return undefined;
  const computed = hb / rbc;
  if (!off(mch, computed, 1)) return undefined;
  return conflict(["mch", "hb", "rbc"], `MCH ${round(mch)} pg, but Hb/RBC gives ${round(computed)} pg.`, unitOrTyping);
};

const mchcRule: Rule = (value) => {
  const [mchc, hb, hct] = [value("mchc"), value("hb"), value("hct")];
  if (mchc === undefined || hb === undefined || hct === undefined) return undefined;
  const computed = (hb / hct) * 100;
  if (Math.abs(mchc - computed) <= 15) return undefined;
  const text = `MCHC ${round(mchc, 0)} g/L, but Hb/Hct gives ${round(computed, 0)} g/L.`;
  return conflict(["mchc", "hb", "hct"], text, unitOrTyping);
};

/** Hb and Hct alone are an MCHC in disguise; the rule of three fails legitimately in hypochromia, so only the extremes are named. */
const concentrationRule: Rule = (value) => {
  const [hb, hct, mch, mcv] = [value("hb"), value("hct"), value("mch"), value("mcv")];
  const stated = value("mchc");
  const mchc = stated ?? (hb !== undefined && hct !== undefined ? (hb / hct) * 100 : undefined);
  const other = mchc ?? (mch !== undefined && mcv !== undefined ? (mch / mcv) * 1000 : undefined);
  if (other === undefined || (other >= 260 && other <= 370)) return undefined;
  const from: readonly AnalyteId[] =
    stated !== undefined ? ["mchc"] : mchc !== undefined ? ["hb", "hct"] : ["mch", "mcv"];
  if (other > 370) {
    const remedy =
      "Check the numbers; if right, think of cold agglutinins, spherocytes or a lipaemic sample and repeat it.";
    return conflict(from, `An MCHC of ${round(other, 0)} g/L is above what red cells can hold.`, remedy);
  }
  const remedy = "Check Hb and Hct: typing, unit, or blood drawn near an infusion.";
  return conflict(from, `An MCHC of ${round(other, 0)} g/L is rarely that low.`, remedy);
};

const tsatRule: Rule = (value) => {
  const [tsat, iron, tibc] = [value("tsat"), value("iron"), value("tibc")];
  if (tsat === undefined || iron === undefined || tibc === undefined || tibc === 0) return undefined;
  const computed = (iron / tibc) * 100;
  if (Math.abs(tsat - computed) <= 3) return undefined;
  const text = `TSAT ${round(tsat)} %, but iron/TIBC gives ${round(computed)} %.`;
  return conflict(
    ["tsat", "iron", "tibc"],
    text,
    `Check the units of iron and TIBC; if they are right, use ${round(computed)} %.`,
  );
};

const fullRule: Rule = (value) => {
  const [tsat, iron, tibc] = [value("tsat"), value("iron"), value("tibc")];
  const over = iron !== undefined && tibc !== undefined && iron > tibc;
  if (!over && (tsat === undefined || tsat <= 100)) return undefined;
  const remedy =
    "Check the units; if right: iron taken shortly before, haemolysis of the sample, or iron not bound to transferrin.";
  return conflict(
    over ? ["iron", "tibc"] : ["tsat"],
    over ? "Iron is above the binding capacity." : "TSAT is above 100 %.",
    remedy,
  );
};

const ferritinRule: Rule = (value) => {
  const [ferritin, mcv, tsat] = [value("ferritin"), value("mcv"), value("tsat")];
  if (ferritin === undefined || mcv === undefined || tsat === undefined) return undefined;
  if (ferritin <= 2000 || mcv >= 80 || tsat >= 20) return undefined;
  const text = `Ferritin ${round(ferritin, 0)} µg/L with MCV ${round(mcv)} fL and TSAT ${round(tsat)} % do not fit lack of iron alone.`;
  const remedy = "Confirm the ferritin; look for severe inflammation and for the rare disorders of iron release.";
  return conflict(["ferritin", "mcv", "tsat"], text, remedy);
};

const pairRule: Rule = (value) => {
  const [mcv, mch] = [value("mcv"), value("mch")];
  if (mcv === undefined || mch === undefined || mcv >= 80 || mch <= 30) return undefined;
  const text = `MCV ${round(mcv)} fL with MCH ${round(mch)} pg cannot both be right.`;
  return conflict(["mcv", "mch"], text, "Enter both again from the report.");
};

const a2Rule: Rule = (value) => {
  const [a2, mcv, mch] = [value("hba2"), value("mcv"), value("mch")];
  if (a2 === undefined || mcv === undefined || mch === undefined) return undefined;
  if (a2 < 3.5 || mcv < 85 || mch < 28) return undefined;
  const text = `HbA2 ${round(a2)} % with MCV ${round(mcv)} fL and MCH ${round(mch)} pg is not the classic carrier picture.`;
  const remedy = "Check B12, antiretroviral drugs, thyroid function and the assay before calling it a carrier.";
  return conflict(["hba2", "mcv", "mch"], text, remedy);
};

const fractions = ["hba", "hba2", "hbf", "hbe", "hbs", "hbc", "hbh"] as const;

const sumRule: Rule = (value) => {
  const measured = fractions.filter((id) => value(id) !== undefined);
  const sum = measured.reduce((total, id) => total + (value(id) ?? 0), 0);
  if (sum <= 103) return undefined;
  return conflict(
    measured,
    `The haemoglobin fractions add up to ${round(sum)} %.`,
    "Check each fraction against the report.",
  );
};

const rules: readonly Rule[] = [
  mcvRule,
  mchRule,
  mchcRule,
  concentrationRule,
  tsatRule,
  fullRule,
  ferritinRule,
  pairRule,
  a2Rule,
  sumRule,
];

const unusual = (from: Case, knowledge: Knowledge): readonly Inconsistency[] =>
  from.labs.flatMap((lab) => {
    const analyte = knowledge.analytes.get(lab.analyte);
    if (!analyte || lab.past || lab.assumed === "derived" || current(from, lab.analyte) !== lab) return [];
    const [low, high] = analyte.soft;
    if ((lab.value >= low || lab.bound === "<") && lab.value <= high) return [];
    const better = slip(analyte, lab.value);
    const { unit, factor, decimals } = shownUnit(analyte, knowledge.shownIn);
    const shown = (amount: number): string => round(amount / factor, decimals);
    const guess = better === undefined ? "" : ` If it was ${shown(better)}, correct it.`;
    const text = `${analyte.short} ${shown(lab.value)} ${unit} is unusual (${shown(low)}–${shown(high)}).`;
    return [
      { kind: "implausible" as const, analyte: lab.analyte, text, remedy: `Confirm the number and its unit.${guess}` },
    ];
  });

/**
 * Current values that contradict each other or lie outside the usual, each with what to do about it.
 * Derived values and bounds are not checked: they can't contradict what they come from.
 */
export const inconsistencies = (from: Case, knowledge: Knowledge): readonly Inconsistency[] => {
  const value: Value = (analyte) => {
    const lab = current(from, analyte);
    return lab && lab.assumed !== "derived" && lab.bound === undefined ? lab.value : undefined;
  };
  return [...rules.flatMap((rule) => rule(value) ?? []), ...unusual(from, knowledge)];
};
