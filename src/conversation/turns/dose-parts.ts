/** Worked results as parts: inputs echoed with units, the formula, notes, sources. */
import type { Calculated, Refusal, Worked } from "../../engine/calculators/result.ts";
import type { Visits } from "../../engine/calculators/visits.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { type Part, plain, quiet, type Rich, strong } from "../doc.ts";
import { citing, evidenceWord } from "../words.ts";

const inputText = ({ inputs }: Worked): string =>
  inputs.map(({ name, value, unit }) => `${name} ${value}${unit === "" ? "" : ` ${unit}`}`).join(", ");

/** "Total iron deficit (Ganzoni): 1482 mg. From weight 62 kg, …: 62 kg × (150 − 84) g/L × 0.24 + 500 mg" */
const workedParts = (worked: Worked, knowledge: Knowledge): readonly Part[] => [
  {
    kind: "text",
    text: [
      strong(`${worked.name}: ${worked.value} ${worked.unit}. `),
      { text: `From ${inputText(worked)}: ${worked.formula}.` },
      quiet(` (${evidenceWord(worked.evidence)})`),
      citing(worked.sources, knowledge),
    ],
  },
  ...(worked.notes.length === 0 ? [] : [{ kind: "list" as const, items: worked.notes.map((note) => plain(note)) }]),
];

/** What could not be worked out, and what to do. */
export const refusalPart = ({ message, remedy }: Refusal): Part => ({
  kind: "alert",
  urgency: "caution",
  text: plain(message),
  action: plain(remedy),
});

/** The result, or why there is none. */
export const calculatedParts = (calculated: Calculated, knowledge: Knowledge): readonly Part[] =>
  calculated.kind === "worked" ? workedParts(calculated, knowledge) : [refusalPart(calculated)];

const columns = [
  { title: "Product" },
  { title: "Most a visit", align: "right" as const },
  { title: "Visits", align: "right" as const },
  { title: "Doses (mg)" },
];

/** "750 + 732", "200 × 6 + 50" */
const dosesText = ({ doses }: Visits): string => {
  const last = doses.at(-1) ?? 0;
  const full = doses.filter((dose) => dose === doses[0]).length;
  if (doses.length === 1) return String(last);
  const head = full > 1 ? `${doses[0]} × ${full}` : String(doses[0]);
  return full === doses.length ? head : `${head} + ${last}`;
};

const row = (plan: Visits): readonly Rich[] => [
  plain(plan.name),
  plain(`${plan.most} mg`),
  plain(`${plan.value}${plan.beyondCourse ? " (more than one course)" : ""}`),
  plain(dosesText(plan)),
];

const details = (plan: Visits, knowledge: Knowledge): Rich => [
  strong(`${plan.name}: `),
  { text: `${plan.formula}, over ${plan.product.over}. ${plan.notes.join(" ")}` },
  quiet(` (${evidenceWord(plan.evidence)})`),
  citing(plan.sources, knowledge),
];

/** The visits each product would take, and what goes with each. */
export const planParts = (plans: readonly Visits[], knowledge: Knowledge): readonly Part[] => {
  const lines: Part = { kind: "list", items: plans.map((plan) => details(plan, knowledge)) };
  return [
    { kind: "table", caption: "Visits by product", columns, rows: plans.map(row) },
    ...(plans.length === 1
      ? [lines]
      : [{ kind: "fold" as const, title: "Each product: rate, days, warnings", parts: [lines] }]),
  ];
};
