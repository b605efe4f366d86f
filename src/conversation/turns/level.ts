/** "Is a CRP of 20 high?": where a value lies, and what it would mean here. Nothing is added to the case. */
import { current, emptyCase, type Measurement } from "../../case/case.ts";
import { merge } from "../../case/merge.ts";
import type { Reading } from "../../reading/reading.ts";
import { type Doc, type Part, plain, strong } from "../doc.ts";
import { beyond } from "../lookup/search.ts";
import { headlineOf } from "../parts/headline.ts";
import { valueText } from "../parts/understood.ts";
import { assessIn } from "../population.ts";
import { answer, buttonsPart, hasCase, type Outcome, type Scene } from "../scene.ts";
import { analytesNamed } from "../slots.ts";
import { pageSentences } from "./ask.ts";

const words = { low: "low", normal: "within the interval", high: "high" } as const;

const ofPatient =
  /^\W*(?:(?:and|so|ok(?:ay)?),? )*(?:what(?:'?s| is| was| are)|is|was|how (?:low|high|bad) (?:is|was)) (?:his|her|the|their|this patient'?s|that)\b/i;
/** Words a question on a value of the case may end with; any other asks more. */
const levelWords = /\b(?:low|high|normal|raised|ok(?:ay)?|bad|fine|value|level|result|again|now|really|actually)\b/gi;

/** "What is his MCV?", "is the ferritin low?": the value as it stands in the case; undefined for every other question. */
export const ownLevel = (scene: Scene, text: string): Outcome | undefined => {
  const { session, knowledge } = scene;
  if (!ofPatient.test(text)) return undefined;
  const rest = text.replace(ofPatient, " ").replaceAll(levelWords, " ");
  const [id, second] = analytesNamed(rest, knowledge);
  const lab = id === undefined ? undefined : current(session.case, id);
  const analyte = knowledge.analytes.get(id ?? "");
  if (!lab || !analyte || second !== undefined) return undefined;
  if (beyond(rest, [analyte.short, analyte.name, ...analyte.aliases].join(" ")).length > 0) return undefined;
  return answer(scene, levelDoc(scene, lab, []));
};

const levelDoc = (scene: Scene, lab: Measurement, told: readonly Part[]): Doc => {
  const { session, knowledge } = scene;
  const analyte = knowledge.analytes.get(lab.analyte);
  const only = { ...emptyCase, patient: session.case.patient, labs: [lab] };
  const flag = assessIn(only, knowledge, session.setting).picture.flags.find((each) => each.analyte === lab.analyte);
  const value = `${analyte?.short ?? lab.analyte} ${valueText(lab, knowledge)}`;
  const where = flag ? `${words[flag.flag]}${flag.interval === "" ? "" : ` (${flag.interval})`}` : undefined;
  const summary = where === undefined ? value : `${value}: ${where}`;
  return {
    summary,
    parts: [{ kind: "headline", text: summary }, ...told, ...pageSentences(analyte?.name ?? "", knowledge)],
  };
};

/** The answer for the one number of a question; undefined where there is none, or several. */
export const levelAsked = (scene: Scene, reading: Reading): Outcome | undefined => {
  const { session, knowledge } = scene;
  const [lab, second] = reading.labs;
  if (!lab || second) return undefined;
  const inCase = hasCase(session.case);
  const bare = { ...reading, findings: {}, qualitative: [], patient: {} };
  const then = inCase ? assessIn(merge(session.case, bare), knowledge, session.setting) : undefined;
  const told: readonly Part[] =
    then === undefined
      ? []
      : [{ kind: "text", text: [strong("If it were so here: "), { text: `${headlineOf(then, knowledge)}.` }] }];
  const doc = levelDoc(scene, lab, told);
  const value = `${knowledge.analytes.get(lab.analyte)?.short ?? lab.analyte} ${valueText(lab, knowledge)}`;
  const parts: readonly Part[] = [
    ...doc.parts,
    { kind: "context", text: plain(inCase ? "The case itself is unchanged." : "Nothing was taken for a patient's.") },
    buttonsPart({ label: `Add ${value}`, act: { do: "add", text: value } }),
  ];
  return answer(scene, { ...doc, parts });
};
