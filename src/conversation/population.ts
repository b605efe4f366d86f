/** Which setting's priors count: what people say of their clinic and where it stands, and what a patient's age decides by itself. */
import type { Case } from "../case/case.ts";
import { assess } from "../engine/assess.ts";
import type { Assessment } from "../engine/assessment.ts";
import { settingFor } from "../engine/prior.ts";
import type { ConditionId, Knowledge } from "../knowledge/types.ts";
import type { Act } from "./act.ts";

type Clinic = Knowledge["settings"]["clinics"][number];
type Prevalence = "low" | "high" | "unknown";

const plainly = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

const clinicOf = (setting: string | undefined, knowledge: Knowledge): Clinic | undefined =>
  knowledge.settings.clinics.find((clinic) => Object.values(clinic.settings).includes(setting));

const prevalenceOf = (setting: string | undefined, knowledge: Knowledge): Prevalence => {
  const clinic = clinicOf(setting, knowledge);
  if (clinic && clinic.settings.high === setting) return "high";
  return clinic && clinic.settings.low === setting ? "low" : "unknown";
};

const rowOf = (clinic: Clinic, prevalence: Prevalence): string =>
  (prevalence === "unknown" ? undefined : clinic.settings[prevalence]) ?? clinic.settings.unknown;

/**
 * The setting for a case. One that was chosen counts, except that a general clinic's gives way to the one a patient's age or
 * pregnancy chooses; how common carriers are there is kept.
 */
export const settingOf = (from: Case, knowledge: Knowledge, chosen?: string): string | undefined => {
  if (chosen === undefined || !clinicOf(chosen, knowledge)?.general) return chosen;
  const own = settingFor(from, knowledge).id;
  if (own === knowledge.settings.default) return chosen;
  const clinic = clinicOf(own, knowledge);
  return clinic ? rowOf(clinic, prevalenceOf(chosen, knowledge)) : own;
};

interface Made {
  readonly knowledge: Knowledge;
  readonly chosen: string | undefined;
  readonly explain: ConditionId | undefined;
  readonly assessment: Assessment;
}

/** A turn looks at its case several times; the case itself never changes. */
const made = new WeakMap<Case, readonly Made[]>();

/** The case assessed under the setting that counts for it. */
export const assessIn = (from: Case, knowledge: Knowledge, chosen?: string, explain?: ConditionId): Assessment => {
  const before = made.get(from) ?? [];
  const known = before.find(
    (each) => each.knowledge === knowledge && each.chosen === chosen && each.explain === explain,
  );
  if (known) return known.assessment;
  const assessment = assess(from, knowledge, settingOf(from, knowledge, chosen), explain);
  made.set(from, [...before, { knowledge, chosen, explain, assessment }]);
  return assessment;
};

const longest = (words: string, names: readonly string[]): number =>
  Math.max(0, ...names.filter((name) => words.includes(plainly(name))).map((name) => name.length));

const best = <T>(items: readonly T[], size: (item: T) => number): T | undefined =>
  [...items].sort((one, other) => size(other) - size(one)).find((item) => size(item) > 0);

const placing =
  /^(?:ok(?:ay)?[, ]+|by the way[, ]+|fyi[, ]+|note[: ]+)*(?:we(?:'re| are| work| practi[cs]e)|i(?:'m| am| work)|(?:our|my|the|this) (?:[\w-]+ ){0,2}(?:clinic|hospital|practice|unit|department|population|patients?|setting|lab|laboratory)|this is|it'?s|setting|population|clinic|region|country|prevalence|set|change|use|switch|seen|from)\b/i;
const asksWhich =
  /^(?:which |what |change |set |the |my |our |current )*(?:population|setting|prevalence|priors?)(?: is (?:used|set|this))?[ ?.!]*$/i;
const prevalenceSaid = /\b(high|low)[- ](?:thal\w* )?prevalence\b|\bthal\w* (?:is |are )?(un)?common\b/i;

const saidPrevalence = (text: string): Prevalence | undefined => {
  const found = prevalenceSaid.exec(text);
  if (!found) return undefined;
  if (found[1]) return found[1].toLowerCase() === "high" ? "high" : "low";
  return found[2] ? "low" : "high";
};

/**
 * "We're in Sicily", "antenatal clinic", "this is primary care": the setting meant, beside the one there is.
 * @returns undefined when the text is about something else; an act without a setting when it asks which there are.
 */
export const populationWish = (text: string, knowledge: Knowledge, from: Case, chosen?: string): Act | undefined => {
  const said = text.replaceAll("’", "'").trim();
  if (said.length > 90) return undefined;
  if (asksWhich.test(said)) return { do: "population" };
  // A "dialysis patient" is told of the patient, not of the clinic.
  if (/\b(?:she|he|her|his|him|patient|mother|father|partner)\b(?! population)/i.test(said)) return undefined;
  const words = plainly(said);
  const { clinics, regions } = knowledge.settings;
  const clinic = best(clinics, (each) => longest(words, each.called));
  const region = best(regions, (each) => longest(words, each.names));
  const prevalence = saidPrevalence(said) ?? region?.prevalence;
  const alone = clinic !== undefined && words.trim().length <= longest(words, clinic.called) + 4;
  if (!placing.test(said) && !alone && saidPrevalence(said) === undefined) return undefined;
  if (!clinic && !prevalence) return undefined;
  const before = chosen ?? settingFor(from, knowledge).id;
  const where = clinic ?? clinicOf(before, knowledge) ?? clinics[0];
  return where && { do: "population", setting: rowOf(where, prevalence ?? prevalenceOf(before, knowledge)) };
};
