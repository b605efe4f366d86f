/** The next test: expected information about the decision (which treatment, which danger) per burden. Computed, not listed. */
import type { Case } from "../case/case.ts";
import type { Knowledge, Test } from "../knowledge/types.ts";
import type { Hold, Interlock, Outcome, Question, RankedTest } from "./assessment.ts";
import type { Densities } from "./densities.ts";
import { type Feature, featuresOf, findingFeature, type Scene } from "./features.ts";
import { type Alive, filled, informationOf } from "./information.ts";
import type { Model } from "./model.ts";
import type { Posterior } from "./posterior.ts";
import { type Facts, holds } from "./when.ts";

/** The group that stands for what is not modelled. */
const unexplained = "other";
/** Hypotheses too improbable to be worth simulating, beyond the likeliest few. */
const leastSimulated = 3e-4;
const mostlySimulated = 6;
/** A question is worth working out only when it is about conditions of at least this share together. */
const leastConcerned = 0.003;
/** A model is never quite as sure as it says: before asking what a test could change, its odds are drawn in by this power. */
const trust = 0.6;
/** Nor is it ever surer than this that the leading condition needs no confirming. */
const surest = 0.97;
/** Below this many bits a test would not change the decision. */
const leastWorth = 0.02;

/** What would lead after each result of the most telling feature. Children are added up under their parent. */
const outcomesOf = (feature: Feature, scene: Scene): readonly Outcome[] =>
  feature.results().flatMap((result, r) => {
    const totals = new Map<string, number>();
    let probability = 0;
    scene.alive.hypotheses.forEach(({ condition }, i) => {
      const joint = (scene.alive.belief[i] ?? 0) * (feature.chances[r]?.[i] ?? 0);
      const id = condition.parent ?? condition.id;
      totals.set(id, (totals.get(id) ?? 0) + joint);
      probability += joint;
    });
    const [leads, mass] = [...totals].reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0] as [string, number]);
    if (probability < 0.005) return [];
    const leadsName = scene.knowledge.conditions.get(leads)?.name ?? leads;
    return [{ result, probability, leads, leadsName, leadsProbability: mass / probability }];
  });

/** Why not to do what otherwise would be worth doing. */
interface Against {
  readonly holds: readonly Hold[];
  readonly interlocks: readonly Interlock[];
}

const heldBy = (test: Test, { holds: held, interlocks }: Against): readonly string[] => [
  ...held.filter((hold) => hold.tests.includes(test.id)).map((hold) => `${hold.text} Until: ${hold.until}.`),
  ...interlocks
    .filter((lock) => test.gives.some((given) => lock.withdraws.includes(given)))
    .map((lock) => `${lock.text} Instead: ${lock.instead}`),
];

const rankOne = (test: Test, scene: Scene, against: Against): RankedTest | undefined => {
  const features = featuresOf(test, scene);
  const [telling] = features;
  if (!telling) return undefined;
  const chances = features.map((feature) => feature.chances);
  const information = informationOf(chances, scene.alive);
  const weights = scene.knowledge.settings.burden;
  const burden =
    weights.base +
    weights.cost * test.cost +
    weights.invasiveness * test.invasiveness +
    weights.days * Math.sqrt(test.days);
  return {
    test: test.id,
    name: test.name,
    information,
    burden,
    worth: information / burden,
    reason: test.separates.text,
    turnaround: test.turnaround,
    outcomes: outcomesOf(telling, scene),
    ...(telling.about === undefined ? {} : { about: telling.about }),
    held: heldBy(test, against),
  };
};

const sum = (numbers: Float64Array): number => numbers.reduce((a, b) => a + b, 0);

/** Shares that sum to one, the largest held down to `surest`. */
const doubted = (weights: Float64Array): Float64Array => {
  const total = sum(weights);
  const top = weights.reduce((a, b) => Math.max(a, b), 0) / total;
  const rest = top > surest && top < 1 ? (1 - surest) / (1 - top) : 1;
  return weights.map((each) => (rest === 1 ? each / total : each / total === top ? surest : (each / total) * rest));
};

const livingOf = (model: Model, posterior: Posterior): Alive => {
  const numbers = new Map(model.knowledge.settings.decisions.map((each, i) => [each.id, i]));
  // The unexplained has no result of its own to expect, so no test can be asked to find it.
  const known = model.hypotheses.filter(({ condition }) => condition.group !== unexplained);
  const ranked = filled(known, ({ at }) => posterior.of[at] ?? 0)
    .sort()
    .reverse();
  const least = Math.min(leastSimulated, ranked[mostlySimulated - 1] ?? 0);
  const hypotheses = known.filter(({ at }) => (posterior.of[at] ?? 0) >= least);
  const belief = filled(hypotheses, ({ at }) => posterior.of[at] ?? 0);
  const p = doubted(belief.map((each) => each ** trust));
  const believed = sum(belief);
  return {
    hypotheses,
    belief: belief.map((each) => each / believed),
    p,
    decision: Int32Array.from(hypotheses, ({ condition }) => numbers.get(condition.decision) ?? 0),
    decisions: numbers.size,
  };
};

/** A finding that concerns only the improbable has nothing to tell; asking its worth would be most of the work. */
const concerns = (id: string, model: Model, posterior: Posterior): boolean => {
  let mass = 0;
  for (const { at } of model.told.get(id) ?? []) mass += posterior.of[at] ?? 0;
  return mass >= leastConcerned;
};

const sceneOf = (from: Case, model: Model, posterior: Posterior, densities: Densities): Scene => {
  const { knowledge } = model;
  const measured = from.labs.flatMap((lab) => knowledge.analytes.get(lab.analyte)?.family ?? []);
  const familiesKnown = new Set(measured.filter((family) => family === "iron" || family === "fractions"));
  const alive = livingOf(model, posterior);
  const about = (id: string): boolean => concerns(id, model, posterior);
  return { case: from, knowledge, alive, model, densities, familiesKnown, concerns: about, seen: new Map() };
};

export interface Next {
  readonly tests: readonly RankedTest[];
  readonly questions: readonly Question[];
  readonly enough?: string;
}

const questionsOf = (scene: Scene, facts: Facts): readonly Question[] =>
  [...scene.knowledge.findings.values()]
    .flatMap(({ id, ask, askWhen, kind }) => {
      // What only a marrow or a sequencer can answer is a test, not a question.
      const asked = ask !== undefined && kind !== "marrow" && kind !== "genotype";
      const feature = asked ? findingFeature(id, scene) : undefined;
      if (!feature || ask === undefined || feature.information < leastWorth / 2) return [];
      if (askWhen !== undefined && !holds(askWhen, facts)) return [];
      return [{ finding: id, ask, information: feature.information }];
    })
    .sort((a, b) => b.information - a.information || (a.finding < b.finding ? -1 : 1))
    .slice(0, 3);

/** A test that only asks is left with what can be asked of this patient, less what the questions ask already. */
const unasked = (test: Test, questions: readonly Question[], facts: Facts, { findings }: Knowledge): Test => {
  if (!test.asked) return test;
  const shows = test.shows.filter((id) => {
    const askWhen = findings.get(id)?.askWhen;
    return !questions.some((each) => each.finding === id) && (askWhen === undefined || holds(askWhen, facts));
  });
  return { ...test, shows };
};

/** Asking goes on beside any test, in the questions: it is never the one test to do next while another is worth doing. */
const testFirst = (ranked: readonly RankedTest[], { tests }: Knowledge): readonly RankedTest[] => {
  const asks = ({ test }: RankedTest): boolean => {
    const entry = tests.get(test);
    return entry?.asked === true && entry.measures.length === 0;
  };
  const first = ranked.find((each) => each.held.length === 0 && !asks(each));
  return first ? [first, ...ranked.filter((each) => each !== first)] : ranked;
};

/** Tests worth doing, best first; held ones last; and whether anything would still change the decision. */
export const nextOf = (
  facts: Facts,
  model: Model,
  posterior: Posterior,
  densities: Densities,
  against: Against,
): Next => {
  const scene = sceneOf(facts.case, model, posterior, densities);
  const questions = questionsOf(scene, facts);
  const ranked = [...model.knowledge.tests.values()]
    .filter((test) => test.when === undefined || holds(test.when, facts))
    .flatMap((test) => rankOne(unasked(test, questions, facts, model.knowledge), scene, against) ?? [])
    .filter((each) => each.information >= leastWorth)
    .sort((a, b) => a.held.length - b.held.length || b.worth - a.worth || (a.test < b.test ? -1 : 1));
  const free = ranked.some((each) => each.held.length === 0);
  const enough = "No further test in this list is expected to change treatment.";
  return { tests: testFirst(ranked, model.knowledge), questions, ...(free ? {} : { enough }) };
};
