/** Rules over the case and the posterior: red flags, holds, interlocks, reminders. They win over any ranking. */
import type { Knowledge } from "../knowledge/types.ts";
import type { Alert, Hold, Interlock, Reminder } from "./assessment.ts";
import { type Facts, holds } from "./when.ts";

const order = ["emergency", "urgent", "soon"];

/** Red flags that hold, most urgent first. */
export const alertsOf = (facts: Facts, knowledge: Knowledge): readonly Alert[] =>
  knowledge.rules.redFlags
    .filter((rule) => holds(rule.when, facts))
    .map(({ id, urgency, text, action, sources }) => ({ id, urgency, text, action, sources }))
    .sort((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency));

/** Results and tests that can't be interpreted now. */
export const holdsOf = (facts: Facts, knowledge: Knowledge): readonly Hold[] =>
  knowledge.rules.holds
    .filter((rule) => holds(rule.when, facts))
    .map(({ id, text, tests, analytes, findings, until, instead, sources }) => ({
      id,
      text,
      tests,
      analytes,
      findings,
      until,
      sources,
      ...(instead === undefined ? {} : { instead }),
    }));

/** Treatments that must not be offered here. */
export const interlocksOf = (facts: Facts, knowledge: Knowledge): readonly Interlock[] =>
  knowledge.rules.interlocks
    .filter((rule) => holds(rule.when, facts))
    .map(({ id, text, withdraws, instead, sources }) => ({ id, text, withdraws, instead, sources }));

/** What always goes with such an answer. */
export const remindersOf = (facts: Facts, knowledge: Knowledge): readonly Reminder[] =>
  knowledge.rules.reminders
    .filter((rule) => holds(rule.when, facts))
    .map(({ id, text, tests, onCard, sources }) => ({ id, text, tests, onCard, sources }));
