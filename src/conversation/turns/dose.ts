/** "Dose?": oral iron, the iron deficit, and the visits of an intravenous product, for the case as it stands. */
import { current } from "../../case/case.ts";
import type { Assessment } from "../../engine/assessment.ts";
import { ganzoni, simplifiedTable, usualTarget } from "../../engine/calculators/deficit.ts";
import { paediatricDose } from "../../engine/calculators/paediatric.ts";
import { outside } from "../../engine/calculators/result.ts";
import { visitsFor } from "../../engine/calculators/visits.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import type { Reading } from "../../reading/reading.ts";
import { disclaimer } from "../card.ts";
import { type Button, type Doc, type Part, plain, strong } from "../doc.ts";
import { interlockParts, noteParts } from "../parts/treatment.ts";
import { answer, answeringWarned, buttonsPart, type Outcome, type Scene } from "../scene.ts";
import { citing, reviewWord } from "../words.ts";
import { calculatedParts, planParts, refusalPart } from "./dose-parts.ts";
import { type DoseAct, doseOf, weightIn, withoutTarget } from "./dose-slots.ts";
import { newsTaken, readIn } from "./text.ts";

/** What the sums are made of. Hb and target g/L, weight kg, age years. */
interface Basis {
  readonly weight: number | undefined;
  readonly hb: number | undefined;
  readonly target: number | undefined;
  readonly age: number | undefined;
  readonly child: boolean;
}

const basisOf = (assessment: Assessment, act: DoseAct, knowledge: Knowledge): Basis => {
  const { weightKg: weight, ageYears: age } = assessment.case.patient;
  const hb = current(assessment.case, "hb");
  const target = act.target ?? (weight === undefined ? undefined : usualTarget(weight, knowledge));
  const child = age === undefined ? act.child === true : age < knowledge.calculators.paediatric.underAge;
  return { weight, hb: hb?.bound === undefined ? hb?.value : undefined, target, age, child };
};

const withdrawn = (assessment: Assessment, way: "oral-iron" | "iv-iron"): boolean =>
  assessment.interlocks.some((lock) => lock.withdraws.includes(way));

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

/** What is still missing for a sum, asked for in words whose answer is understood. */
const askParts = ({ weight, hb }: Basis): readonly Part[] => {
  const asks = [
    ...(weight === undefined ? ["the weight, for example “62 kg”"] : []),
    ...(hb === undefined ? ["the haemoglobin, for example “Hb 84 g/L”"] : []),
  ];
  return [
    { kind: "text", text: [strong("For the total by vein I need "), { text: `${asks.join(" and ")}.` }] },
    buttonsPart({ label: "Add results", act: { do: "form" } }),
  ];
};

const targets = [130, 150] as const;

const confirmButtons = (basis: Basis, act: DoseAct): Part => {
  const { weight = 0, hb = 0, target = 0 } = basis;
  const confirm: Button = {
    label: "These inputs are right: plan visits",
    act: { ...act, by: "vein", confirmed: { weight, hb, target } },
    style: "primary",
  };
  const others = targets
    .filter((each) => each !== target)
    .map(
      (each): Button => ({
        label: `Target ${each} g/L`,
        act: { do: "dose", by: "vein", target: each, ...(act.product ? { product: act.product } : {}) },
      }),
    );
  return buttonsPart(confirm, ...others);
};

const confirms = ({ confirmed }: DoseAct, { weight, hb, target }: Basis): boolean =>
  confirmed !== undefined && confirmed.weight === weight && confirmed.hb === hb && confirmed.target === target;

const planned = (total: number, act: DoseAct, basis: Basis, knowledge: Knowledge): readonly Part[] => {
  const { calculators } = knowledge;
  const chosen = calculators.products.filter((each) => act.product === undefined || each.aliases.includes(act.product));
  const tried = chosen.map((each) => visitsFor(each, { total, weight: basis.weight ?? 0, age: basis.age }, knowledge));
  const plans = tried.flatMap((each) => (each.kind === "worked" ? [each] : []));
  const refused = tried.find((each) => each.kind === "refused");
  if (plans.length === 0) return refused?.kind === "refused" ? [refusalPart(refused)] : [];
  const { note, sources } = calculators.intravenous;
  return [...planParts(plans, knowledge), { kind: "text", text: [{ text: note }, citing(sources, knowledge)] }];
};

const veinParts = (assessment: Assessment, act: DoseAct, basis: Basis, knowledge: Knowledge): readonly Part[] => {
  if (withdrawn(assessment, "iv-iron")) return [];
  if (basis.weight === undefined || basis.hb === undefined) return askParts(basis);
  const total = ganzoni(basis, knowledge);
  const table = simplifiedTable(basis, knowledge);
  const sums = [
    ...calculatedParts(total, knowledge),
    ...(table.kind === "worked" ? calculatedParts(table, knowledge) : []),
  ];
  if (total.kind === "refused") return sums;
  if (confirms(act, basis)) return [...sums, ...planned(total.value, act, basis, knowledge)];
  const why =
    act.confirmed === undefined
      ? "An estimate, not a plan: check the inputs, then confirm them."
      : "The inputs have changed since you confirmed them: check them again.";
  return [...sums, { kind: "text", text: plain(why) }, confirmButtons(basis, act)];
};

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
  const wrong = outside({ weight: weightIn(text) ?? 1 }, scene.knowledge);
  if (wrong) return answer(scene, { summary: wrong.message, parts: [refusalPart(wrong)] });
  const act = doseOf(text, scene.knowledge);
  const reading = readIn(scene, withoutTarget(text));
  const brings = reading.labs.length > 0 || Object.keys(reading.patient).length > 0;
  const session = brings ? newsTaken(scene, { ...reading, findings: {}, qualitative: [] }).session : scene.session;
  return doseTurn({ ...scene, session }, act);
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
