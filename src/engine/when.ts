/** Whether a rule's `when` holds for a case and, where it asks for one, a posterior. What is not known makes a test false. */
import { type Case, current, type Measurement } from "../case/case.ts";
import type { When } from "../knowledge/types.ts";
import type { Posterior } from "./posterior.ts";
import { trimesterOf } from "./reference.ts";

/** What a rule may look at. Without a posterior every question of probability is false. */
export interface Facts {
  readonly case: Case;
  readonly posterior?: Posterior;
  readonly flag?: (analyte: string) => "low" | "normal" | "high" | undefined;
}

type Limits = Extract<When, { readonly lab: string }>;

const inLimits = (limits: Limits, { value, bound }: Measurement): boolean => {
  // "< 5" is below 10 for certain, but never known to be above anything.
  const low = bound === "<" ? Number.NEGATIVE_INFINITY : value;
  const high = bound === ">" ? Number.POSITIVE_INFINITY : value;
  return (
    (limits.below === undefined || high < limits.below || (bound === "<" && value <= limits.below)) &&
    (limits.atMost === undefined || high <= limits.atMost) &&
    (limits.above === undefined || low > limits.above || (bound === ">" && value >= limits.above)) &&
    (limits.atLeast === undefined || low >= limits.atLeast)
  );
};

const labHolds = (limits: Limits, facts: Facts): boolean => {
  if (limits.past)
    return facts.case.labs.some((lab) => lab.past && lab.analyte === limits.lab && inLimits(limits, lab));
  const lab = current(facts.case, limits.lab);
  return lab !== undefined && inLimits(limits, lab);
};

const levelOf = (analyte: string, facts: Facts): string | undefined => {
  if (current(facts.case, analyte)) return facts.flag?.(analyte);
  return facts.case.qualitative.findLast((each) => each.analyte === analyte && !each.past)?.level;
};

const findingHolds = (when: Extract<When, { readonly finding: string }>, facts: Facts): boolean => {
  const found = facts.case.findings[when.finding];
  if (!found || found.state !== (when.is ?? "present")) return false;
  // An undated event counts as recent: the safe reading.
  return when.withinDays === undefined || found.daysAgo === undefined || found.daysAgo <= when.withinDays;
};

type Test = (facts: Facts) => boolean;

const ofPatient = (when: When): Test | undefined => {
  if ("ageUnder" in when)
    return ({ case: { patient } }) => patient.ageYears !== undefined && patient.ageYears < when.ageUnder;
  if ("ageAtLeast" in when)
    return ({ case: { patient } }) => patient.ageYears !== undefined && patient.ageYears >= when.ageAtLeast;
  if ("sex" in when) return ({ case: { patient } }) => patient.sex === when.sex;
  if ("postmenopausal" in when)
    return ({ case: { patient } }) => (patient.postmenopausal ?? false) === when.postmenopausal;
  if ("postpartum" in when) return ({ case: { patient } }) => (patient.postpartum ?? false) === when.postpartum;
  if ("pregnant" in when)
    return ({ case: { patient } }) =>
      patient.pregnant === when.pregnant && (when.trimester === undefined || trimesterOf(patient) === when.trimester);
  return undefined;
};

const testOf = (when: When): Test => {
  if ("all" in when) {
    const tests = when.all.map(testOf);
    return (facts) => tests.every((test) => test(facts));
  }
  if ("any" in when) {
    const tests = when.any.map(testOf);
    return (facts) => tests.some((test) => test(facts));
  }
  if ("not" in when) {
    const test = testOf(when.not);
    return (facts) => !test(facts);
  }
  if ("lab" in when) return (facts) => labHolds(when, facts);
  if ("level" in when) return (facts) => levelOf(when.level, facts) === when.is;
  if ("finding" in when) return (facts) => findingHolds(when, facts);
  if ("known" in when) return (facts) => current(facts.case, when.known) !== undefined;
  if ("probability" in when)
    return ({ posterior }) => posterior !== undefined && posterior.mass(when.probability) >= when.atLeast;
  return ofPatient(when) ?? (() => false);
};

/** Rules never change, and each is asked several times of every case: its test is put together once. */
const tests = new WeakMap<When, Test>();

/** True when `when` holds. */
export const holds = (when: When, facts: Facts): boolean => {
  const known = tests.get(when);
  if (known) return known(facts);
  const made = testOf(when);
  tests.set(when, made);
  return made(facts);
};
