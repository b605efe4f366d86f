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

/** True when `when` holds. */
export const holds = (when: When, facts: Facts): boolean => {
  const { patient } = facts.case;
  if ("all" in when) return when.all.every((each) => holds(each, facts));
  if ("any" in when) return when.any.some((each) => holds(each, facts));
  if ("not" in when) return !holds(when.not, facts);
  if ("lab" in when) return labHolds(when, facts);
  if ("level" in when) return levelOf(when.level, facts) === when.is;
  if ("finding" in when) return findingHolds(when, facts);
  if ("ageUnder" in when) return patient.ageYears !== undefined && patient.ageYears < when.ageUnder;
  if ("ageAtLeast" in when) return patient.ageYears !== undefined && patient.ageYears >= when.ageAtLeast;
  if ("sex" in when) return patient.sex === when.sex;
  if ("postmenopausal" in when) return (patient.postmenopausal ?? false) === when.postmenopausal;
  if ("postpartum" in when) return (patient.postpartum ?? false) === when.postpartum;
  if ("known" in when) return current(facts.case, when.known) !== undefined;
  if ("pregnant" in when)
    return (
      patient.pregnant === when.pregnant && (when.trimester === undefined || trimesterOf(patient) === when.trimester)
    );
  return facts.posterior !== undefined && facts.posterior.mass(when.probability) >= when.atLeast;
};
