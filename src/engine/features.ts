/** What a test could show, as the chance of each result under every hypothesis still alive. */
import { type Case, current } from "../case/case.ts";
import type { Knowledge, Test } from "../knowledge/types.ts";
import type { Densities } from "./densities.ts";
import { between } from "./likelihood.ts";
import type { Hypothesis } from "./model.ts";
import { findingChance } from "./weigh.ts";
import { number, withoutText } from "./words.ts";

/** A test's most telling features are enumerated together; more would change little. */
const maxFeatures = 3;

export interface Alive {
  readonly hypothesis: Hypothesis;
  /** Its posterior, as shown. */
  readonly belief: number;
  /** The posterior drawn in, for asking what a test could change. */
  readonly p: number;
  readonly decision: number;
}

/** One thing a test shows, as the chance of each of its results under each hypothesis still alive. */
export interface Feature {
  readonly results: () => readonly string[];
  /** [result][hypothesis] */
  readonly chances: readonly (readonly number[])[];
  /** Chances of a result that measures what is known already are drawn towards the average. */
  readonly information: number;
}

/** Σ x·log2(total/x) over the decisions' masses: entropy times the total mass, in one pass over reused memory. */
const scaledEntropy = (alive: readonly Alive[], masses: Float64Array, mass: (i: number) => number): number => {
  masses.fill(0);
  let total = 0;
  for (let i = 0; i < alive.length; i++) {
    const joint = mass(i);
    const at = alive[i]?.decision ?? 0;
    masses[at] = (masses[at] ?? 0) + joint;
    total += joint;
  }
  if (total < 1e-9) return 0;
  let sum = total * Math.log2(total);
  for (const x of masses) if (x > 1e-12) sum -= x * Math.log2(x);
  return sum;
};

/** Bits about the decision that seeing this feature is expected to give. */
export const informationOf = (
  chances: readonly (readonly number[])[],
  alive: readonly Alive[],
  count: number,
): number => {
  const masses = new Float64Array(count);
  const p = (i: number): number => alive[i]?.p ?? 0;
  let left = scaledEntropy(alive, masses, p);
  for (const row of chances) left -= scaledEntropy(alive, masses, (i) => p(i) * (row[i] ?? 0));
  return Math.max(0, left);
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

export interface Scene {
  readonly case: Case;
  readonly knowledge: Knowledge;
  readonly alive: readonly Alive[];
  readonly decisions: number;
  readonly densities: Densities;
  readonly familiesKnown: ReadonlySet<string>;
  /** Findings several tests would show are worked out once. */
  readonly seen: Map<string, Feature>;
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
  return { results: () => bandNames(analyte, cuts, scene.knowledge), chances, information };
};

/** A feature with two results. */
const yesNo = (name: string, chance: (hypothesis: Hypothesis) => number, scene: Scene): Feature => {
  const yes = scene.alive.map(({ hypothesis }) => chance(hypothesis));
  const chances = [yes, yes.map((p) => 1 - p)];
  return {
    results: () => [name, withoutText(name)],
    chances,
    information: informationOf(chances, scene.alive, scene.decisions),
  };
};

/** Whether a finding is there, worked out once for all tests and questions. */
export const findingFeature = (id: string, scene: Scene): Feature | undefined => {
  const entry = scene.knowledge.findings.get(id);
  if (!entry || scene.case.findings[id]) return undefined;
  const feature =
    scene.seen.get(id) ?? yesNo(entry.name, (hypothesis) => findingChance(hypothesis, id, entry.background), scene);
  scene.seen.set(id, feature);
  return feature;
};

/** The test's features not known yet, most telling first. */
export const featuresOf = (test: Test, scene: Scene): readonly Feature[] => {
  const values = test.measures
    .filter((analyte) => !current(scene.case, analyte))
    .flatMap((analyte) => valueFeature(analyte, test, scene) ?? []);
  const seen = test.shows.flatMap((id) => findingFeature(id, scene) ?? []);
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
