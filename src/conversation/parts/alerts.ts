/** Red flags: what comes first on every page about the patient, with what to do about it. */
import type { Alert, Assessment } from "../../engine/assessment.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { type Doc, type Part, plain, strong } from "../doc.ts";
import { citing } from "../words.ts";

/** Red flags, most urgent first. */
export const alertParts = (alerts: readonly Alert[], knowledge: Knowledge): readonly Part[] =>
  alerts.map((alert) => ({
    kind: "alert",
    urgency: alert.urgency,
    text: [strong(alert.text), citing(alert.sources, knowledge)],
    action: plain(alert.action),
  }));

/** The page with its red flags before everything else, and the emergency in its one line. */
export const warnedOf = (doc: Doc, alerts: readonly Alert[], knowledge: Knowledge): Doc => {
  if (alerts.length === 0) return doc;
  const worst = alerts.find((alert) => alert.urgency === "emergency");
  return {
    summary: worst ? `EMERGENCY: ${worst.text} ${worst.action} ${doc.summary}` : doc.summary,
    parts: [...alertParts(alerts, knowledge), ...doc.parts],
  };
};

/** What must be done before any test or treatment is thought of; undefined where nothing is that urgent. */
export const urgentStep = ({ alerts }: Assessment): string | undefined =>
  alerts.find((alert) => alert.urgency === "emergency" || alert.urgency === "urgent")?.action;
