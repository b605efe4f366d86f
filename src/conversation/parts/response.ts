/** The response to iron: one line for the card, and expected against observed for the turn. */
import type { Assessment } from "../../engine/assessment.ts";
import { type IronResponse, ironResponseOf, type ResponseVerdict } from "../../engine/response.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { type Part, plain, type Rich, strong } from "../doc.ts";
import { citing } from "../words.ts";

const verdicts: Readonly<Record<ResponseVerdict, string>> = {
  responding: "as expected or better",
  normal: "a response, and no longer anaemic",
  "less than expected": "less than expected",
  none: "no response",
  "too early": "too early to judge",
  unreadable: "not readable after a transfusion",
};

const signed = (rise: number): string => `${rise < 0 ? "−" : "+"}${Math.abs(rise)} g/L`;

const expectedText = ({ due, coming }: IronResponse): string => {
  if (due) return `at least ${due.rise} g/L by ${due.days} days was expected`;
  return coming ? `at least ${coming.rise} g/L is expected by ${coming.days} days` : "";
};

/** "Hb 84 → 102 g/L, +18 g/L in 21 days of iron: as expected or better (at least 10 g/L by 14 days was expected)" */
export const responseText = (response: IronResponse): string =>
  `${response.text}${response.told ? "" : `, ${signed(response.rise)}`} in ${response.days} days of iron: ${verdicts[response.verdict]} (${expectedText(response)})`;

/** One line on the card where a response can be read. */
export const responseParts = (assessment: Assessment, knowledge: Knowledge): readonly Part[] => {
  const response = ironResponseOf(assessment.case, knowledge);
  if (!response) return [];
  const text: Rich = [
    strong("Response to iron: "),
    { text: `${responseText(response)}.` },
    citing(response.sources, knowledge),
  ];
  return [{ kind: "text", text }];
};

const columns = [
  { title: "Days of iron", align: "right" as const },
  { title: "Expected rise", align: "right" as const },
  { title: "Observed" },
];

/** When to look again and what to see then: the whole answer where nothing was observed yet. */
export const recheckParts = (knowledge: Knowledge): readonly Part[] => {
  const { calculators } = knowledge;
  const { steps, after, failedAfterDays } = calculators.response;
  const due = steps.map(({ days, rise }) => `by ≥ ${rise} g/L at ${days} days`);
  const text = `Check the haemoglobin then: it should have risen ${due.join(", ")}. ${after} Less than the first step after ${failedAfterDays} days is no response.`;
  const sources = [...new Set([...steps.flatMap((step) => step.sources), ...calculators.response.sources])];
  return [{ kind: "text", text: [{ text }, citing(sources, knowledge)] }];
};

/** The schedule, with what was observed beside the step that was due. */
export const scheduleParts = (response: IronResponse, { calculators }: Knowledge): readonly Part[] => {
  const rows = calculators.response.steps.map((step) => [
    plain(String(step.days)),
    plain(`≥ ${step.rise} g/L`),
    plain(step === (response.due ?? response.coming) ? `${signed(response.rise)} at ${response.days} days` : ""),
  ]);
  return [{ kind: "table", caption: "Expected and observed", columns, rows }];
};
