/** "Response?": the rise of haemoglobin on iron against what was to be expected, and what to do about it. */

import type { Assessment } from "../../engine/assessment.ts";
import { ironResponseOf, type ResponseVerdict } from "../../engine/response.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import type { Reading } from "../../reading/reading.ts";
import { disclaimer } from "../card.ts";
import { type Doc, type Part, plain } from "../doc.ts";
import { recheckParts, responseText, scheduleParts } from "../parts/response.ts";
import { interlockParts } from "../parts/treatment.ts";
import { answeringWarned, buttonsPart, type Outcome, type Scene } from "../scene.ts";
import { citing, reviewWord } from "../words.ts";
import { newsTaken } from "./text.ts";

const adviceFor = (verdict: ResponseVerdict | undefined, { calculators }: Knowledge): string => {
  const { after, ladder, failedAfterDays } = calculators.response;
  switch (verdict) {
    case "responding":
    case "normal":
      return `It speaks for iron deficiency. ${after}`;
    case "none":
      return `It speaks against simple iron deficiency that iron by mouth can mend. Think of: ${ladder}`;
    case "less than expected":
      return `Repeat by ${failedAfterDays} days. Think of: ${ladder}`;
    case "too early":
      return "Repeat the haemoglobin when the first step is due.";
    case "unreadable":
      return "A transfusion raises the haemoglobin by itself: judge by later values, reticulocytes or Ret-He.";
    default:
      return "To judge the answer I need two haemoglobins with iron between them: “Hb 102 now after 3 weeks of iron”, or “Hb +12 at 2 weeks”.";
  }
};

const expectedOf = (withheld: boolean, { calculators }: Knowledge): string => {
  if (withheld) return "No iron is to be given here, so no response to it is expected";
  return `Recheck the haemoglobin after ${calculators.response.steps.map(({ days }) => days).join(" and ")} days of iron`;
};

const responseDoc = (assessment: Assessment, knowledge: Knowledge): Doc => {
  const response = ironResponseOf(assessment.case, knowledge);
  const withheld = assessment.interlocks.some((lock) => lock.withdraws.includes("oral-iron"));
  const summary = response ? responseText(response) : expectedOf(withheld, knowledge);
  const sources = response?.sources ?? knowledge.calculators.response.sources;
  const advice: Part = {
    kind: "text",
    text: [{ text: adviceFor(response?.verdict, knowledge) }, citing(sources, knowledge)],
  };
  return {
    summary,
    parts: [
      { kind: "headline", text: summary },
      ...interlockParts(assessment, knowledge, true),
      ...(response
        ? [...scheduleParts(response, knowledge), advice]
        : withheld
          ? []
          : [...recheckParts(knowledge), advice]),
      { kind: "context", text: plain(`Figures ${reviewWord(knowledge.calculators.review)}. ${disclaimer}`) },
      buttonsPart({ label: "Next tests", act: { do: "next" } }, { label: "Treatment", act: { do: "treatment" } }),
    ],
  };
};

/** Answers with or without a case: without one, the schedule. */
export const responseTurn = (scene: Scene): Outcome =>
  answeringWarned(scene, (assessment) => ({ kind: "answer", doc: responseDoc(assessment, scene.knowledge) }));

/** Does the message itself tell how long iron was taken? */
export const tellsCourse = (reading: Reading): boolean => reading.findings["iron_therapy"]?.forDays !== undefined;

/** "Hb +12 at 2 weeks, is that good?": added to the case, and answered. */
export const responseAsked = (scene: Scene, reading: Reading): Outcome =>
  responseTurn({ ...scene, session: newsTaken(scene, reading).session });
