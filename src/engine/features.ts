/** What a test could show, as the chance of each result under every hypothesis still alive. */
import { type Case, current } from "../case/case.ts";
import type { Knowledge, Test } from "../knowledge/types.ts";
import type { Densities } from "./densities.ts";
import { between } from "./likelihood.ts";
import type { Hypothesis } from "./model.ts";
import { findingChance } from "./weigh.ts";
import { number } from "./words.ts";

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
export const informationOf = (
  chances: readonly (readonly number[])[],
  alive: readonly Alive[],
  count: number,
): number => {
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

export interface Scene {
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

/** A feature with two results. */
export const yesNo = (name: string, chance: (hypothesis: Hypothesis) => number, scene: Scene): Feature => {
  const yes = scene.alive.map(({ hypothesis }) => chance(hypothesis));
  const chances = [yes, yes.map((p) => 1 - p)];
  return { results: [name, `no ${name}`], chances, information: informationOf(chances, scene.alive, scene.decisions) };
};

/** The test's features not known yet, most telling first. */
export const featuresOf = (test: Test, scene: Scene): readonly Feature[] => {
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
