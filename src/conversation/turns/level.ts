/** "Is a CRP of 20 high?": where a value lies, and what it would mean here. Nothing is added to the case. */
import { emptyCase } from "../../case/case.ts";
import { merge } from "../../case/merge.ts";
import type { Reading } from "../../reading/reading.ts";
import { type Doc, type Part, plain, strong } from "../doc.ts";
import { headlineOf } from "../parts/headline.ts";
import { valueText } from "../parts/understood.ts";
import { assessIn } from "../population.ts";
import { answer, buttonsPart, hasCase, type Outcome, type Scene } from "../scene.ts";
import { pageSentences } from "./ask.ts";

const words = { low: "low", normal: "within the interval", high: "high" } as const;

/** The answer for the one number of a question; undefined where there is none, or several. */
export const levelAsked = (scene: Scene, reading: Reading): Outcome | undefined => {
  const { session, knowledge } = scene;
  const [lab, second] = reading.labs;
  if (!lab || second) return undefined;
  const analyte = knowledge.analytes.get(lab.analyte);
  const only = { ...emptyCase, patient: session.case.patient, labs: [lab] };
  const flag = assessIn(only, knowledge, session.setting).picture.flags.find((each) => each.analyte === lab.analyte);
  const value = `${analyte?.short ?? lab.analyte} ${valueText(lab, knowledge)}`;
  const where = flag ? `${words[flag.flag]}${flag.interval === "" ? "" : ` (${flag.interval})`}` : undefined;
  const summary = where === undefined ? value : `${value}: ${where}`;
  const inCase = hasCase(session.case);
  const then = inCase
    ? assessIn(
        merge(session.case, { ...reading, findings: {}, qualitative: [], patient: {} }),
        knowledge,
        session.setting,
      )
    : undefined;
  const parts: readonly Part[] = [
    { kind: "headline", text: summary },
    ...(then === undefined
      ? []
      : [
          {
            kind: "text" as const,
            text: [strong("If it were so here: "), { text: `${headlineOf(then, knowledge)}.` }],
          },
        ]),
    ...pageSentences(analyte?.name ?? "", knowledge),
    { kind: "context", text: plain(inCase ? "The case itself is unchanged." : "Nothing was taken for a patient's.") },
    buttonsPart({ label: `Add ${value}`, act: { do: "add", text: value } }),
  ];
  const doc: Doc = { summary, parts };
  return answer(scene, doc);
};
