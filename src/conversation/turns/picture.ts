/** "Is this microcytic?", "is she anaemic?": yes or no, by the rule that decides it. */

import { current } from "../../case/case.ts";
import type { Assessment } from "../../engine/assessment.ts";
import { labText } from "../../engine/words.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { disclaimer } from "../card.ts";
import { type Doc, plain } from "../doc.ts";
import { anaemiaWord, headlineOf, pictureParts } from "../parts/headline.ts";
import { buttonsPart } from "../scene.ts";

const asked =
  /^\W*(?:(?:and|so|but|ok(?:ay)?),? )*(?:is|are|was) (?:it|this|that|she|he|they|(?:the |my )?(?:patient|pt))(?: (?:really|actually|even|definitely|an?))* ((?:micro|macro|normo)cytic|hypochromic|ana?emi[ca])(?: (?:hypochromic )?ana?emia)?\W*$/i;

/** What of the picture a question is about: "microcytic", "anaemic"; undefined for every other question. */
export const pictureWord = (text: string): string | undefined => asked.exec(text)?.[1]?.toLowerCase();

const verdict = (word: string, { picture, case: known }: Assessment, knowledge: Knowledge, line: string): string => {
  if (word.startsWith("an")) {
    if (picture.anaemia === "unknown") return `Can't be said: ${line}`;
    return picture.anaemia === "none" ? "No: not anaemic by the limit that counts here" : `Yes: ${line}`;
  }
  const value = word === "hypochromic" ? picture.colour : picture.size;
  if (value === "unknown") return `Can't be said yet: no ${word === "hypochromic" ? "MCH" : "MCV"}`;
  const lab = current(known, word === "hypochromic" ? "mch" : "mcv");
  return `${value === word ? "Yes" : "No"}: ${value}${lab ? ` (${labText(lab, knowledge)})` : ""}`;
};

/** The answer, with the rule and who would say otherwise, and what the card says. */
export const pictureDoc = (word: string, assessment: Assessment, knowledge: Knowledge): Doc => {
  const line = anaemiaWord(assessment);
  const summary = verdict(word, assessment, knowledge, line.charAt(0).toLowerCase() + line.slice(1));
  return {
    summary,
    parts: [
      { kind: "headline", text: summary },
      ...pictureParts(assessment, knowledge),
      { kind: "text", text: plain(`The card says: ${headlineOf(assessment, knowledge)}.`) },
      { kind: "context", text: plain(disclaimer) },
      buttonsPart({ label: "Why", act: { do: "why" } }, { label: "Next tests", act: { do: "next" } }),
    ],
  };
};
