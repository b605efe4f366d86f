/** What a test could show, as the chance of each result under every hypothesis still alive. */
import { type Case, current } from "../case/case.ts";
import type { Knowledge, Test } from "../knowledge/types.ts";
import type { Densities } from "./densities.ts";
import { type Alive, type Chances, filled, informationOf, naming } from "./information.ts";
import type { Hypothesis } from "./model.ts";
import type { References } from "./reference.ts";
import { findingChance, tied } from "./weigh.ts";
import { number, unitText, withoutText } from "./words.ts";

/** A test's most telling features are enumerated together; more would change little. */
const maxFeatures = 3;

/** One thing a test shows, as the chance of each of its results under each hypothesis still alive. */
export interface Feature {
  /** The analyte or the finding it is; absent for what no single result in a case says. */
  readonly about?: { readonly analyte: string } | { readonly finding: string };
  readonly results: () => readonly string[];
  readonly chances: Chances;
  /** Chances of a result that measures what is known already are drawn towards the average. */
  readonly information: number;
}

/** Evidence of a family already measured is damped in weighing, so its promise is damped here. */
const damped = (chances: Chances, { p }: Alive): Chances =>
  chances.map((row) => {
    const average = row.reduce((sum, chance, i) => sum + (p[i] ?? 0) * chance, 0);
    return row.map((chance) => 0.5 * chance + 0.5 * average);
  });

/** "Ferritin < 15 µg/L", "Ferritin 15–30 µg/L" … in the order of the cut points. */
export const bandNames = (analyte: string, cuts: readonly number[], knowledge: Knowledge): readonly string[] => {
  const short = knowledge.analytes.get(analyte)?.short ?? analyte;
  const unit = unitText(analyte, knowledge);
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
  readonly alive: Alive;
  readonly densities: Densities;
  readonly familiesKnown: ReadonlySet<string>;
  /** Is a finding about anything at all probable? */
  readonly concerns: (finding: string) => boolean;
  /** Findings several tests would show are worked out once. */
  readonly seen: Map<string, Feature>;
}

/** Where the analyte's result changes its meaning in this patient: the test's own cut points, else the healthy interval. */
export const cutsOf = (analyte: string, test: Test, patient: References): readonly number[] => {
  const reference = patient(analyte);
  return test.bands[analyte] ?? [reference?.low, reference?.high].filter((x): x is number => x !== undefined && x > 0);
};

const valueFeature = (analyte: string, test: Test, scene: Scene): Feature | undefined => {
  const cuts = cutsOf(analyte, test, scene.densities.patient);
  if (cuts.length === 0) return undefined;
  const bandsOf = scene.densities.bands(analyte, cuts);
  const perHypothesis = scene.alive.hypotheses.map(bandsOf);
  const raw = [...cuts, undefined].map((_, band) => filled(perHypothesis, (bands) => bands[band] ?? 0));
  const family = scene.knowledge.analytes.get(analyte)?.family ?? "other";
  const chances = scene.familiesKnown.has(family) ? damped(raw, scene.alive) : raw;
  const information = informationOf([chances], scene.alive, naming);
  const about = { analyte };
  return { about, results: () => bandNames(analyte, cuts, scene.knowledge), chances, information };
};

const hits = new WeakMap<Test["detects"][number], boolean[]>();

/** Whether a test finds this condition: itself, its parent, or one half of a pair. */
const isHit = (set: Test["detects"][number], { at, condition }: Hypothesis): boolean => {
  const known = hits.get(set) ?? [];
  hits.set(set, known);
  const found =
    known[at] ??
    [condition.id, condition.parent ?? "", ...(condition.pair ?? [])].some((id) => set.conditions.includes(id));
  known[at] = found;
  return found;
};

/** A feature with two results. */
const yesNo = (name: string, chance: (hypothesis: Hypothesis) => number, scene: Scene): Feature => {
  const chances = [filled(scene.alive.hypotheses, chance), filled(scene.alive.hypotheses, (each) => 1 - chance(each))];
  return {
    results: () => [name, withoutText(name)],
    chances,
    information: informationOf([chances], scene.alive, naming),
  };
};

/** Whether a finding is there, worked out once for all tests and questions. */
export const findingFeature = (id: string, scene: Scene): Feature | undefined => {
  const entry = scene.knowledge.findings.get(id);
  if (!entry || scene.case.findings[id] || !scene.concerns(id)) return undefined;
  const feature = scene.seen.get(id) ?? {
    ...yesNo(entry.name, (hypothesis) => findingChance(hypothesis, id, entry.background), scene),
    about: { finding: id },
  };
  scene.seen.set(id, feature);
  return feature;
};

/**
 * The values a test would measure, most telling first, as weighing would take them: of tied ones only the first, and of one
 * family the first whole and the others drawn towards the average.
 */
const valuesOf = (test: Test, scene: Scene): readonly Feature[] => {
  const unknown = test.measures.filter((analyte) => !current(scene.case, analyte));
  const made = unknown.flatMap((analyte) => {
    const feature = valueFeature(analyte, test, scene);
    return feature ? [{ analyte, feature, family: scene.knowledge.analytes.get(analyte)?.family ?? analyte }] : [];
  });
  const ranked = made.sort((a, b) => b.feature.information - a.feature.information);
  const firstOfTie = ranked.filter(({ analyte }, i) => {
    const row = tied.find((each) => each.includes(analyte)) ?? [];
    return !ranked.slice(0, i).some((earlier) => row.includes(earlier.analyte));
  });
  const families = new Set<string>();
  return firstOfTie.map(({ feature, family }) => {
    const again = families.has(family) && !scene.familiesKnown.has(family);
    families.add(family);
    return again ? { ...feature, chances: damped(feature.chances, scene.alive) } : feature;
  });
};

/** The test's features not known yet, most telling first. */
export const featuresOf = (test: Test, scene: Scene): readonly Feature[] => {
  const values = valuesOf(test, scene);
  const seen = test.shows.flatMap((id) => findingFeature(id, scene) ?? []);
  const detected = test.detects
    .filter((set) => set.finding === undefined || !scene.case.findings[set.finding])
    .map((set): Feature => {
      const found = set.finding === undefined ? undefined : scene.knowledge.findings.get(set.finding);
      const chance = (each: Hypothesis): number => (isHit(set, each) ? set.sensitivity : 1 - set.specificity);
      const feature = yesNo(found?.name ?? `${test.name} positive`, chance, scene);
      return found ? { ...feature, about: { finding: found.id } } : feature;
    });
  return [...values, ...seen, ...detected].sort((a, b) => b.information - a.information).slice(0, maxFeatures);
};
