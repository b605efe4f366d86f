/** "What if ferritin were 200?": before and after, side by side. The case itself is never touched. */

import type { Case } from "../../case/case.ts";
import { merge } from "../../case/merge.ts";
import type { Assessment } from "../../engine/assessment.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { read } from "../../reading/read.ts";
import { changesBetween } from "../changes.ts";
import { withCorrections } from "../corrections.ts";
import { type Button, type Doc, type Part, plain, type Rich, strong } from "../doc.ts";
import { alertParts } from "../parts/alerts.ts";
import { headlineOf } from "../parts/headline.ts";
import { interlockParts } from "../parts/treatment.ts";
import { assessIn } from "../population.ts";
import { answer, assessed, buttonsPart, notice, type Outcome, type Scene } from "../scene.ts";
import { capital, percent } from "../words.ts";
import { meaningDoc } from "./answers.ts";
import { doseTurn } from "./dose.ts";

const mostCauses = 5;

const share = (assessment: Assessment, condition: string): string =>
  percent(assessment.causes.find((each) => each.condition === condition)?.probability ?? 0);

const causeRows = (before: Assessment, after: Assessment): readonly (readonly Rich[])[] => {
  const leading = [...after.causes.slice(0, 3), ...before.causes.slice(0, 3)];
  const ids = [...new Set(leading.map((each) => each.condition))].slice(0, mostCauses);
  return ids.map((id) => [
    plain(capital(leading.find((each) => each.condition === id)?.name ?? id)),
    plain(before.abstains ? "–" : share(before, id)),
    plain(after.abstains ? "–" : share(after, id)),
  ]);
};

const firstTest = (assessment: Assessment): string =>
  assessment.next.find((test) => test.held.length === 0)?.name ?? "none worth doing";

const nextTests = (before: Assessment, after: Assessment): string => {
  const [now, then] = [firstTest(before), firstTest(after)];
  return now === then ? `${then}, as now` : `${then}; now ${now}`;
};

const columns = [{ title: "" }, { title: "Now", align: "right" as const }, { title: "Then", align: "right" as const }];

/** What must not be given now, and might be then. */
const lifted = (before: Assessment, after: Assessment): readonly Part[] => {
  const gone = before.interlocks.filter((lock) => !after.interlocks.some((each) => each.id === lock.id));
  return gone.length === 0
    ? []
    : [{ kind: "text", text: [strong("No longer in the way: "), { text: gone.map((lock) => lock.text).join(" ") }] }];
};

const whatIfDoc = (before: Assessment, after: Assessment, changes: readonly string[], knowledge: Knowledge): Doc => {
  const summary = `If so: ${headlineOf(after, knowledge)}`;
  const rows = [
    ...causeRows(before, after),
    [plain("Anaemia"), plain(before.picture.anaemia), plain(after.picture.anaemia)],
  ];
  return {
    summary,
    parts: [
      ...alertParts(after.alerts, knowledge),
      { kind: "headline", text: summary },
      { kind: "text", text: plain(`Supposed: ${changes.join("; ")}. The case itself is unchanged.`) },
      { kind: "table", caption: "Before and after", columns, rows },
      { kind: "text", text: plain(`Next test: ${nextTests(before, after)}.`) },
      ...interlockParts(after, knowledge, true),
      ...lifted(before, after),
      buttonsPart({ label: "Show the case", act: { do: "show" } }),
    ],
  };
};

const supposing =
  /\bwhat(?:'s| would happen)? if\b|\bwhat about if\b|\b(?:suppose|supposing|imagine|hypothetically|assuming)\b|^\s*(?:and )?if\b|\bwhat would\b|\bhow would (?:it|that|the answer|this) change\b|\bwould (?:it|that|the answer|anything) change if\b/gi;
const linking =
  /\b(?:were|was|had been|would be|came back|comes back|turned out|turns out|weigh(?:ed|s)?)\b|\b(?:mean|change)\b|\?/gi;
/** "And in pregnancy?", "what about at 20 weeks?": the question before, asked of another patient. */
const instead = /^\s*(?:(?:and|but|so|or|ok(?:ay)?|then)[, ]+)*(?:(?:what|how) about|in|at|by|for|with|if|what if)\b/i;
/** A longer one is a question of its own. */
const mostWords = 8;

/** Leaves the supposed result as a plain statement: "what if ferritin were 200?" → "ferritin 200". */
const stated = (text: string): string =>
  text
    .replaceAll(supposing, " ")
    .replaceAll(linking, " ")
    .replaceAll(/\s+/g, " ")
    .replace(/^\s*(?:(?:and|but|so|or|what about|how about|in|at|by|for)\s+)+/i, "")
    .trim();

/** "90" is of what speaks loudest in this case. */
const named = (scene: Scene, text: string): string => {
  if (!/^(?:it |that |this |she |he )?(?:is |at )?\d+(?:[.,]\d+)?$/i.test(text)) return text;
  const [top] = assessed(scene).causes;
  const step = top?.steps.find((each) => each.evidence.kind === "labs" && each.evidence.ids.length === 1);
  const analyte = scene.knowledge.analytes.get(step?.evidence.ids[0] ?? "");
  return analyte ? `${analyte.short} ${text.slice(text.search(/\d/))}` : text;
};

/** What is only supposed is no slip of the pronoun. */
const unsexed = ({ patient: { sex: _, ...patient }, ...rest }: Case): Case => ({ ...rest, patient });

const supposed = (scene: Scene, text: string): Case => {
  const { session, knowledge, now } = scene;
  const options = { now, ...(session.units ? { units: session.units } : {}) };
  const words = named(scene, stated(text));
  return merge(session.case, withCorrections(read(words, knowledge, options), words, unsexed(session.case)));
};

const mostOffered = 5;

/** What the tests worth doing could show, as suppositions to tap. */
const offered = (scene: Scene): readonly Button[] =>
  assessed(scene)
    .next.filter((test) => test.held.length === 0)
    .flatMap((test) => test.outcomes.map((outcome) => outcome.result))
    .filter((result) => changesBetween(scene.session.case, supposed(scene, result), scene.knowledge).length > 0)
    .slice(0, mostOffered)
    .map((result) => ({ label: `${result}?`, act: { do: "what-if", text: `what if ${result}` } }));

const notUnderstood = (scene: Scene): Outcome => {
  const buttons = offered(scene);
  const ask = "Which result should be supposed? Say for example “what if ferritin were 200?”";
  return notice(scene, {
    summary: "Which result should be supposed?",
    parts: [
      { kind: "text", text: plain(buttons.length === 0 ? `${ask}.` : `${ask}, or tap one:`) },
      ...(buttons.length === 0 ? [] : [buttonsPart(...buttons)]),
    ],
  });
};

/** Does the text only suppose that the patient weighs something else? */
const onlyWeight = (now: Case, then: Case): boolean =>
  now.patient.weightKg !== then.patient.weightKg &&
  JSON.stringify({ ...now, patient: { ...now.patient, weightKg: 0 } }) ===
    JSON.stringify({ ...then, patient: { ...then.patient, weightKg: 0 } });

/** Does the text only name a finding? */
const onlyFindings = (now: Case, then: Case): boolean =>
  JSON.stringify({ ...now, findings: {} }) === JSON.stringify({ ...then, findings: {} });

const normalOne =
  /^\W*(?:(?:and|but|so|or)[, ]+)*(?:what )?if (?:it|that|this|they)(?:'?s| is| was| were|'?re| are| comes back| came back)? (?:all )?(?:normal|negative|positive|low|high|raised|abnormal|clear|fine)\W*$/i;

/**
 * A supposition about this patient, by the wish or by its words ("and in pregnancy?", "and if it's normal?"); undefined for every other
 * text, and for one that supposes nothing that is understood. The case is left as it is.
 */
export const hypothetical = (scene: Scene, text: string, wished: boolean): Outcome | undefined => {
  const { session } = scene;
  const [next] = normalOne.test(text) ? assessed(scene).next.filter((test) => test.held.length === 0) : [];
  // "It" is the test the card names.
  if (next) return answer(scene, meaningDoc(assessed(scene), next.test, scene.knowledge));
  const short = text.trim().split(/\s+/).length <= mostWords;
  const asks = instead.test(text) && short && text.includes("?");
  if (!wished && !asks && text.search(supposing) < 0) return undefined;
  const then = supposed(scene, text);
  // "What about coeliac?" asks how likely it is.
  if (!wished && text.search(supposing) < 0 && onlyFindings(session.case, then)) return undefined;
  if (changesBetween(session.case, then, scene.knowledge).length === 0) return wished ? whatIf(scene, text) : undefined;
  if (!onlyWeight(session.case, then)) return whatIf(scene, text);
  const { reply } = doseTurn({ ...scene, session: { ...session, case: then } }, { do: "dose" });
  return { reply, session };
};

/** Assesses the case with what `text` supposes, beside the case as it is. */
export const whatIf = (scene: Scene, text: string): Outcome => {
  const { session, knowledge } = scene;
  const then = supposed(scene, text);
  const changes = changesBetween(session.case, then, knowledge);
  if (changes.length === 0) return notUnderstood(scene);
  const after = assessIn(then, knowledge, session.setting);
  return answer(scene, whatIfDoc(assessed(scene), after, changes, knowledge));
};
