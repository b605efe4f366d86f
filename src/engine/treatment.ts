/** Treatment notes for the leading causes, less what an interlock withdraws. Information, not orders. */
import type { Knowledge, Treatment } from "../knowledge/types.ts";
import type { Interlock, RankedCause, TreatmentNote } from "./assessment.ts";
import { type Facts, holds } from "./when.ts";

/** Causes at or above this share get treatment notes. */
const leastToTreat = 0.15;

/** Larger than any number of conditions a treatment can name. */
const loosely = 1000;

/** How narrowly the treatment is meant for the cause: the fewer others it names the less; undefined when it isn't for it. */
const aimOf = (treatment: Treatment, cause: RankedCause, knowledge: Knowledge): number | undefined => {
  const condition = knowledge.conditions.get(cause.condition);
  if (!condition) return undefined;
  const { conditions, groups, decisions } = treatment.for;
  if (conditions.includes(condition.id)) return conditions.length;
  const inherited = [condition.parent, ...(condition.pair ?? [])].some(
    (id) => id !== undefined && conditions.includes(id),
  );
  if (inherited) return loosely + conditions.length;
  if (decisions.includes(condition.decision)) return 2 * loosely;
  return groups.includes(condition.group) ? 3 * loosely : undefined;
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

/**
 * Notes for every cause that is at least possible; each treatment once, under its likeliest cause. What is urgent comes first,
 * then what is meant for the likeliest cause, the most particular to it before what is for many.
 */
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
  const meant = all
    .flatMap((treatment) => {
      if (treatment.when && !holds(treatment.when, facts)) return [];
      const [aimed] = shown.flatMap((cause, at) => {
        const wide = aimOf(treatment, cause, knowledge);
        const aim = wide !== undefined && treatment.circumstance ? 0 : wide;
        return aim === undefined ? [] : [{ cause, at, aim }];
      });
      if (!aimed) return [];
      const urgent = treatment.urgent !== undefined && holds(treatment.urgent, facts);
      return noteOf(treatment, aimed.cause.condition, giving).map((note) => ({ note, ...aimed, urgent }));
    })
    .sort((a, b) => Number(b.urgent) - Number(a.urgent) || a.at - b.at || a.aim - b.aim)
    .map(({ note }) => note);
  const beside = all.flatMap((treatment) => {
    if (meant.some((note) => note.treatment === treatment.id)) return [];
    const other = meant.find((note) => treatment.accompanies.some((given) => note.gives.includes(given)));
    return other ? noteOf(treatment, other.because, giving) : [];
  });
  return [...meant, ...beside];
};
