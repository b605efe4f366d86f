/** Case → evidence → one weight per hypothesis and piece of evidence. Everything the engine ever says comes from these. */
import { type Case, current, type Measurement } from "../case/case.ts";
import type { Evidence } from "./assessment.ts";
import type { Densities } from "./densities.ts";
import { below, logDensity } from "./likelihood.ts";
import type { Hypothesis, Model } from "./model.ts";
import { weighBlock } from "./weigh-block.ts";
import { against, type Weighed } from "./weighed.ts";
import { labText, withoutText } from "./words.ts";

/** No single piece weighs more than this (nats) either way; what is seen in the marrow may weigh more, and what is read in the genes most. */
const most = 4;
const mostDecisive = 7.5;
const mostGenetic = 12;
/** Numbers that measure the same thing: the strongest counts whole, the others by half. */
const damping = 0.5;

/** Functionally tied: of each row only the first that was measured counts. */
export const tied: readonly (readonly string[])[] = [
  ["tsat", "iron"],
  ["tibc", "transferrin", "uibc"],
  ["stfr_index", "stfr"],
  ["retic_abs", "retic_pct"],
  ["rdw_cv", "rdw_sd"],
];
const inBlock: ReadonlySet<string> = new Set(["hb", "rbc", "mcv", "mch", "mchc", "hct", "rdw_cv", "plt"]);

const logLikelihood = (lab: Measurement, hypothesis: Hypothesis, densities: Densities): number => {
  const density = densities.of(hypothesis, lab.analyte);
  if (lab.bound === "<") return Math.log(below(lab.value, density));
  if (lab.bound === ">") return Math.log(1 - below(lab.value, density));
  return logDensity(lab.value, density);
};

const spread = (weights: readonly number[]): number => {
  const mean = weights.reduce((a, b) => a + b, 0) / weights.length;
  return weights.reduce((sum, weight) => sum + (weight - mean) ** 2, 0);
};

/** All measured values outside the block that may be interpreted, damped within their family. */
const weighValues = (
  from: Case,
  model: Model,
  priors: readonly number[],
  densities: Densities,
  held: ReadonlySet<string>,
): readonly Weighed[] => {
  const shadowed = new Set(
    tied.flatMap((row) => {
      const first = row.find((id) => current(from, id));
      return row.filter((id) => id !== first);
    }),
  );
  const families = new Map<string, Weighed[]>();
  for (const [id, analyte] of model.knowledge.analytes) {
    const lab = current(from, id);
    if (!lab || inBlock.has(id) || held.has(id) || shadowed.has(id)) continue;
    const logs = model.hypotheses.map((each) => logLikelihood(lab, each, densities));
    const evidence: Evidence = { kind: "labs", ids: [id], text: labText(lab, model.knowledge) };
    const family = analyte.family === "other" || analyte.family === "metals" ? id : analyte.family;
    families.set(family, [
      ...(families.get(family) ?? []),
      { evidence, weights: against(logs, priors, analyte.decisive ? mostDecisive : most) },
    ]);
  }
  return [...families.values()].flatMap((members) => {
    const ranked = [...members].sort((a, b) => spread(b.weights) - spread(a.weights));
    const first = ranked[0]?.weights ?? [];
    // What agrees with the most telling value is partly the same news; what contradicts it is not.
    const damped = (weight: number, i: number): number => (weight * (first[i] ?? 0) < 0 ? weight : weight * damping);
    return ranked.map((each, i) => (i === 0 ? each : { ...each, weights: each.weights.map(damped) }));
  });
};

interface Stated {
  readonly analyte: string;
  readonly level: "low" | "normal" | "high";
}

/** Results given in words, and findings that only say in words what a number would. */
const inWords = (from: Case, model: Model): readonly Stated[] => {
  const said: Stated[] = from.qualitative.filter((each) => !each.past);
  const meant = Object.entries(from.findings).flatMap(([id, found]) => {
    const means = model.knowledge.findings.get(id)?.means;
    return means && found.state === "present" ? [means] : [];
  });
  const newest = new Map([...meant, ...said].map((each) => [each.analyte, each]));
  return [...newest.values()].filter((each) => !current(from, each.analyte));
};

const weighWords = (
  from: Case,
  model: Model,
  priors: readonly number[],
  densities: Densities,
  held: ReadonlySet<string>,
): readonly Weighed[] =>
  inWords(from, model).flatMap(({ analyte, level }) => {
    const entry = model.knowledge.analytes.get(analyte);
    const reference = densities.patient(analyte);
    if (!entry || !reference || held.has(analyte)) return [];
    const low = reference.low ?? Number.NEGATIVE_INFINITY;
    const high = reference.high ?? Number.POSITIVE_INFINITY;
    const logs = model.hypotheses.map((each) => {
      const density = densities.of(each, analyte);
      const under = Number.isFinite(low) ? below(low, density) : 0;
      const over = Number.isFinite(high) ? 1 - below(high, density) : 0;
      const chance = level === "low" ? under : level === "high" ? over : 1 - under - over;
      return Math.log(Math.max(chance, 0.02));
    });
    const evidence: Evidence = { kind: "qualitative", ids: [analyte], text: `${entry.short} ${level}` };
    return [{ evidence, weights: against(logs, priors, most) }];
  });

const weighFindings = (
  from: Case,
  model: Model,
  priors: readonly number[],
  held: ReadonlySet<string>,
): readonly Weighed[] =>
  Object.entries(from.findings).flatMap(([id, found]) => {
    const entry = model.knowledge.findings.get(id);
    if (!entry || held.has(id) || (entry.means && found.state === "present")) return [];
    const present = found.state === "present";
    const logs = (model.chances.get(id) ?? []).map((chance) => Math.log(present ? Math.max(chance, 1e-7) : 1 - chance));
    const decisive = entry.kind === "marrow" || entry.background < 0.001 ? mostDecisive : most;
    const weights = against(logs, priors, entry.kind === "genotype" ? mostGenetic : decisive);
    const text = present ? entry.name : withoutText(entry.name);
    return [{ evidence: { kind: "finding" as const, ids: [id], text }, weights }];
  });

/**
 * Every piece of evidence in the case, weighed. `held` analytes and findings are not interpreted.
 * Weights of different pieces add up.
 */
export const weigh = (
  from: Case,
  model: Model,
  priors: readonly number[],
  densities: Densities,
  held: ReadonlySet<string>,
): readonly Weighed[] => [
  ...weighBlock({ ...from, labs: from.labs.filter((lab) => !held.has(lab.analyte)) }, model, priors, densities),
  ...weighValues(from, model, priors, densities, held),
  ...weighWords(from, model, priors, densities, held),
  ...weighFindings(from, model, priors, held),
];
