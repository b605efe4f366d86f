/** The next test: expected information about the decision (which treatment, which danger) per burden. Computed, not listed. */
import type { Case } from "../case/case.ts";
import type { Knowledge, Test } from "../knowledge/types.ts";
import { livingOf, sum } from "./alive.ts";
import type { Hold, Interlock, Outcome, Question, RankedTest } from "./assessment.ts";
import type { Densities } from "./densities.ts";
import { candidatesOf, type Feature, findingFeature, mostTelling, type Scene } from "./features.ts";
import { type Alive, informationOf, mostInformation, naming } from "./information.ts";
import type { Model } from "./model.ts";
import type { Posterior } from "./posterior.ts";
import { type Facts, holds } from "./when.ts";

/** A question is worth working out only when it is about conditions of at least this share together. */
const leastConcerned = 0.003;
/** Below this many bits a test would not change the decision. */
const leastWorth = 0.02;
/** A question costs nothing, so half of that is worth asking for. */
const leastQuestion = leastWorth / 2;
/** Nor would one that is expected to move less than this share of the belief to other decisions, however telling about the rest. */
const leastMoved = 0.03;

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
export interface Against {
  readonly holds: readonly Hold[];
  readonly interlocks: readonly Interlock[];
}

export const heldBy = (test: Test, { holds: held, interlocks }: Against): readonly string[] => [
  ...held.filter((hold) => hold.tests.includes(test.id)).map((hold) => `${hold.text} Until: ${hold.until}.`),
  ...interlocks
    .filter((lock) => test.gives.some((given) => lock.withdraws.includes(given)))
    .map((lock) => `${lock.text} Instead: ${lock.instead}`),
];

/** Mass of each decision, of all that could show this result. */
const decided = (chances: readonly number[] | undefined, { belief, decision, decisions }: Alive): readonly number[] => {
  const masses = new Array<number>(decisions).fill(0);
  for (let i = 0; i < belief.length; i++) {
    const at = decision[i] ?? 0;
    masses[at] = (masses[at] ?? 0) + (belief[i] ?? 0) * (chances?.[i] ?? 1);
  }
  return masses;
};

/** Share of the belief the result is expected to move between decisions, with a part of what it moves between conditions. */
const moved = ({ chances }: Feature, { alive }: Scene, before: readonly number[]): number => {
  let moves = 0;
  for (const row of chances) {
    const after = decided(row, alive);
    const total = sum(after);
    for (let i = 0; i < after.length; i++) moves += Math.abs((after[i] ?? 0) - total * (before[i] ?? 0)) / 2;
    for (let i = 0; i < row.length; i++)
      moves += (naming * (alive.belief[i] ?? 0) * Math.abs((row[i] ?? 0) - total)) / 2;
  }
  return moves;
};

/** What it costs the patient and the purse, in the units of `settings.yaml`. */
export const burdenOf = (test: Test, { settings }: Knowledge): number => {
  const { base, cost, invasiveness, days } = settings.burden;
  return base + cost * test.cost + invasiveness * test.invasiveness + days * Math.sqrt(test.days);
};

const rankOne = (test: Test, scene: Scene, against: Against, before: readonly number[]): RankedTest | undefined => {
  const moves = (feature: Feature): boolean => moved(feature, scene, before) >= leastMoved;
  const candidates = candidatesOf(test, scene);
  // Most tests move nothing, and that is quicker to see than how much each of their results would tell.
  if (!candidates.values.some(({ feature }) => moves(feature)) && !candidates.others.some(moves)) return undefined;
  const features = mostTelling(candidates, scene);
  const [telling] = features;
  if (!telling || !features.some(moves)) return undefined;
  const chances = features.map((feature) => feature.chances);
  const information = informationOf(chances, scene.alive);
  const burden = burdenOf(test, scene.knowledge);
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
      if (ask === undefined || kind === "marrow" || kind === "genotype") return [];
      if (mostInformation(scene.model.chances.get(id) ?? [], scene.alive) < leastQuestion) return [];
      const feature = findingFeature(id, scene);
      if (!feature || feature.information() < leastQuestion) return [];
      return askWhen === undefined || holds(askWhen, facts)
        ? [{ finding: id, ask, information: feature.information() }]
        : [];
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
  const before = decided(undefined, scene.alive);
  const ranked = [...model.knowledge.tests.values()]
    .filter((test) => test.when === undefined || holds(test.when, facts))
    .flatMap((test) => rankOne(unasked(test, questions, facts, model.knowledge), scene, against, before) ?? [])
    .filter((each) => each.information >= leastWorth)
    .sort((a, b) => a.held.length - b.held.length || b.worth - a.worth || (a.test < b.test ? -1 : 1));
  const free = ranked.some((each) => each.held.length === 0);
  const enough = "No further test is expected to change the treatment.";
  return { tests: testFirst(ranked, model.knowledge), questions, ...(free ? {} : { enough }) };
};
