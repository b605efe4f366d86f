/** Transferrin saturation, receptor index and reticulocyte index from the numbers they are made of. */
import { type Case, current, emptyCase, type Measurement } from "../../case/case.ts";
import { derive } from "../../case/derive.ts";
import { possible } from "../../case/units.ts";
import type { Calculators, Knowledge } from "../../knowledge/types.ts";
import { type Calculated, outside, refused, shown } from "./result.ts";

type Values = Readonly<Record<string, number | undefined>>;

/** A case that holds nothing but these values (canonical units), or the refusal of one that is impossible. */
const caseOf = (values: Values, knowledge: Knowledge): Case | Extract<Calculated, { readonly kind: "refused" }> => {
  const labs: Measurement[] = [];
  for (const [id, value] of Object.entries(values)) {
    const analyte = knowledge.analytes.get(id);
    if (value === undefined || !analyte) continue;
    const range = `${analyte.hard[0]}–${analyte.hard[1]} ${analyte.unit}`;
    if (!possible(analyte, value))
      return refused(
        id,
        `${analyte.short} ${shown(value)} ${analyte.unit} is not possible (${range}).`,
        "Check the number and its unit.",
      );
    labs.push({ analyte: id, value, unit: analyte.unit, stated: { text: analyte.short, start: 0, end: 0 } });
  }
  return { ...emptyCase, labs };
};

const worked = (wanted: string, values: Values, need: string, knowledge: Knowledge): Calculated => {
  const made = caseOf(values, knowledge);
  if ("kind" in made) return made;
  const result = current(derive(made), wanted);
  const analyte = knowledge.analytes.get(wanted);
  if (!result || !analyte) return refused(wanted, `These numbers give no ${analyte?.short ?? wanted}.`, need);
  return {
    kind: "worked",
    name: analyte.name,
    value: result.value,
    unit: analyte.unit === "1" ? "" : analyte.unit,
    inputs: made.labs.map((lab) => ({
      name: knowledge.analytes.get(lab.analyte)?.short ?? lab.analyte,
      value: lab.value,
      unit: lab.unit,
    })),
    formula: result.stated.text,
    notes: [],
    sources: analyte.sources,
    evidence: analyte.evidence,
  };
};

/** TSAT % from iron (µmol/L) and TIBC (µmol/L) or transferrin (g/L): the formula of the case itself. */
export const saturation = (
  { iron, tibc, transferrin }: { readonly iron: number; readonly tibc?: number; readonly transferrin?: number },
  knowledge: Knowledge,
): Calculated => worked("tsat", { iron, tibc, transferrin }, "Give iron with TIBC or transferrin.", knowledge);

type Assay = Calculators["receptorIndex"]["assays"][number];

const verdict = (index: number, assay: Assay, inflamed: boolean): string => {
  const cut = inflamed ? (assay.inflamed ?? assay.deficiency) : assay.deficiency;
  if (index > cut) return `Above ${cut}: speaks for iron deficiency, alone or with inflammation.`;
  if (assay.inflammation === undefined) return `At or below ${cut}: speaks against iron deficiency.`;
  return index < assay.inflammation
    ? `Below ${assay.inflammation}: speaks for inflammation alone.`
    : `${assay.inflammation}–${cut}: indeterminate.`;
};

/**
 * sTfR (mg/L) ÷ log10 ferritin (µg/L), read by the named assay's cut-offs; without an assay it is given and not read.
 * @param crp mg/L, chooses the cut-off where the assay has two.
 */
export const receptorIndex = (
  {
    stfr,
    ferritin,
    crp,
    assay,
  }: { readonly stfr: number; readonly ferritin: number; readonly crp?: number; readonly assay?: string },
  knowledge: Knowledge,
): Calculated => {
  const found = worked("stfr_index", { stfr, ferritin }, "Give sTfR in mg/L and ferritin above 1.3 µg/L.", knowledge);
  if (found.kind === "refused") return found;
  const { assays, crp: limit } = knowledge.calculators.receptorIndex;
  const named = assays.find((each) => each.id === assay || each.aliases.includes(assay?.toLowerCase() ?? ""));
  if (!named) {
    const names = assays.map((each) => each.name).join("; ");
    return { ...found, notes: [`Cut-offs belong to one assay: name it to have this read (${names}).`] };
  }
  const read = verdict(found.value, named, (crp ?? 0) > limit);
  return {
    ...found,
    notes: [`${named.name}: ${read}`, "The cut-off is this assay's only."],
    sources: named.sources,
    evidence: named.evidence,
  };
};

/**
 * Reticulocyte production index: % × Hct/45 ÷ days in circulation.
 * @param retic % of red cells. @param hct %.
 */
export const reticulocyteIndex = (
  { retic, hct }: { readonly retic: number; readonly hct: number },
  knowledge: Knowledge,
): Calculated => {
  const wrong = outside({ retic, hct }, knowledge);
  if (wrong) return wrong;
  const { normalHct, maturation, poor, good, sources, evidence } = knowledge.calculators.reticulocytes;
  const days = maturation.find((row) => hct >= row.hctFrom)?.days ?? 1;
  const value = (retic * hct) / normalHct / days;
  const reading =
    value < poor ? `Below ${poor}: the marrow does not answer the anaemia.` : `${poor} or more: the marrow answers.`;
  return {
    kind: "worked",
    name: "Reticulocyte production index",
    value: Number(value.toFixed(2)),
    unit: "",
    inputs: [
      { name: "reticulocytes", value: retic, unit: "%" },
      { name: "haematocrit", value: hct, unit: "%" },
    ],
    formula: `${shown(retic)} × ${shown(hct)}/${normalHct} ÷ ${days} days`,
    notes: [value > good ? `Above ${good}: an appropriate answer to anaemia.` : reading],
    sources,
    evidence,
  };
};
