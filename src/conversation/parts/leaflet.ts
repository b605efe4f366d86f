/** The leaflet: every number and every must-not of the card, in plain words, with nothing to do by oneself. */
import type { Assessment, Interlock } from "../../engine/assessment.ts";
import { labText } from "../../engine/words.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { type Part, plain, type Rich, strong } from "../doc.ts";
import { capital, percent } from "../words.ts";

const flagWords = { low: "lower than usual", normal: "as expected", high: "higher than usual" } as const;

const valueLines = ({ case: { labs }, picture }: Assessment, knowledge: Knowledge): readonly Rich[] =>
  labs
    .filter((lab) => !lab.past)
    .map((lab): Rich => {
      const short = knowledge.analytes.get(lab.analyte)?.short ?? lab.analyte;
      const meant = knowledge.wording.terms.find((each) => each.words.includes(short))?.plain;
      const flag = picture.flags.find((each) => each.analyte === lab.analyte)?.flag;
      return [
        strong(labText(lab, knowledge)),
        { text: `${meant ? ` (${meant})` : ""}${flag ? `: ${flagWords[flag]}` : ""}` },
      ];
    });

/** Causes worth telling a patient about. */
const leastTold = 0.1;

const causeLines = ({ causes }: Assessment, knowledge: Knowledge): readonly Rich[] =>
  causes
    .filter((cause) => cause.probability >= leastTold)
    .map((cause): Rich => {
      const group = knowledge.conditions.get(cause.condition)?.group ?? "";
      const meant = knowledge.wording.groups[group] ?? "";
      return [strong(capital(cause.name)), { text: `, about ${percent(cause.probability)} likely. ${meant}` }];
    });

const mustNot = (locks: readonly Interlock[]): readonly Rich[] =>
  locks.map((lock): Rich => [{ text: lock.text }, { text: ` Instead: ${lock.instead}` }]);

const section = (title: string, items: readonly Rich[]): readonly Part[] =>
  items.length === 0
    ? []
    : [
        { kind: "text", text: [strong(title)] },
        { kind: "list", items },
      ];

/** The leaflet, to be read with a doctor. */
export const leafletParts = (assessment: Assessment, knowledge: Knowledge): readonly Part[] => {
  const first = assessment.next.find((test) => test.held.length === 0);
  return [
    ...assessment.alerts.map(
      (alert): Part => ({
        kind: "alert",
        urgency: alert.urgency,
        text: plain(alert.text),
        action: plain(`Your doctor should know of this at once. ${alert.action}`),
      }),
    ),
    { kind: "headline", text: "What your blood test shows" },
    { kind: "text", text: plain(knowledge.wording.leaflet.opening.text) },
    ...section("What was measured", valueLines(assessment, knowledge)),
    ...(assessment.abstains
      ? [{ kind: "text" as const, text: plain("More results are needed before anything can be said of the cause.") }]
      : section("What it may mean", causeLines(assessment, knowledge))),
    ...section("What should not be done, and why (for your doctor)", mustNot(assessment.interlocks)),
    ...section(
      "Tests that have to wait (for your doctor)",
      assessment.holds.map((hold) => plain(`${hold.text} Until: ${hold.until}.`)),
    ),
    ...(first && !assessment.abstains
      ? [{ kind: "text" as const, text: [strong("A next test your doctor may suggest: "), { text: `${first.name}.` }] }]
      : []),
    { kind: "text", text: plain(knowledge.wording.leaflet.urgent.text) },
    {
      kind: "context",
      text: plain(
        `Knowledge ${assessment.knowledge.id} (${assessment.knowledge.date}); not yet approved by a named reviewer. Not a diagnosis.`,
      ),
    },
  ];
};
