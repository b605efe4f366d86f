/** Iron by vein: the total, what a visit of a product may hold, and the plan of visits once the inputs were confirmed. */
import { current } from "../../case/case.ts";
import type { Assessment } from "../../engine/assessment.ts";
import { ganzoni, simplifiedTable, usualTarget } from "../../engine/calculators/deficit.ts";
import { unlikelyWeight } from "../../engine/calculators/paediatric.ts";
import { visitsFor } from "../../engine/calculators/visits.ts";
import type { Knowledge, Product } from "../../knowledge/types.ts";
import { type Button, type Part, plain, type Rich, strong } from "../doc.ts";
import { buttonsPart } from "../scene.ts";
import { citing } from "../words.ts";
import { calculatedParts, planParts, refusalPart } from "./dose-parts.ts";
import type { DoseAct } from "./dose-slots.ts";

/** What the sums are made of. Hb and target g/L, weight kg, age years. */
export interface Basis {
  readonly weight: number | undefined;
  readonly hb: number | undefined;
  readonly target: number | undefined;
  readonly age: number | undefined;
  readonly child: boolean;
}

export const basisOf = (assessment: Assessment, act: DoseAct, knowledge: Knowledge): Basis => {
  const { weightKg: weight, ageYears: age } = assessment.case.patient;
  const hb = current(assessment.case, "hb");
  const target = act.target ?? (weight === undefined ? undefined : usualTarget(weight, knowledge));
  const child = age === undefined ? act.child === true : age < knowledge.calculators.paediatric.underAge;
  return { weight, hb: hb?.bound === undefined ? hb?.value : undefined, target, age, child };
};

export const withdrawn = (assessment: Assessment, way: "oral-iron" | "iv-iron"): boolean =>
  assessment.interlocks.some((lock) => lock.withdraws.includes(way));

/** What is still missing for a sum, asked for in words whose answer is understood. */
const askParts = ({ weight, hb }: Basis): readonly Part[] => {
  const asks = [
    ...(weight === undefined ? ["the weight, for example “62 kg”"] : []),
    ...(hb === undefined ? ["the haemoglobin, for example “Hb 84 g/L”"] : []),
  ];
  return [
    { kind: "text", text: [strong("For the total by vein I need "), { text: `${asks.join(" and ")}.` }] },
    buttonsPart({ label: "Add results", act: { do: "form" } }),
  ];
};

const targets = [130, 150] as const;

const confirmButtons = (basis: Basis, act: DoseAct): Part => {
  const { weight = 0, hb = 0, target = 0 } = basis;
  const confirm: Button = {
    label: "These inputs are right: plan visits",
    act: { ...act, by: "vein", confirmed: { weight, hb, target } },
    style: "primary",
  };
  const others = targets
    .filter((each) => each !== target)
    .map(
      (each): Button => ({
        label: `Target ${each} g/L`,
        act: { do: "dose", by: "vein", target: each, ...(act.product ? { product: act.product } : {}) },
      }),
    );
  return buttonsPart(confirm, ...others);
};

const confirms = ({ confirmed }: DoseAct, { weight, hb, target }: Basis): boolean =>
  confirmed !== undefined && confirmed.weight === weight && confirmed.hb === hb && confirmed.target === target;

const planned = (total: number, act: DoseAct, basis: Basis, knowledge: Knowledge): readonly Part[] => {
  const { calculators } = knowledge;
  const chosen = calculators.products.filter((each) => act.product === undefined || each.aliases.includes(act.product));
  const tried = chosen.map((each) => visitsFor(each, { total, weight: basis.weight ?? 0, age: basis.age }, knowledge));
  const plans = tried.flatMap((each) => (each.kind === "worked" ? [each] : []));
  const refused = tried.find((each) => each.kind === "refused");
  if (plans.length === 0) return refused?.kind === "refused" ? [refusalPart(refused)] : [];
  const { note, sources } = calculators.intravenous;
  return [...planParts(plans, knowledge), { kind: "text", text: [{ text: note }, citing(sources, knowledge)] }];
};

/** A great weight is likelier the actual one, which gives too much. */
const heavyParts = ({ weight = 0 }: Basis, { calculators }: Knowledge): readonly Part[] =>
  weight < calculators.ganzoni.idealFromKg
    ? []
    : [
        {
          kind: "alert",
          urgency: "caution",
          text: plain(`${weight} kg: is that the ideal weight? The actual weight of an obese patient gives too much.`),
          action: plain("Ask again with the ideal weight: “dose, 62 kg”."),
        },
      ];

const mostText = ({ mg, mgPerKg }: Product, weight: number | undefined): string => {
  if (mgPerKg === undefined) return `at most ${mg} mg a visit`;
  const rule = `at most ${mgPerKg} mg/kg and ${mg} mg a visit`;
  return weight === undefined ? rule : `${rule}, here ${Math.floor(Math.min(mg, mgPerKg * weight))} mg`;
};

const productLine = (total: number | undefined, product: Product, basis: Basis, knowledge: Knowledge): Rich => {
  const { weight, age } = basis;
  const plan =
    total === undefined || weight === undefined ? undefined : visitsFor(product, { total, weight, age }, knowledge);
  if (plan?.kind === "refused") return [strong(`${product.name}: `), { text: `${plan.message} ${plan.remedy}` }];
  const visits = plan === undefined ? "" : `; this total would take ${plan.value} ${plan.unit}`;
  return [
    strong(`${product.name}: `),
    { text: `${mostText(product, weight)}${visits}. ${product.warnings.join(" ")}` },
    citing(product.sources, knowledge),
  ];
};

/** The most one visit of a named product may hold, and how many this total would take; of a child every product that may be given. */
const productParts = (total: number | undefined, act: DoseAct, basis: Basis, knowledge: Knowledge): readonly Part[] => {
  const { products } = knowledge.calculators;
  const { age } = basis;
  const named = products.filter((each) => act.product !== undefined && each.aliases.includes(act.product));
  const forChild = basis.child && age !== undefined ? products.filter((each) => age >= each.fromAge) : [];
  const shown = named.length > 0 ? named : forChild;
  if (shown.length === 0) return [];
  return [{ kind: "list", items: shown.map((each) => productLine(total, each, basis, knowledge)) }];
};

/** The total by vein, or what it still needs; a plan of visits for inputs that were confirmed. */
export const veinParts = (
  assessment: Assessment,
  act: DoseAct,
  basis: Basis,
  knowledge: Knowledge,
): readonly Part[] => {
  if (withdrawn(assessment, "iv-iron")) return [];
  if (basis.weight === undefined || basis.hb === undefined)
    return [...productParts(undefined, act, basis, knowledge), ...askParts(basis)];
  const unlikely = unlikelyWeight(basis, knowledge);
  if (unlikely) return [refusalPart(unlikely)];
  const total = ganzoni(basis, knowledge);
  const table = simplifiedTable(basis, knowledge);
  const sums = [
    ...calculatedParts(total, knowledge),
    ...(table.kind === "worked" ? calculatedParts(table, knowledge) : []),
  ];
  if (total.kind === "refused") return sums;
  if (confirms(act, basis)) return [...sums, ...planned(total.value, act, basis, knowledge)];
  const why =
    act.confirmed === undefined
      ? "An estimate, not a plan: check the inputs, then confirm them (the button, or “inputs are right”)."
      : "The inputs have changed since you confirmed them: check them again.";
  return [
    ...heavyParts(basis, knowledge),
    ...productParts(total.value, act, basis, knowledge),
    ...sums,
    { kind: "text", text: plain(why) },
    confirmButtons(basis, act),
  ];
};
