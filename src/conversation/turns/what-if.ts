/** "What if ferritin were 200?": before and after, side by side. The case itself is never touched. */

import type { Case } from "../../case/case.ts";
import { merge } from "../../case/merge.ts";
import type { Assessment } from "../../engine/assessment.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { read } from "../../reading/read.ts";
import { changesBetween } from "../changes.ts";
import { type Button, type Doc, plain, type Rich } from "../doc.ts";
import { alertParts } from "../parts/alerts.ts";
import { headlineOf } from "../parts/headline.ts";
import { interlockParts } from "../parts/treatment.ts";
import { assessIn } from "../population.ts";
import { answer, assessed, buttonsPart, notice, type Outcome, type Scene } from "../scene.ts";
import { capital, percent } from "../words.ts";

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
      buttonsPart({ label: "Show the case", act: { do: "show" } }),
    ],
  };
};

const supposing =
  /\bwhat(?:'s| would happen)? if\b|\bwhat about if\b|\b(?:suppose|supposing|imagine|hypothetically|assuming)\b|^\s*(?:and )?if\b|\bwhat would\b|\bhow would (?:it|that|the answer|this) change\b|\bwould (?:it|that|the answer|anything) change if\b/gi;
const linking = /\b(?:were|was|had been|would be|came back|comes back|turned out|turns out)\b|\b(?:mean|change)\b|\?/gi;

/** Leaves the supposed result as a plain statement: "what if ferritin were 200?" → "ferritin 200". */
const stated = (text: string): string => text.replaceAll(supposing, " ").replaceAll(linking, " ").trim();

const supposed = ({ session, knowledge, now }: Scene, text: string): Case => {
  const options = { now, ...(session.units ? { units: session.units } : {}) };
  return merge(session.case, read(stated(text), knowledge, options));
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

/** Assesses the case with what `text` supposes, beside the case as it is. */
export const whatIf = (scene: Scene, text: string): Outcome => {
  const { session, knowledge } = scene;
  const then = supposed(scene, text);
  const changes = changesBetween(session.case, then, knowledge);
  if (changes.length === 0) return notUnderstood(scene);
  const after = assessIn(then, knowledge, session.setting);
  return answer(scene, whatIfDoc(assessed(scene), after, changes, knowledge));
};
