/** What the results of a ranked test would mean, each with its probability: assessed and not estimated, so that every page says the same. */
import type { Knowledge, TestId } from "../knowledge/types.ts";
import type { Assessment, Outcome } from "./assessment.ts";
import { type Meaning, meaningOf } from "./meaning.ts";

const outcomeOf = ({ result, probability, leads, leadsName, leadsProbability }: Meaning): readonly Outcome[] =>
  probability === undefined ? [] : [{ result, probability, leads, leadsName, leadsProbability }];

const assessed = new WeakMap<Assessment, Map<TestId, readonly Outcome[]>>();

/**
 * What the ranked test's results would mean, with their probabilities: assessed, where `outcomes` are estimates. Kept with the
 * assessment, which never changes; nothing for a test whose results the ranking didn't ask about.
 */
export const likelyMeanings = (before: Assessment, test: TestId, knowledge: Knowledge): readonly Outcome[] => {
  if (!before.next.some((each) => each.test === test && each.outcomes.length > 0)) return [];
  const known = assessed.get(before) ?? new Map<TestId, readonly Outcome[]>();
  assessed.set(before, known);
  const found = known.get(test) ?? meaningOf(before, test, knowledge).flatMap(outcomeOf);
  known.set(test, found);
  return found;
};
