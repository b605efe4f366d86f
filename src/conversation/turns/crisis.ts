/** Short, humane answers, and the emergency in which a count is the least of it. */

import { overdoses } from "../../reading/overdose.ts";
import type { Reading } from "../../reading/reading.ts";
import { disclaimer } from "../card.ts";
import { despairs, grieves } from "../crisis.ts";
import { type Doc, type Part, plain } from "../doc.ts";
import { alertParts } from "../parts/alerts.ts";
import { assessed, buttonsPart, notice, type Outcome, type Scene } from "../scene.ts";
import { identifierParts } from "./notices.ts";
import { bringsNumbers, newsTaken } from "./text.ts";

const said = (...sentences: readonly string[]): Doc => ({
  summary: sentences[0] ?? "",
  parts: sentences.map((text): Part => ({ kind: "text", text: plain(text) })),
});

const despair = said(
  "I'm sorry you are going through this. Please don't stay alone with it.",
  "Call your local emergency number or a crisis line now, or go to the nearest emergency department; if you can, tell someone near you.",
  "I only read blood counts, so I can't be that help. Nothing of this message was kept.",
);

const grief = said(
  "I'm sorry. That is a lot to carry.",
  "I only read blood counts for clinicians and can't stand in for your own doctor, or for somebody to talk to: please take your questions, and this, to them. If you feel unsafe, call your local emergency number.",
  "Nothing of this message was kept.",
);

/** Where only the overdose is told, what to do about it is the whole answer; what was told stays, so that no dose follows. */
const poisoned = (scene: Scene, reading: Reading): Outcome => {
  const { session } = newsTaken(scene, reading);
  const assessment = assessed({ ...scene, session });
  const worst = assessment.alerts[0];
  const parts: readonly Part[] = [
    ...alertParts(assessment.alerts, scene.knowledge),
    ...identifierParts(reading.identifiers),
    {
      kind: "text",
      text: plain("Tell them which tablets, how many, when, and the weight. No dose of iron is worked out here."),
    },
    { kind: "context", text: plain(disclaimer) },
    buttonsPart({ label: "Add results", act: { do: "form" } }),
  ];
  return {
    session,
    reply: { kind: "answer", doc: { summary: `EMERGENCY: ${worst?.text ?? ""} ${worst?.action ?? ""}`, parts } },
  };
};

/** The answer to words that can't wait; undefined for all others. A message that holds results is read as one. */
export const inCrisis = (scene: Scene, text: string, reading: Reading): Outcome | undefined => {
  if (despairs(text)) return notice(scene, despair);
  if (bringsNumbers(reading)) return undefined;
  if (overdoses(text)) return poisoned(scene, reading);
  return grieves(text) ? notice(scene, grief) : undefined;
};
