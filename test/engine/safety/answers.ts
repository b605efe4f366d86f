/** Questions the safety rules put to an answer. */
import type { Case, Measurement } from "../../../src/case/case.ts";
import type { Assessment, Knowledge, RankedCause } from "../../../src/index.ts";
import { assess, current } from "../../../src/index.ts";
import type { Condition } from "../../../src/knowledge/types.ts";
import { knowledge } from "./cases.ts";

export const value = (from: Case, analyte: string): number | undefined => current(from, analyte)?.value;
export const below = (from: Case, analyte: string, limit: number): boolean =>
  (value(from, analyte) ?? Number.POSITIVE_INFINITY) < limit;
export const above = (from: Case, analyte: string, limit: number): boolean =>
  (value(from, analyte) ?? Number.NEGATIVE_INFINITY) > limit;
export const has = (from: Case, ...findings: readonly string[]): boolean =>
  findings.some((id) => from.findings[id]?.state === "present");

const leaves = (causes: readonly RankedCause[]): readonly RankedCause[] =>
  causes.flatMap((cause) => (cause.children.length > 0 ? leaves(cause.children) : [cause]));

/** Probability of all conditions that are meant, together. */
export const share = (answer: Assessment, meant: (condition: Condition) => boolean): number =>
  leaves(answer.causes).reduce((sum, cause) => {
    const condition = knowledge.conditions.get(cause.condition);
    return sum + (condition && meant(condition) ? cause.probability : 0);
  }, 0);

/** The condition itself, its children, and the pairs it is half of. */
export const of =
  (...ids: readonly string[]) =>
  ({ id, parent, pair }: Condition): boolean =>
    [id, parent, ...(pair ?? [])].some((each) => each !== undefined && ids.includes(each));

/** Iron deficiency alone or beside something else. */
export const short = of("iron-deficiency");

export const gives = (answer: Assessment): ReadonlySet<string> =>
  new Set(answer.treatment.flatMap((each) => each.gives));
export const givesIron = (answer: Assessment): boolean =>
  gives(answer).has("oral-iron") || gives(answer).has("iv-iron");
export const withdrawn = (answer: Assessment): ReadonlySet<string> =>
  new Set(answer.interlocks.flatMap((lock) => lock.withdraws));
export const heldTests = (answer: Assessment): ReadonlySet<string> =>
  new Set(answer.holds.flatMap((hold) => hold.tests));
export const remindedOf = (answer: Assessment): ReadonlySet<string> =>
  new Set(answer.reminders.flatMap((each) => each.tests));
/** Suggested without a hold. */
export const suggested = (answer: Assessment): readonly string[] =>
  answer.next.filter((each) => each.held.length === 0).map((each) => each.test);
export const flagged = (answer: Assessment, analyte: string): "low" | "normal" | "high" | undefined =>
  answer.picture.flags.find((each) => each.analyte === analyte)?.flag;
export const noteTexts = (answer: Assessment): string =>
  answer.treatment.flatMap((each) => each.notes.map((note) => note.text)).join("\n");

/** The answer to the same case without some of its values. */
export const assessedWithout = (
  from: Case,
  dropped: (lab: Measurement) => boolean,
  using: Knowledge = knowledge,
): Assessment =>
  assess(
    {
      ...from,
      labs: from.labs.filter((lab) => !dropped(lab)),
      qualitative: from.qualitative.filter((each) => !dropped({ ...each, value: 0, unit: "" })),
    },
    using,
  );

/** How the odds of what is meant changed. */
export const oddsRatio = (after: Assessment, before: Assessment, meant: (condition: Condition) => boolean): number => {
  const odds = (answer: Assessment): number => {
    const p = Math.min(1 - 1e-9, Math.max(1e-12, share(answer, meant)));
    return p / (1 - p);
  };
  return odds(after) / odds(before);
};
