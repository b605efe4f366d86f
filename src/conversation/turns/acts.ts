/** What a button (or a recognised wish) does. */
import type { Case, Finding, State } from "../../case/case.ts";
import type { AnalyteId, FindingId } from "../../knowledge/types.ts";
import type { Act } from "../act.ts";
import { cardOf } from "../card.ts";
import { readAs } from "../clarify.ts";
import { plain } from "../doc.ts";
import { awaiting } from "../history.ts";
import { answering, answeringWarned, cardFor, hasCase, notice, type Outcome, type Scene, withCase } from "../scene.ts";
import { takenUnit } from "../units.ts";
import { meaningDoc, nextDoc, treatmentDoc } from "./answers.ts";
import { helpDoc } from "./asked.ts";
import { deleted } from "./delete.ts";
import { doseTurn } from "./dose.ts";
import { handoverDoc } from "./handover.ts";
import { responseTurn } from "./iron-response.ts";
import { known } from "./known.ts";
import { emptied, resumed, splitOff } from "./next-patient.ts";
import { feedbackDoc, noCaseDoc, startedOverDoc } from "./notices.ts";
import { referencesDoc } from "./references.ts";
import { populationSet, roleSet } from "./settings.ts";
import { freshCase, textAdded } from "./text.ts";
import { samePatient, undone, whatChanged, whoGave } from "./versions.ts";
import { whatIf } from "./what-if.ts";
import { whyReply } from "./why.ts";

const without = (from: Case, analytes: readonly AnalyteId[]): Case => ({
  ...from,
  labs: from.labs.filter((lab) => !analytes.includes(lab.analyte)),
  qualitative: from.qualitative.filter((each) => !analytes.includes(each.analyte)),
});

const removed = (scene: Scene, analytes: readonly AnalyteId[]): Outcome =>
  hasCase(scene.session.case)
    ? withCase(scene, without(scene.session.case, analytes))
    : notice(scene, noCaseDoc(scene.knowledge));

/** Takes the reading in `unit` of the newest number of `analyte` that is in doubt. */
const unitChosen = (scene: Scene, analyte: AnalyteId, unit: string): Outcome => {
  const { session, knowledge } = scene;
  const lab = session.case.labs.findLast((each) => each.analyte === analyte && each.assumed === "unit");
  const entry = knowledge.analytes.get(analyte);
  if (!lab || !entry) return withCase(scene, session.case);
  const taken = { unit: takenUnit(lab, entry).unit, value: lab.value };
  const chosen = [taken, ...(lab.alternatives ?? [])].find((each) => each.unit === unit);
  return withCase(scene, chosen ? readAs(session.case, lab, chosen) : session.case);
};

const findingTold = (scene: Scene, id: FindingId, state: State): Outcome => {
  if (!scene.knowledge.findings.has(id)) return withCase(scene, scene.session.case);
  const words = state === "present" ? "answered yes" : "answered no";
  const told: Finding = { state, stated: { text: words, start: 0, end: words.length } };
  const { session } = scene;
  return withCase(scene, { ...session.case, findings: { ...session.case.findings, [id]: told } });
};

const form = (scene: Scene, text: string | undefined): Outcome => ({
  session: scene.session,
  reply: {
    kind: "form",
    prefill: text ?? "",
    doc: {
      summary: "Type or paste the results to add.",
      parts: [{ kind: "text", text: plain("Type or paste the results to add, for example: “ferritin 8, CRP 2”.") }],
    },
  },
});

type About = Extract<
  Act,
  {
    do:
      | "why"
      | "next"
      | "meaning"
      | "treatment"
      | "what-if"
      | "show"
      | "references"
      | "share"
      | "handover"
      | "changed"
      | "given";
  }
>;

/** Wishes that are about a case. */
const aboutCase = (scene: Scene, act: About): Outcome => {
  const { session, knowledge, now } = scene;
  if (!hasCase(session.case)) return notice(scene, noCaseDoc(scene.knowledge));
  switch (act.do) {
    case "why":
      return answeringWarned(scene, (assessment) => whyReply(scene, assessment, act.condition));
    case "meaning":
      return answeringWarned(scene, (assessment) => ({
        kind: "answer",
        doc: meaningDoc(assessment, act.test, knowledge),
      }));
    case "next":
      return answeringWarned(scene, (assessment) => ({ kind: "answer", doc: nextDoc(assessment, knowledge) }));
    case "treatment":
      return answeringWarned(scene, (assessment) => ({ kind: "answer", doc: treatmentDoc(assessment, knowledge) }));
    case "references":
      return answering(scene, (assessment) => ({ kind: "answer", doc: referencesDoc(assessment, knowledge) }));
    case "share":
      return answering(scene, (assessment) => ({
        kind: "share",
        doc: cardOf(assessment, knowledge, { now }),
        assessment,
      }));
    case "handover":
      return answering(scene, (assessment) => ({ kind: "answer", doc: handoverDoc(scene, assessment) }));
    case "changed":
      return whatChanged(scene, act.since);
    case "given":
      return whoGave(scene, act.analytes);
    case "what-if":
      return whatIf(scene, act.text);
    case "show":
      return withCase(scene, session.case);
  }
};

const ofConversations = ["start-over", "pending", "undo", "same-patient", "new-patient", "resume", "delete"] as const;
type OfConversation = Extract<Act, { readonly do: (typeof ofConversations)[number] }>;
const isOfConversation = (act: Act): act is OfConversation => ofConversations.some((each) => each === act.do);

/** Wishes that are about the conversation: its steps, its patient, whether it is kept. */
const ofConversation = (scene: Scene, act: OfConversation): Outcome => {
  const { session } = scene;
  switch (act.do) {
    case "start-over":
      return { session: emptied(scene), reply: { kind: "notice", doc: startedOverDoc(scene.knowledge) } };
    case "pending":
      return cardFor(scene, { ...awaiting(session, act.analytes, session.case), version: session.version + 1 });
    case "undo":
      return undone(scene, act.steps);
    case "same-patient":
      return samePatient(scene);
    case "new-patient":
      return splitOff(scene);
    case "resume":
      return resumed(scene);
    case "delete":
      return deleted(scene, act.of);
  }
};

/** Carries out one act. */
export const acted = (scene: Scene, act: Act): Outcome => {
  if (isOfConversation(act)) return ofConversation(scene, act);
  switch (act.do) {
    case "assess":
      return freshCase(scene, act.text);
    case "add":
      return textAdded(scene, act.text);
    case "remove":
      return removed(scene, act.analytes);
    case "unit":
      return unitChosen(scene, act.analyte, act.unit);
    case "finding":
      return findingTold(scene, act.finding, act.state);
    case "form":
      return form(scene, act.text);
    case "dose":
      return doseTurn(scene, act);
    case "response":
      return responseTurn(scene);
    case "role":
      return roleSet(scene, act.role);
    case "population":
      return populationSet(scene, act.setting);
    case "page":
    case "compare":
    case "overview":
    case "conflicts":
      return known(scene, act);
    case "feedback":
      return notice(scene, feedbackDoc(act.helpful, scene.knowledge));
    case "help":
      return notice(scene, helpDoc(scene.knowledge));
    default:
      return aboutCase(scene, act);
  }
};
