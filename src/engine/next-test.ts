/** The next test: expected information about the decision (which treatment, which danger) per burden. Computed, not listed. */
import type { Case } from "../case/case.ts";
import type { Test } from "../knowledge/types.ts";
import type { Hold, Outcome, Question, RankedTest } from "./assessment.ts";
import type { Densities } from "./densities.ts";
import { type Feature, featuresOf, findingFeature, informationOf, type Scene } from "./features.ts";
import type { Model } from "./model.ts";
import type { Posterior } from "./posterior.ts";
import { type Facts, holds } from "./when.ts";

/** The group that stands for what is not modelled. */
const unexplained = "other";
/** Hypotheses too improbable to be worth simulating. */
const leastSimulated = 1e-4;
/** A model is never quite as sure as it says: before asking what a test could change, its odds are drawn in by this power. */
const trust = 0.6;
/** Knowing which condition it is, apart from what is done about it, counts this much: carriers of different genes need different partner tests. */
const naming = 0.25;
/** Below this many bits a test would not change the decision. */
const leastWorth = 0.02;

/** All results of the features together, as if independent given the hypothesis. */
const jointly = (features: readonly Feature[]): readonly (readonly number[])[] =>
  features.reduce<readonly (readonly number[])[]>(
    (rows, feature) =>
      rows.flatMap((row) => feature.chances.map((chances) => row.map((p, i) => p * (chances[i] ?? 0)))),
    [features[0]?.chances[0]?.map(() => 1) ?? []],
  );

/** What would lead after each result of the most telling feature. Children are added up under their parent. */
const outcomesOf = (feature: Feature, scene: Scene): readonly Outcome[] =>
  feature.results().flatMap((result, r) => {
    const totals = new Map<string, number>();
    let probability = 0;
    scene.alive.forEach((each, i) => {
      const joint = each.belief * (feature.chances[r]?.[i] ?? 0);
      const { condition } = each.hypothesis;
      const id = condition.parent ?? condition.id;
      totals.set(id, (totals.get(id) ?? 0) + joint);
      probability += joint;
    });
    const [leads, mass] = [...totals].reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0] as [string, number]);
    if (probability < 0.005) return [];
    const leadsName = scene.knowledge.conditions.get(leads)?.name ?? leads;
    return [{ result, probability, leads, leadsName, leadsProbability: mass / probability }];
  });

const rankOne = (test: Test, scene: Scene, held: readonly Hold[]): RankedTest | undefined => {
  const features = featuresOf(test, scene);
  const [telling] = features;
  if (!telling) return undefined;
  const joint = jointly(features);
  const named = scene.alive.map((each, i) => ({ ...each, decision: i }));
  const information =
    informationOf(joint, scene.alive, scene.decisions) + naming * informationOf(joint, named, named.length);
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
    held: held.filter((hold) => hold.tests.includes(test.id)).map((hold) => `${hold.text} Until: ${hold.until}.`),
  };
};

const sceneOf = (from: Case, model: Model, posterior: Posterior, densities: Densities): Scene => {
  const { knowledge } = model;
  const numbers = new Map(knowledge.settings.decisions.map((each, i) => [each.id, i]));
  const alive = model.hypotheses.flatMap((hypothesis, i) => {
    const p = posterior.of[i] ?? 0;
    // The unexplained has no result of its own to expect, so no test can be asked to find it.
    return p < leastSimulated || hypothesis.condition.group === unexplained
      ? []
      : [{ hypothesis, belief: p, p: p ** trust, decision: numbers.get(hypothesis.condition.decision) ?? 0 }];
  });
  const total = alive.reduce((sum, each) => sum + each.p, 0);
  const believed = alive.reduce((sum, each) => sum + each.belief, 0);
  const measured = from.labs.flatMap((lab) => knowledge.analytes.get(lab.analyte)?.family ?? []);
  const familiesKnown = new Set(measured.filter((family) => family === "iron" || family === "fractions"));
  const scaled = alive.map((each) => ({ ...each, p: each.p / total, belief: each.belief / believed }));
  return { case: from, knowledge, alive: scaled, decisions: numbers.size, densities, familiesKnown, seen: new Map() };
};

export interface Next {
  readonly tests: readonly RankedTest[];
  readonly questions: readonly Question[];
  readonly enough?: string;
}

const questionsOf = (scene: Scene): readonly Question[] =>
  [...scene.knowledge.findings.values()]
    .flatMap(({ id, ask, kind }) => {
      // What only a marrow or a sequencer can answer is a test, not a question.
      const feature =
        ask === undefined || kind === "marrow" || kind === "genotype" ? undefined : findingFeature(id, scene);
      return !feature || ask === undefined || feature.information < leastWorth / 2
        ? []
        : [{ finding: id, ask, information: feature.information }];
    })
    .sort((a, b) => b.information - a.information || (a.finding < b.finding ? -1 : 1))
    .slice(0, 3);

/** Tests worth doing, best first; held ones last; and whether anything would still change the decision. */
export const nextOf = (
  facts: Facts,
  model: Model,
  posterior: Posterior,
  densities: Densities,
  held: readonly Hold[],
): Next => {
  const scene = sceneOf(facts.case, model, posterior, densities);
  const ranked = [...model.knowledge.tests.values()]
    .filter((test) => test.when === undefined || holds(test.when, facts))
    .flatMap((test) => rankOne(test, scene, held) ?? [])
    .filter((each) => each.information >= leastWorth)
    .sort((a, b) => a.held.length - b.held.length || b.worth - a.worth || (a.test < b.test ? -1 : 1));
  const free = ranked.some((each) => each.held.length === 0);
  const enough = "No further test in this list is expected to change treatment.";
  return { tests: ranked, questions: questionsOf(scene), ...(free ? {} : { enough }) };
};
