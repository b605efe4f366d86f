/** What a test could show, as the chance of each result under every hypothesis still alive. */
import { type Case, current } from "../case/case.ts";
import type { Knowledge, Test } from "../knowledge/types.ts";
import type { Densities } from "./densities.ts";
import { type Alive, type Chances, informationOf } from "./information.ts";
import type { Model } from "./model.ts";
import type { References } from "./reference.ts";
import { tied } from "./weigh.ts";
import { number, unitText, withoutText } from "./words.ts";

/** A test's most telling features are enumerated together; more would change little. */
const maxFeatures = 3;

/** One thing a test shows, as the chance of each of its results under each hypothesis still alive. */
export interface Feature {
  /** The analyte or the finding it is; absent for what no single result in a case says. */
  readonly about?: { readonly analyte: string } | { readonly finding: string };
  readonly results: () => readonly string[];
  /** Chances of a result that measures what is known already are drawn towards the average. */
  readonly chances: Chances;
  /** Bits that seeing it alone is expected to give; worked out when first asked for, since most are dropped before. */
  readonly information: () => number;
}

const featureOf = (results: Feature["results"], chances: Chances, alive: Alive, about?: Feature["about"]): Feature => {
  let known: number | undefined;
  const information = (): number => {
    known ??= informationOf([chances], alive);
    return known;
  };
  return { results, chances, information, ...(about ? { about } : {}) };
};

/** Evidence of a family already measured is damped in weighing, so its promise is damped here. */
const damped = (chances: Chances, { p }: Alive): Chances =>
  chances.map((row) => {
    let average = 0;
    for (let i = 0; i < row.length; i++) average += (p[i] ?? 0) * (row[i] ?? 0);
    return row.map((each) => 0.5 * each + 0.5 * average);
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
  readonly model: Model;
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
  const { hypotheses } = scene.alive;
  const bands = hypotheses.map(bandsOf);
  const raw = [...cuts, undefined].map((_, band) => bands.map((each) => each[band] ?? 0));
  const family = scene.knowledge.analytes.get(analyte)?.family ?? "other";
  const chances = scene.familiesKnown.has(family) ? damped(raw, scene.alive) : raw;
  return featureOf(() => bandNames(analyte, cuts, scene.knowledge), chances, scene.alive, { analyte });
};

const detections = new WeakMap<Test["detects"][number], readonly number[]>();

/** How likely a test is positive under each hypothesis of the model: one it finds by itself, by its parent, or as half of a pair. */
const detection = (set: Test["detects"][number], { hypotheses }: Model): readonly number[] => {
  const known =
    detections.get(set) ??
    hypotheses.map(({ condition }) => {
      const found = [condition.id, condition.parent ?? "", ...(condition.pair ?? [])];
      return found.some((id) => set.conditions.includes(id)) ? set.sensitivity : 1 - set.specificity;
    });
  detections.set(set, known);
  return known;
};

/** A feature with two results, from the chance of the first under every hypothesis of the model. */
const yesNo = (name: string, chances: readonly number[], { alive }: Scene, about?: Feature["about"]): Feature => {
  const there = alive.hypotheses.map(({ at }) => chances[at] ?? 0);
  const rows = [there, there.map((chance) => 1 - chance)];
  return featureOf(() => [name, withoutText(name)], rows, alive, about);
};

/** Whether a finding is there, worked out once for all tests and questions. */
export const findingFeature = (id: string, scene: Scene): Feature | undefined => {
  const entry = scene.knowledge.findings.get(id);
  if (!entry || scene.case.findings[id] || !scene.concerns(id)) return undefined;
  const feature = scene.seen.get(id) ?? yesNo(entry.name, scene.model.chances.get(id) ?? [], scene, { finding: id });
  scene.seen.set(id, feature);
  return feature;
};

interface Value {
  readonly analyte: string;
  readonly family: string;
  readonly feature: Feature;
}

/** What a test could show that is not known yet. */
export interface Candidates {
  readonly values: readonly Value[];
  readonly others: readonly Feature[];
}

/** Everything the test could show that is not known yet. */
export const candidatesOf = (test: Test, scene: Scene): Candidates => {
  const values = test.measures.flatMap((analyte): Value[] => {
    const feature = current(scene.case, analyte) ? undefined : valueFeature(analyte, test, scene);
    return feature ? [{ analyte, feature, family: scene.knowledge.analytes.get(analyte)?.family ?? analyte }] : [];
  });
  const seen = test.shows.flatMap((id) => findingFeature(id, scene) ?? []);
  const detected = test.detects
    .filter((set) => set.finding === undefined || !scene.case.findings[set.finding])
    .map((set): Feature => {
      const found = set.finding === undefined ? undefined : scene.knowledge.findings.get(set.finding);
      const name = found?.name ?? set.called ?? test.name;
      return yesNo(name, detection(set, scene.model), scene, found ? { finding: found.id } : undefined);
    });
  return { values, others: [...seen, ...detected] };
};

const tellingFirst = (a: Feature, b: Feature): number => b.information() - a.information();

/** Values as weighing would take them: of tied ones only the first, and of one family the first whole and the others drawn towards the average. */
const asWeighed = (values: readonly Value[], scene: Scene): readonly Feature[] => {
  const ranked = [...values].sort((a, b) => tellingFirst(a.feature, b.feature));
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

/** The most telling of them, most telling first. */
export const mostTelling = ({ values, others }: Candidates, scene: Scene): readonly Feature[] =>
  [...asWeighed(values, scene), ...others].sort(tellingFirst).slice(0, maxFeatures);
