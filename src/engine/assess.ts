/** The engine's one entry: case in, whole answer out. Pure: the same case and knowledge give the same bytes. */
import { type Case, current } from "../case/case.ts";
import { inconsistencies } from "../case/consistency.ts";
import { derive } from "../case/derive.ts";
import type { Knowledge } from "../knowledge/types.ts";
import { alertsOf, holdsOf, interlocksOf, remindersOf } from "./alerts.ts";
import type { Assessment, Doubt, Hold } from "./assessment.ts";
import { nextByRule } from "./by-rule.ts";
import { byDefinition } from "./definition.ts";
import { densitiesFor } from "./densities.ts";
import { indicesOf } from "./indices.ts";
import { modelOf } from "./model.ts";
import { pictureOf } from "./picture.ts";
import { posteriorOf } from "./posterior.ts";
import { priors, settingFor } from "./prior.ts";
import { rank } from "./rank.ts";
import { withIronResponse } from "./response.ts";
import { treatmentOf } from "./treatment.ts";
import { weigh } from "./weigh.ts";
import type { Facts } from "./when.ts";

/** What is missing of the smallest set without which a ranking would be a guess. */
const missing = (from: Case): readonly string[] => {
  const { ageYears, sex } = from.patient;
  const person = [...(ageYears === undefined ? ["age"] : []), ...(sex === undefined ? ["sex"] : [])].join(" and ");
  return [
    ...(current(from, "hb") ? [] : ["Hb"]),
    ...(current(from, "mcv") || current(from, "mch") ? [] : ["MCV (or MCH)"]),
    ...(person === "" ? [] : [person]),
  ];
};

/** Kinds of finding that say something of the blood itself; what a patient feels, has or takes fits too many causes to rank. */
const telling: ReadonlySet<string> = new Set(["film", "marrow", "genotype", "course"]);

/** Anything that says more than that somebody is anaemic and unwell. */
const tooLittle = (from: Case, knowledge: Knowledge): boolean => {
  const lab = from.labs.some((each) => !each.past && each.analyte !== "hb");
  const words = from.qualitative.some((each) => !each.past);
  const seen = Object.entries(from.findings).some(([id, found]) => {
    const entry = knowledge.findings.get(id);
    return found.state === "present" && entry && (telling.has(entry.kind) || entry.means !== undefined);
  });
  return !lab && !words && !seen;
};

/** Treatment is spoken of only when something beyond the blood count is known. */
const beyondTheCount = (from: Case, knowledge: Knowledge): boolean => {
  const labs = [...from.labs.filter((each) => !each.past), ...from.qualitative];
  const other = labs.some((each) => {
    const family = knowledge.analytes.get(each.analyte)?.family;
    return family !== undefined && family !== "block" && each.analyte !== "wbc";
  });
  const history = Object.entries(from.findings).some(([id, found]) => {
    const entry = knowledge.findings.get(id);
    return (
      found.state === "present" && entry?.means === undefined && entry?.kind !== "symptom" && entry?.kind !== "ancestry"
    );
  });
  return other || history;
};

const unitDoubts = (from: Case): readonly Doubt[] =>
  from.labs.flatMap((measurement) =>
    measurement.assumed === "unit"
      ? [
          {
            kind: "unit" as const,
            analyte: measurement.analyte,
            measurement,
            text: `${measurement.stated.text}: unit assumed`,
          },
        ]
      : [],
  );

/** Analytes and findings that can't be interpreted yet, and so are no evidence. */
const withheld = (holds: readonly Hold[]): ReadonlySet<string> =>
  new Set(holds.flatMap((each) => [...each.analytes, ...each.findings]));

/** What is believed of a case and what may be done, before anything is asked or tested. */
const judged = (from: Case, knowledge: Knowledge, setting?: string, explain?: string | false) => {
  const model = modelOf(knowledge);
  const whole = withIronResponse(derive(from), knowledge);
  const chosen = settingFor(whole, knowledge, setting);
  const densities = densitiesFor(whole.patient, knowledge);
  const picture = pictureOf(whole, knowledge, densities.patient);
  const flag = (analyte: string) => picture.flags.find((each) => each.analyte === analyte)?.flag;
  const held = holdsOf({ case: whole, flag }, knowledge);
  const before = priors({ case: whole, flag }, model, chosen);
  const measured = weigh(whole, model, before, densities, withheld(held));
  const logs = before.map((p, i) => measured.reduce((sum, each) => sum + (each.weights[i] ?? 0), Math.log(p)));
  const named = byDefinition(logs, model, { case: whole, flag });
  const weighed = named ? [...measured, named] : measured;
  const posterior = posteriorOf(named ? logs.map((log, i) => log + (named.weights[i] ?? 0)) : logs, model);
  const facts: Facts = { case: whole, posterior, flag };
  const abstains = tooLittle(whole, knowledge);
  const causes = rank({ model, before, weighed, densities }, posterior, explain);
  const interlocks = interlocksOf(facts, knowledge);
  const rankingOnly = abstains || !beyondTheCount(whole, knowledge);
  const treatment = rankingOnly ? [] : treatmentOf(causes, interlocks, facts, knowledge);
  const answer = { setting: chosen.id, case: whole, picture, abstains, causes, treatment, rankingOnly, interlocks };
  return { answer, known: { facts, model, posterior, densities } };
};

/**
 * What would lead, and what could be given, if the case were so: an assessment without evidence, tests and questions, for what
 * is only supposed. Arguments as of `assess`.
 */
export const suppose = (from: Case, knowledge: Knowledge, setting?: string): Pick<Assessment, "causes" | "treatment"> =>
  judged(from, knowledge, setting, false).answer;

/**
 * Assesses a case.
 * @param from values in canonical units (`Measurement`), each with its source words; missing red-cell indices are derived.
 * @param setting id of `settings.yaml`; without one the case chooses (age, pregnancy), else the default.
 * @param explain a condition whose evidence is wanted however improbable it is ("why not …").
 * @returns never throws for a valid case; what is missing or doubtful is in `needs` and `doubts`.
 */
export const assess = (from: Case, knowledge: Knowledge, setting?: string, explain?: string): Assessment => {
  const { answer, known } = judged(from, knowledge, setting, explain);
  const { facts } = known;
  const holds = holdsOf(facts, knowledge);
  const next = nextByRule(known, { holds, interlocks: answer.interlocks });
  return {
    knowledge: knowledge.version,
    ...answer,
    needs: answer.abstains ? missing(answer.case) : [],
    next: next.tests,
    ...(next.enough === undefined ? {} : { enough: next.enough }),
    questions: next.questions,
    reminders: remindersOf(facts, knowledge),
    alerts: alertsOf(facts, knowledge),
    holds,
    indices: indicesOf(answer.case, knowledge),
    doubts: [...unitDoubts(answer.case), ...inconsistencies(answer.case, knowledge)],
  };
};
