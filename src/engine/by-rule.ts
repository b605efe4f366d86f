/** Tests that a rule puts first, whatever they are expected to tell, and where a rule says that no other is needed. */
import type { Knowledge, Test } from "../knowledge/types.ts";
import type { RankedTest } from "./assessment.ts";
import type { Densities } from "./densities.ts";
import type { Model } from "./model.ts";
import { type Against, burdenOf, heldBy, type Next, nextOf } from "./next-test.ts";
import type { Posterior } from "./posterior.ts";
import { type Facts, holds } from "./when.ts";

/** A test no result of which is expected to change the ranking: it confirms, or is done for somebody else. */
const unranked = (test: Test, knowledge: Knowledge, against: Against): RankedTest => ({
  test: test.id,
  name: test.name,
  information: 0,
  burden: burdenOf(test, knowledge),
  worth: 0,
  reason: test.separates.text,
  turnaround: test.turnaround,
  outcomes: [],
  held: heldBy(test, against),
});

/** Test → the text of the first rule that asks for it, in the order of the rules. */
const asked = (facts: Facts, knowledge: Knowledge): ReadonlyMap<string, string> => {
  const because = new Map<string, string>();
  for (const rule of knowledge.rules.first)
    if (holds(rule.when, facts)) for (const test of rule.tests) if (!because.has(test)) because.set(test, rule.text);
  return because;
};

/** What the ranking of tests is worked out from. */
export interface Known {
  readonly facts: Facts;
  readonly model: Model;
  readonly posterior: Posterior;
  readonly densities: Densities;
}

/**
 * The ranked tests with those that a rule asks for before them, and without the others where a rule says that enough is known.
 * One that is on hold stays among the held.
 */
export const nextByRule = ({ facts, model, posterior, densities }: Known, against: Against): Next => {
  const { knowledge } = model;
  const next = nextOf(facts, model, posterior, densities, against);
  const first = [...asked(facts, knowledge)].flatMap(([id, because]): readonly RankedTest[] => {
    const test = knowledge.tests.get(id);
    const ranked = next.tests.find((each) => each.test === id) ?? (test && unranked(test, knowledge, against));
    return ranked && ranked.held.length === 0 ? [{ ...ranked, because }] : [];
  });
  const enough = knowledge.rules.enough.find((rule) => holds(rule.when, facts))?.text;
  const names = new Set(first.map((each) => each.test));
  const others = next.tests.filter((each) => !names.has(each.test) && (enough === undefined || each.held.length > 0));
  const tests = [...first, ...others];
  const said = tests.some((each) => each.held.length === 0) ? undefined : (enough ?? next.enough);
  return { tests, questions: next.questions, ...(said === undefined ? {} : { enough: said }) };
};
