/** "Dose?": oral iron, the iron deficit, and the visits of an intravenous product, for the case as it stands. */
import type { Assessment } from "../../engine/assessment.ts";
import { ganzoni } from "../../engine/calculators/deficit.ts";
import { paediatricDose, unlikelyWeight } from "../../engine/calculators/paediatric.ts";
import { outside } from "../../engine/calculators/result.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import type { Reading } from "../../reading/reading.ts";
import { disclaimer } from "../card.ts";
import { type Doc, type Part, plain } from "../doc.ts";
import { interlockParts, noteParts } from "../parts/treatment.ts";
import { answer, answeringWarned, assessed, buttonsPart, type Outcome, type Scene } from "../scene.ts";
import { reviewWord } from "../words.ts";
import { calculatedParts, refusalPart } from "./dose-parts.ts";
import { type DoseAct, doseOf, weightIn, withoutTarget } from "./dose-slots.ts";
import { type Basis, basisOf, veinParts, withdrawn } from "./dose-vein.ts";
import { newsTaken, readIn } from "./text.ts";

const isIron = (given: string): boolean => given === "oral-iron" || given === "iv-iron";

/** Arithmetic is no indication: said where the case gives no reason for iron. */
const supportParts = (assessment: Assessment): readonly Part[] => {
  if (assessment.treatment.some((note) => note.gives.some(isIron))) return [];
  const text =
    assessment.abstains || assessment.rankingOnly
      ? "Too little is known of this patient to say whether iron is right or safe. The figures are arithmetic, not advice."
      : "Nothing known so far supports giving iron. The figures are arithmetic, not advice.";
  const action = plain("Ferritin with CRP, and saturation, before iron.");
  return [{ kind: "alert", urgency: "caution", text: plain(text), action }];
};

const adultNotes = (assessment: Assessment, knowledge: Knowledge): readonly Part[] =>
  assessment.treatment
    .filter((note) => note.gives.includes("oral-iron"))
    .map((note) => ({ ...note, notes: note.notes.filter((each) => each.dose) }))
    .filter((note) => note.notes.length > 0)
    .flatMap((note) => noteParts(note, knowledge));

const oralParts = (assessment: Assessment, basis: Basis, knowledge: Knowledge): readonly Part[] => {
  if (!basis.child) return adultNotes(assessment, knowledge);
  return calculatedParts(paediatricDose(basis, knowledge), knowledge);
};

/** A child's iron goes by mouth unless it is asked for by vein. */
const wayOf = ({ by }: DoseAct, { child }: Basis): DoseAct["by"] => by ?? (child ? "mouth" : undefined);

const lockText = (assessment: Assessment, way: "oral-iron" | "iv-iron"): string =>
  assessment.interlocks.find((lock) => lock.withdraws.includes(way))?.text ?? "";

const summaryOf = (assessment: Assessment, act: DoseAct, basis: Basis, knowledge: Knowledge): string => {
  const [noOral, noVein] = [withdrawn(assessment, "oral-iron"), withdrawn(assessment, "iv-iron")];
  if (noOral && (noVein || act.by === "mouth")) return `No iron dose: ${lockText(assessment, "oral-iron")}`;
  const oral = wayOf(act, basis) === "mouth" && basis.child ? paediatricDose(basis, knowledge) : undefined;
  if (oral?.kind === "worked") return `Oral iron: ${oral.value} ${oral.unit}`;
  if (noVein && act.by !== "mouth") return `No intravenous dose: ${lockText(assessment, "iv-iron")}`;
  if (basis.weight === undefined && (act.by !== "mouth" || basis.child))
    return "Iron dose: what is the weight in kilograms?";
  if (act.by === "mouth") return oral ? `No dose: ${oral.message}` : "Oral iron: dose notes";
  const unlikely = unlikelyWeight(basis, knowledge);
  if (unlikely) return `No dose: ${unlikely.message}`;
  if (basis.hb === undefined) return "Iron dose: what is the haemoglobin?";
  const total = ganzoni(basis, knowledge);
  return total.kind === "worked" ? `Iron deficit about ${total.value} mg` : `No dose: ${total.message}`;
};

/** The document. A dose is refused, with the reason and what to do instead, where iron must not be given. */
const doseDoc = (assessment: Assessment, act: DoseAct, knowledge: Knowledge): Doc => {
  const basis = basisOf(assessment, act, knowledge);
  const summary = summaryOf(assessment, act, basis, knowledge);
  const way = wayOf(act, basis);
  const none = withdrawn(assessment, "oral-iron") && withdrawn(assessment, "iv-iron");
  const oral = withdrawn(assessment, "oral-iron") || way === "vein" ? [] : oralParts(assessment, basis, knowledge);
  const vein = way === "mouth" ? [] : veinParts(assessment, act, basis, knowledge);
  return {
    summary,
    parts: [
      { kind: "headline", text: summary },
      ...interlockParts(assessment, knowledge, true),
      ...(none ? [] : [...supportParts(assessment), ...oral, ...vein]),
      { kind: "context", text: plain(`Figures ${reviewWord(knowledge.calculators.review)}. ${disclaimer}`) },
      buttonsPart({ label: "Next tests", act: { do: "next" } }, { label: "Treatment", act: { do: "treatment" } }),
    ],
  };
};

/** Answers for the case as it is. */
export const doseTurn = (scene: Scene, act: DoseAct): Outcome =>
  answeringWarned(scene, (assessment) => ({ kind: "answer", doc: doseDoc(assessment, act, scene.knowledge) }));

/** Answers a question in words: the weight (and a result or two) it brings is added to the case first. */
export const doseAsked = (scene: Scene, text: string): Outcome => {
  const weight = weightIn(text);
  const age = scene.session.case.patient.ageYears;
  const wrong = outside({ weight: weight ?? 1 }, scene.knowledge) ?? unlikelyWeight({ weight, age }, scene.knowledge);
  if (wrong) return answer(scene, { summary: wrong.message, parts: [refusalPart(wrong)] });
  const reading = readIn(scene, withoutTarget(text));
  const act = doseOf(text, scene.knowledge);
  const brings = reading.labs.length > 0 || Object.keys(reading.patient).length > 0;
  const session = brings ? newsTaken(scene, { ...reading, findings: {}, qualitative: [] }).session : scene.session;
  // A bare weight is wanted for the total: the tablets need none.
  const weighs =
    act.by === undefined &&
    !act.child &&
    /^\W{0,5}(?:(?:wt|weight|weighs?|she weighs|he weighs|about)\W{1,3})?\d{1,3}(?:[.,]\d{1,2})? ?[a-z]{0,10}\W{0,3}$/i.test(
      text,
    );
  return doseTurn({ ...scene, session }, weighs && !isChild(session, scene) ? { ...act, by: "vein" } : act);
};

const isChild = ({ case: { patient } }: Scene["session"], { knowledge }: Scene): boolean =>
  (patient.ageYears ?? Number.POSITIVE_INFINITY) < knowledge.calculators.paediatric.underAge;

const confirming =
  /^\W*(?:(?:yes|yep|ok(?:ay)?|please),? )*(?:(?:these|the|my|all) )?(?:inputs?|figures?|numbers?|values?|they|those|these) (?:are|is) (?:right|correct|fine|ok(?:ay)?|confirmed)\b|^\W*(?:yes,? |please )*(?:i )?confirm(?:ed)?(?: (?:these|the|my) (?:inputs?|figures?|numbers?))?\W*$|^\W*plan (?:the )?visits\W*$/i;

/** "Inputs are right", "confirm": the second yes in words, for the inputs as they stand; undefined for any other text. */
export const doseConfirmed = (scene: Scene, text: string): Outcome | undefined => {
  if (!confirming.test(text.trim())) return undefined;
  const asked: DoseAct = { ...doseOf(text, scene.knowledge), by: "vein" };
  const { weight, hb, target } = basisOf(assessed(scene), asked, scene.knowledge);
  if (weight === undefined || hb === undefined || target === undefined) return doseTurn(scene, asked);
  return doseTurn(scene, { ...asked, confirmed: { weight, hb, target } });
};

/** More results than these beside a question make it a new case, answered with its card. */
const mostResults = 2;

/** Is the message a question about a dose: by its words, or because a weight is all it brings? */
export const asksDose = (reading: Reading, wishes: boolean): boolean => {
  const { labs, refused, removed, qualitative, findings, patient } = reading;
  const keys = Object.keys(patient);
  const onlyWeight =
    keys.length === 1 &&
    patient.weightKg !== undefined &&
    labs.length + refused.length + removed.length + qualitative.length + Object.keys(findings).length === 0;
  return onlyWeight || (wishes && labs.length <= mostResults && refused.length === 0);
};
