/** Treatment notes for the leading causes, less what an interlock withdraws. Information, not orders. */
import type { Knowledge, Treatment } from "../knowledge/types.ts";
import type { Interlock, RankedCause, TreatmentNote } from "./assessment.ts";
import { type Facts, holds } from "./when.ts";

/** Causes at or above this share get treatment notes. */
const leastToTreat = 0.15;

const isFor = (treatment: Treatment, cause: RankedCause, knowledge: Knowledge): boolean => {
  const condition = knowledge.conditions.get(cause.condition);
  if (!condition) return false;
  const { conditions, groups, decisions } = treatment.for;
  return (
    conditions.includes(condition.id) ||
    (condition.parent !== undefined && conditions.includes(condition.parent)) ||
    (condition.pair?.some((half) => conditions.includes(half)) ?? false) ||
    groups.includes(condition.group) ||
    decisions.includes(condition.decision)
  );
};

/** A treatment is offered only if nothing it gives has been withdrawn. */
const offered = (treatment: Treatment, withdrawn: ReadonlySet<string>): boolean =>
  treatment.gives.every((given) => !withdrawn.has(given));

/** Notes for every cause that is at least possible; each treatment once, under its likeliest cause. */
export const treatmentOf = (
  causes: readonly RankedCause[],
  interlocks: readonly Interlock[],
  facts: Facts,
  knowledge: Knowledge,
): readonly TreatmentNote[] => {
  const withdrawn = new Set(interlocks.flatMap((each) => each.withdraws));
  const flat = causes.flatMap((cause) => [cause, ...cause.children]);
  const shown = flat.filter((cause) => cause.probability >= leastToTreat);
  return [...knowledge.treatments.values()].flatMap((treatment) => {
    const because = shown.find((cause) => isFor(treatment, cause, knowledge));
    if (!because || !offered(treatment, withdrawn)) return [];
    if (treatment.when && !holds(treatment.when, facts)) return [];
    const notes = treatment.notes.filter((note) => note.when === undefined || holds(note.when, facts));
    if (notes.length === 0) return [];
    const { id, name, review } = treatment;
    return [{ treatment: id, name, because: because.condition, notes, review }];
  });
};
