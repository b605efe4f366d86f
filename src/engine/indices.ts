/** Discriminant indices: shown and explained, never counted again beside the numbers they are made of. */
import { type Case, current } from "../case/case.ts";
import { compileFormula } from "../knowledge/formula.ts";
import type { Index, Knowledge } from "../knowledge/types.ts";
import type { IndexResult } from "./assessment.ts";

/** Formulas are published in g/dL; the case keeps g/L. */
const perDecilitre: ReadonlySet<string> = new Set(["hb", "mchc"]);
const rename: Readonly<Record<string, string>> = { rdw_cv: "rdw" };
const used = ["hb", "rbc", "mcv", "mch", "mchc", "hct", "rdw_cv", "micro_pct", "hypo_pct"];

const compiled = new WeakMap<Index, ReturnType<typeof compileFormula>>();
const formulaOf = (index: Index): ReturnType<typeof compileFormula> => {
  const known = compiled.get(index) ?? compileFormula(index.formula);
  compiled.set(index, known);
  return known;
};

/** Why no index says anything about this case, if that is so. */
const voidReason = (from: Case): string | undefined => {
  const mcv = current(from, "mcv")?.value;
  const mch = current(from, "mch")?.value;
  const hct = current(from, "hct")?.value;
  if (mcv !== undefined && mcv >= 80 && mch !== undefined && mch >= 27) return "not microcytic or hypochromic";
  if (hct !== undefined && hct > 45 && mcv !== undefined && mcv < 80)
    return "raised haematocrit: polycythaemia can mimic a trait";
  if (from.findings["recent_transfusion"]?.state === "present") return "transfused";
  if ((current(from, "hbh")?.value ?? 0) > 0 || from.findings["hbh_inclusions"]?.state === "present")
    return "HbH present: the indices were made for carriers";
  if (from.patient.ageYears !== undefined && from.patient.ageYears < 1) return "under one year";
  return undefined;
};

/** Every index whose numbers are there. */
export const indicesOf = (from: Case, knowledge: Knowledge): readonly IndexResult[] => {
  const values: Record<string, number> = {};
  for (const id of used) {
    const value = current(from, id)?.value;
    if (value === undefined) continue;
    values[id] = perDecilitre.has(id) ? value / 10 : value;
    values[rename[id] ?? id] = values[id];
  }
  const reason = voidReason(from);
  return knowledge.indices.flatMap((index) => {
    const value = formulaOf(index)(values);
    if (!Number.isFinite(value)) return [];
    const { below, above } = index.trait;
    const trait = (below === undefined || value < below) && (above === undefined || value > above);
    const cutOff = below === undefined ? `> ${above}` : `< ${below}`;
    const { id, name, votes, population } = index;
    return [{ id, name, value, cutOff, trait, votes, population, ...(reason === undefined ? {} : { void: reason }) }];
  });
};
