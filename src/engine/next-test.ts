/** The next test: expected information about the decision (which treatment, which danger) per burden. Computed, not listed. */
import { type Case, current } from "../case/case.ts";
import type { Knowledge, Test } from "../knowledge/types.ts";
import type { Hold, Outcome, Question, RankedTest } from "./assessment.ts";
import type { Densities } from "./densities.ts";
import { between } from "./likelihood.ts";
import type { Hypothesis, Model } from "./model.ts";
import type { Posterior } from "./posterior.ts";
import { findingChance } from "./weigh.ts";
import { type Facts, holds } from "./when.ts";
import { number } from "./words.ts";

/** Hypotheses too improbable to be worth simulating. */
const leastSimulated = 0.002;
/** Below this many bits a test would not change the decision. */
const leastWorth = 0.02;
const maxFeatures = 3;

interface Alive {
  readonly hypothesis: Hypothesis;
  readonly p: number;
  readonly decision: number;
}

/** One thing a test shows, as the chance of each of its results under each hypothesis still alive. */
interface Feature {
  readonly results: readonly string[];
  /** [result][hypothesis] */
  readonly chances: readonly (readonly number[])[];
  /** Chances of a result that measures what is known already are drawn towards the average. */
  readonly information: number;
}

const entropy = (shares: readonly number[]): number =>
  shares.reduce((sum, p) => (p > 1e-12 ? sum - p * Math.log2(p) : sum), 0);

const decisionsOf = (alive: readonly Alive[], weights: readonly number[], count: number): readonly number[] => {
  const shares = new Array<number>(count).fill(0);
  alive.forEach((each, i) => {
    shares[each.decision] = (shares[each.decision] ?? 0) + (weights[i] ?? 0);
  });
  return shares;
};

/** Bits about the decision that seeing this feature is expected to give. */
const informationOf = (chances: readonly (readonly number[])[], alive: readonly Alive[], count: number): number => {
  const now = entropy(
    decisionsOf(
      alive,
      alive.map((each) => each.p),
      count,
    ),
  );
  const later = chances.reduce((sum, row) => {
    const joint = alive.map((each, i) => each.p * (row[i] ?? 0));
    const total = joint.reduce((a, b) => a + b, 0);
    return total > 1e-9
      ? sum +
          total *
            entropy(
              decisionsOf(
                alive,
                joint.map((x) => x / total),
                count,
              ),
            )
      : sum;
  }, 0);
  return Math.max(0, now - later);
};

/** Evidence of a family already measured is damped in weighing, so its promise is damped here. */
const damped = (chances: readonly (readonly number[])[], alive: readonly Alive[]): readonly (readonly number[])[] =>
  chances.map((row) => {
    const average = alive.reduce((sum, each, i) => sum + each.p * (row[i] ?? 0), 0);
    return row.map((chance) => 0.5 * chance + 0.5 * average);
  });

const bandNames = (analyte: string, cuts: readonly number[], knowledge: Knowledge): readonly string[] => {
  const entry = knowledge.analytes.get(analyte);
  const short = entry?.short ?? analyte;
  const unit = entry && entry.unit !== "1" ? ` ${entry.unit}` : "";
  const text = (value: number): string => number(value, analyte, knowledge);
  return [...cuts, Number.POSITIVE_INFINITY].map((to, i) => {
    const from = cuts[i - 1];
    if (from === undefined) return `${short} < ${text(to)}${unit}`;
    return Number.isFinite(to) ? `${short} ${text(from)}–${text(to)}${unit}` : `${short} ≥ ${text(from)}${unit}`;
  });
};

interface Scene {
  readonly case: Case;
  readonly knowledge: Knowledge;
  readonly alive: readonly Alive[];
  readonly decisions: number;
  readonly densities: Densities;
  readonly familiesKnown: ReadonlySet<string>;
}

const valueFeature = (analyte: string, test: Test, scene: Scene): Feature | undefined => {
  const reference = scene.densities.patient(analyte);
  const cuts =
    test.bands[analyte] ?? [reference?.low, reference?.high].filter((x): x is number => x !== undefined && x > 0);
  if (cuts.length === 0) return undefined;
  const edges = [Number.NEGATIVE_INFINITY, ...cuts, Number.POSITIVE_INFINITY];
  const perHypothesis = scene.alive.map(({ hypothesis }) => {
    const density = scene.densities.of(hypothesis, analyte);
    return edges.slice(1).map((to, i) => between(edges[i] ?? 0, to, density));
  });
  const raw = edges.slice(1).map((_, band) => perHypothesis.map((bands) => bands[band] ?? 0));
  const family = scene.knowledge.analytes.get(analyte)?.family ?? "other";
  const chances = scene.familiesKnown.has(family) ? damped(raw, scene.alive) : raw;
  const information = informationOf(chances, scene.alive, scene.decisions);
  return { results: bandNames(analyte, cuts, scene.knowledge), chances, information };
};

const yesNo = (name: string, chance: (hypothesis: Hypothesis) => number, scene: Scene): Feature => {
  const yes = scene.alive.map(({ hypothesis }) => chance(hypothesis));
  const chances = [yes, yes.map((p) => 1 - p)];
  return { results: [name, `no ${name}`], chances, information: informationOf(chances, scene.alive, scene.decisions) };
};

const featuresOf = (test: Test, scene: Scene): readonly Feature[] => {
  const values = test.measures
    .filter((analyte) => !current(scene.case, analyte))
    .flatMap((analyte) => valueFeature(analyte, test, scene) ?? []);
  const seen = test.shows.flatMap((id) => {
    const entry = scene.knowledge.findings.get(id);
    if (!entry || scene.case.findings[id]) return [];
    return [yesNo(entry.name, (hypothesis) => findingChance(hypothesis, id, entry.background), scene)];
  });
  const detected = test.detects
    .filter((set) => set.finding === undefined || !scene.case.findings[set.finding])
    .map((set) => {
      const listed = new Set(set.conditions);
      const hit = ({ condition }: Hypothesis): boolean =>
        listed.has(condition.id) ||
        listed.has(condition.parent ?? "") ||
        (condition.pair?.some((half) => listed.has(half)) ?? false);
      return yesNo(`${test.name} positive`, (h) => (hit(h) ? set.sensitivity : 1 - set.specificity), scene);
    });
  return [...values, ...seen, ...detected].sort((a, b) => b.information - a.information).slice(0, maxFeatures);
};

/** All results of the features together, as if independent given the hypothesis. */
const jointly = (features: readonly Feature[]): readonly (readonly number[])[] =>
  features.reduce<readonly (readonly number[])[]>(
    (rows, feature) =>
      rows.flatMap((row) => feature.chances.map((chances) => row.map((p, i) => p * (chances[i] ?? 0)))),
    [features[0]?.chances[0]?.map(() => 1) ?? []],
  );

/** What would lead after each result of the most telling feature. Children are added up under their parent. */
const outcomesOf = (feature: Feature, scene: Scene): readonly Outcome[] =>
  feature.results.flatMap((result, r) => {
    const totals = new Map<string, number>();
    let probability = 0;
    scene.alive.forEach((each, i) => {
      const joint = each.p * (feature.chances[r]?.[i] ?? 0);
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
  const information = informationOf(jointly(features), scene.alive, scene.decisions);
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
    return p < leastSimulated ? [] : [{ hypothesis, p, decision: numbers.get(hypothesis.condition.decision) ?? 0 }];
  });
  const total = alive.reduce((sum, each) => sum + each.p, 0);
  const measured = from.labs.flatMap((lab) => knowledge.analytes.get(lab.analyte)?.family ?? []);
  const familiesKnown = new Set(measured.filter((family) => family === "iron" || family === "fractions"));
  const scaled = alive.map((each) => ({ ...each, p: each.p / total }));
  return { case: from, knowledge, alive: scaled, decisions: numbers.size, densities, familiesKnown };
};

export interface Next {
  readonly tests: readonly RankedTest[];
  readonly questions: readonly Question[];
  readonly enough?: string;
}

const questionsOf = (scene: Scene): readonly Question[] =>
  [...scene.knowledge.findings.values()]
    .flatMap(({ id, ask, name, background }) => {
      if (ask === undefined || scene.case.findings[id]) return [];
      const feature = yesNo(name, (hypothesis) => findingChance(hypothesis, id, background), scene);
      return feature.information < leastWorth / 2 ? [] : [{ finding: id, ask, information: feature.information }];
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
