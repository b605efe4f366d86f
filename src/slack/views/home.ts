/** App Home: what it does, what it keeps, which knowledge it runs on. */
import type { types } from "@slack/bolt";
import type { Rich } from "../../conversation/doc.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { actions } from "./button.ts";
import { block, bullets, section } from "./rich.ts";

const plain = (text: string): Rich => [{ text }];
const strong = (text: string): types.RichTextBlock => block(section([{ text, style: "strong" }]));

const ways: readonly Rich[] = [
  plain("Write here in a direct message, as you would to a colleague: Hb 9.8 MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28"),
  plain("In a channel, use /anemia (or /anaemia). Only you see the answer until you share it."),
  plain("Mention me in a channel and I answer in the thread, where everyone can read it."),
  plain("On anyone's message, choose More actions → Assess these labs. Only you see the answer."),
];
const privacy: readonly Rich[] = [
  plain("Send de-identified values only. Names, numbers and dates of birth are not kept."),
  plain(
    "What you type is not kept: the values read from it are, for this conversation, until they expire or you delete them.",
  ),
  plain("No text leaves this app: no language model and no other service is called."),
];

const counts = (knowledge: Knowledge): string => {
  const conditions = [...knowledge.conditions.values()];
  const approved = conditions.filter((each) => each.review.state === "Approved").length;
  const reviewed =
    approved === 0
      ? `None of the ${conditions.length} causes has been approved by a named reviewer yet: all are shown as submitted.`
      : `${approved} of ${conditions.length} causes have been approved by named reviewers; the others are shown as submitted.`;
  return `Knowledge ${knowledge.version.id} of ${knowledge.version.date}: ${conditions.length} causes, ${knowledge.tests.size} tests, ${knowledge.treatments.size} treatment topics, ${knowledge.sources.size} sources. ${reviewed}`;
};

/** The Home tab. */
export const homeView = (knowledge: Knowledge): types.HomeView => ({
  type: "home",
  blocks: [
    { type: "header", text: { type: "plain_text", text: "Hypochrome", emoji: false } },
    block(
      section(
        plain(
          "A consult for microcytic, hypochromic anaemia. It reads the results you paste, ranks the causes with the evidence for and against each, names the next test that would change the picture most, and gives cited treatment notes, with what should not be given to this patient.",
        ),
      ),
    ),
    ...actions(
      [
        { label: "Enter results", act: { do: "form" }, style: "primary" },
        { label: "Help", act: { do: "help" } },
      ],
      (row) => `home~~~${row}`,
    ),
    { type: "divider" },
    strong("How to ask"),
    block(bullets(ways)),
    strong("Privacy"),
    block(bullets(privacy)),
    { type: "divider" },
    {
      type: "context",
      elements: [
        { type: "plain_text", text: counts(knowledge), emoji: false },
        {
          type: "plain_text",
          text: "Decision support for clinicians. Not a diagnosis, and no substitute for examining the patient.",
          emoji: false,
        },
      ],
    },
  ],
});
