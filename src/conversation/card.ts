/** Assessment → the card. The part in view is short; everything else is folded, nothing is cut. */
import type { Alert, Assessment, Reminder } from "../engine/assessment.ts";
import type { Knowledge } from "../knowledge/types.ts";
import { type Button, type Doc, type Part, plain, quiet, strong } from "./doc.ts";
import { alertParts } from "./parts/alerts.ts";
import { calculatedFold } from "./parts/calculated.ts";
import { allCausesParts, causesParts } from "./parts/causes.ts";
import { checkFirstParts, doubtsParts } from "./parts/doubts.ts";
import { headlineOf, pictureParts } from "./parts/headline.ts";
import { indicesParts } from "./parts/indices.ts";
import { furtherParts, holdsParts, nextBriefly, questionParts } from "./parts/next.ts";
import { responseParts } from "./parts/response.ts";
import { interlockParts, ironLine, treatmentFolds } from "./parts/treatment.ts";
import { earlierParts, findingWordsParts, understoodParts } from "./parts/understood.ts";

export const disclaimer = "Decision support for clinicians; not a diagnosis or an order.";

export interface CardOptions {
  readonly now: Date;
  /** What this turn changed, and what led before it. */
  readonly changes?: readonly string[];
  readonly ledBefore?: string;
  /** Said before the answer, an emergency before all else: a new patient, identifiers seen. */
  readonly notices?: readonly Part[];
  /** Version of the case, for "what changed since v2?". */
  readonly version?: number;
  /** Whether a step is kept that can be taken back. */
  readonly undo?: boolean;
}

const changeParts = ({ changes, ledBefore }: CardOptions): readonly Part[] => {
  if (!changes || changes.length === 0) return [];
  const led = ledBefore === undefined ? [] : [quiet(` Before: ${ledBefore}.`)];
  return [{ kind: "text", text: [strong("Changed: "), { text: `${changes.join("; ")}.` }, ...led] }];
};

const buttons = (assessment: Assessment): readonly Button[] => {
  const add: Button = { label: "Add results", act: { do: "form" }, style: "primary" };
  if (assessment.abstains) return [add];
  return [
    add,
    { label: "Why", act: { do: "why" } },
    { label: "Next tests", act: { do: "next" } },
    { label: "Treatment", act: { do: "treatment" } },
    { label: "Share", act: { do: "share" } },
  ];
};

/** What is wanted less often, behind a menu. */
const more = (assessment: Assessment, { undo = false }: CardOptions): readonly Button[] => [
  ...(assessment.abstains ? [] : [{ label: "What if …", act: { do: "what-if" as const, text: "" } }]),
  ...(assessment.abstains ? [] : [{ label: "References", act: { do: "references" as const } }]),
  { label: "Handover (SBAR)", act: { do: "handover" } },
  ...(undo ? [{ label: "Undo the last change", act: { do: "undo" as const } }] : []),
  { label: "Delete …", act: { do: "delete" } },
];

/** "Knowledge 3f2a… (2026): Submitted, not yet approved · 2026-11-23 · Decision support …" */
export const footer = (assessment: Assessment, knowledge: Knowledge, { now, version }: CardOptions): Part => {
  const setting =
    knowledge.settings.settings.find((each) => each.id === assessment.setting)?.name ?? assessment.setting;
  const { id, date } = assessment.knowledge;
  const day = now.toISOString().slice(0, 10);
  const state = assessment.causes[0]?.review.state ?? "Submitted";
  const reviewed = state === "Approved" ? "Approved" : `${state}, not yet approved`;
  const counted = version === undefined ? "" : `Case v${version} · `;
  return {
    kind: "context",
    text: plain(`${counted}Knowledge ${id} (${date}): ${reviewed} · ${day} · setting: ${setting} · ${disclaimer}`),
  };
};

const folds = (assessment: Assessment, knowledge: Knowledge, urgent: boolean): readonly Part[] => [
  ...allCausesParts(assessment, knowledge),
  ...(assessment.abstains ? [] : furtherParts(assessment, knowledge, urgent)),
  ...treatmentFolds(assessment, knowledge),
  ...calculatedFold(assessment, knowledge),
  ...indicesParts(assessment),
  ...earlierParts(assessment, knowledge),
  ...findingWordsParts(assessment, knowledge),
];

/** One line for notifications: the emergency, if there is one, then the headline. */
export const summaryOf = (assessment: Assessment, knowledge: Knowledge): string => {
  const worst = assessment.alerts.find((alert) => alert.urgency === "emergency");
  return `${worst ? `EMERGENCY: ${worst.text} ` : ""}${headlineOf(assessment, knowledge)}`;
};

const emergencyFirst = "the emergency. Tests and questions wait behind “More tests and questions” and “Next tests”.";

const isEmergency = (part: Part): boolean => part.kind === "alert" && part.urgency === "emergency";

/** The notices that come first; what to do is said once, with the alert that says it too. */
const emergencies = (notices: readonly Part[], alerts: readonly Alert[]): readonly Part[] =>
  notices.filter(isEmergency).map((part) => {
    if (part.kind !== "alert" || part.action === undefined) return part;
    const told = part.action.map((span) => span.text).join("");
    const { action: _, ...rest } = part;
    return alerts.some((alert) => alert.action === told) ? rest : part;
  });

const reminderPart = ({ text }: Reminder): Part => ({ kind: "text", text: [strong("Also: "), { text }] });

/** What to do next, in brief: the next test tells its results behind its button. In an emergency tests and questions wait. */
const planParts = (assessment: Assessment, knowledge: Knowledge, urgent: boolean): readonly Part[] => {
  const holds = holdsParts(assessment, knowledge);
  if (assessment.abstains) return holds;
  if (urgent) return [...holds, { kind: "text", text: [strong("Next: "), { text: emergencyFirst }] }];
  const always = assessment.reminders.filter((each) => each.onCard);
  return [...holds, ...nextBriefly(assessment), ...always.map(reminderPart), ...questionParts(assessment)];
};

/** The card, in the order a clinician needs it: danger, answer, what to check, what not to give, what it rests on, what to do. */
const partsOf = (assessment: Assessment, knowledge: Knowledge, options: CardOptions): readonly Part[] => {
  const alerts = [
    ...emergencies(options.notices ?? [], assessment.alerts),
    ...alertParts(assessment.alerts, knowledge),
  ];
  const urgent = alerts.some(isEmergency);
  return [
    ...alerts,
    { kind: "headline", text: headlineOf(assessment, knowledge) },
    ...checkFirstParts(assessment, knowledge),
    ...interlockParts(assessment, knowledge, true),
    ...(options.notices ?? []).filter((each) => !isEmergency(each)),
    ...changeParts(options),
    ...pictureParts(assessment, knowledge),
    ...understoodParts(assessment, knowledge),
    ...causesParts(assessment, knowledge),
    ...planParts(assessment, knowledge, urgent),
    ...ironLine(assessment, knowledge),
    ...responseParts(assessment, knowledge),
    ...doubtsParts(assessment, knowledge),
    ...folds(assessment, knowledge, urgent),
    footer(assessment, knowledge, options),
    { kind: "buttons", buttons: buttons(assessment), more: more(assessment, options) },
  ];
};

/** The card. Its first view is short; everything else is behind a title or a button. */
export const cardOf = (assessment: Assessment, knowledge: Knowledge, options: CardOptions): Doc => ({
  summary: summaryOf(assessment, knowledge),
  parts: partsOf(assessment, knowledge, options),
});
