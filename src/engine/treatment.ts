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

/** A treatment, or a note, is offered only if nothing it gives has been withdrawn. */
const offered = ({ gives }: { readonly gives: readonly string[] }, withdrawn: ReadonlySet<string>): boolean =>
  gives.every((given) => !withdrawn.has(given));

interface Giving {
  readonly withdrawn: ReadonlySet<string>;
  readonly facts: Facts;
}

/** The treatment's notes that may be given here, if any. */
const noteOf = (treatment: Treatment, because: string, { withdrawn, facts }: Giving): readonly TreatmentNote[] => {
  if (!offered(treatment, withdrawn)) return [];
  const notes = treatment.notes.filter(
    (note) => offered(note, withdrawn) && (note.when === undefined || holds(note.when, facts)),
  );
  if (notes.length === 0) return [];
  const { id, name, review } = treatment;
  const gives = [...new Set([treatment, ...notes].flatMap((each) => each.gives))];
  return [{ treatment: id, name, because, gives, notes, review }];
};

/** Notes for every cause that is at least possible; each treatment once, under its likeliest cause. */
export const treatmentOf = (
  causes: readonly RankedCause[],
  interlocks: readonly Interlock[],
  facts: Facts,
  knowledge: Knowledge,
): readonly TreatmentNote[] => {
  const giving = { withdrawn: new Set(interlocks.flatMap((each) => each.withdraws)), facts };
  const flat = causes.flatMap((cause) => [cause, ...cause.children]);
  const shown = flat.filter((cause) => cause.probability >= leastToTreat);
  const all = [...knowledge.treatments.values()];
  const meant = all.flatMap((treatment) => {
    const because = shown.find((cause) => isFor(treatment, cause, knowledge));
    if (!because || (treatment.when && !holds(treatment.when, facts))) return [];
    return noteOf(treatment, because.condition, giving);
  });
  const beside = all.flatMap((treatment) => {
    if (meant.some((note) => note.treatment === treatment.id)) return [];
    const other = meant.find((note) => treatment.accompanies.some((given) => note.gives.includes(given)));
    return other ? noteOf(treatment, other.because, giving) : [];
  });
  return [...meant, ...beside];
};
