/** Posterior → ranked causes with their evidence. Children are summed under their parent. */
import type { Condition, Knowledge } from "../knowledge/types.ts";
import type { RankedCause, Step } from "./assessment.ts";
import type { Densities } from "./densities.ts";
import { type Hypothesis, type Model, rangeOf } from "./model.ts";
import type { Posterior } from "./posterior.ts";
import type { Weighed } from "./weigh.ts";
import { likelihoodWord } from "./words.ts";

/** Weights smaller than this say nothing worth a line. */
const leastWeight = 0.05;

const expectsText = (hypothesis: Hypothesis, weighed: Weighed, densities: Densities): string => {
  const id = weighed.evidence.ids[0] ?? "";
  const clue = hypothesis.clues[id];
  if (weighed.evidence.kind === "finding") {
    if (!clue) return "no commoner or rarer than in anyone";
    return "frequency" in clue
      ? `seen in about ${Math.round(clue.frequency * 100)} %`
      : `changes the odds ${clue.factor}×`;
  }
  const expected = rangeOf(hypothesis.expects[id]);
  if (expected === "any") return "could be anything";
  const range = densities.inWords(hypothesis, id);
  return expected === "health" && hypothesis.expects[id] === undefined ? `as in health, ${range}` : range;
};

const sourcesOf = (hypothesis: Hypothesis, id: string): readonly string[] => {
  const given = hypothesis.expects[id] ?? hypothesis.clues[id];
  const own = typeof given === "object" && "sources" in given ? given.sources : undefined;
  return own ?? hypothesis.condition.sources;
};

const stepsOf = (at: number, model: Model, weighed: readonly Weighed[], densities: Densities): readonly Step[] => {
  const hypothesis = model.hypotheses[at];
  if (!hypothesis) return [];
  return weighed
    .map((each) => ({ each, weight: each.weights[at] ?? 0 }))
    .filter(({ weight }) => Math.abs(weight) >= leastWeight)
    .sort((a, b) => b.weight - a.weight)
    .map(({ each, weight }) => ({
      evidence: each.evidence,
      condition: hypothesis.condition.id,
      weight,
      expects: expectsText(hypothesis, each, densities),
      sources: sourcesOf(hypothesis, each.evidence.ids[0] ?? ""),
    }));
};

/** A parent's step is the children's, weighed by how likely each child is. */
const parentSteps = (children: readonly RankedCause[]): readonly Step[] => {
  const leading = children[0];
  if (!leading) return [];
  const total = children.reduce((sum, child) => sum + child.probability, 0) || 1;
  return leading.steps
    .map((step) => {
      const shared = children.reduce((sum, child) => {
        const same = child.steps.find((each) => each.evidence.text === step.evidence.text);
        return sum + (child.probability / total) * (same?.weight ?? 0);
      }, 0);
      return { ...step, weight: shared };
    })
    .sort((a, b) => b.weight - a.weight);
};

const causeOf = (
  condition: Condition,
  probability: number,
  steps: readonly Step[],
  children: readonly RankedCause[],
): RankedCause => {
  const settles = condition.confirm[0];
  return {
    condition: condition.id,
    name: condition.name,
    probability,
    likelihood: likelihoodWord(probability),
    loading: condition.loading,
    review: condition.review,
    steps,
    missing: [],
    ...(settles ? { settles } : {}),
    children,
  };
};

const byProbability = (a: RankedCause, b: RankedCause): number =>
  b.probability - a.probability || (a.condition < b.condition ? -1 : 1);

/** Steps are worked out for this many likeliest conditions at or above this share; the others are never shown unasked. */
const mostExplained = 10;
const leastExplained = 0.01;

/** Every cause, likeliest first. `all` works the steps out for the improbable ones too ("why not X?"). */
export const rank = (
  model: Model,
  posterior: Posterior,
  weighed: readonly Weighed[],
  densities: Densities,
  explain?: string,
): readonly RankedCause[] => {
  const knowledge: Knowledge = model.knowledge;
  const families = new Map<string, RankedCause[]>();
  const alone: RankedCause[] = [];
  const least = Math.max(leastExplained, [...posterior.of].sort((a, b) => b - a)[mostExplained - 1] ?? 0);
  model.hypotheses.forEach(({ condition }, at) => {
    const probability = posterior.of[at] ?? 0;
    const asked = condition.id === explain || condition.parent === explain;
    const steps = probability >= least || asked ? stepsOf(at, model, weighed, densities) : [];
    const cause = causeOf(condition, probability, steps, []);
    if (condition.parent === undefined) alone.push(cause);
    else families.set(condition.parent, [...(families.get(condition.parent) ?? []), cause]);
  });
  const parents = [...families].flatMap(([id, members]) => {
    const parent = knowledge.conditions.get(id);
    const children = [...members].sort(byProbability);
    const total = children.reduce((sum, child) => sum + child.probability, 0);
    return parent ? [causeOf(parent, total, parentSteps(children), children)] : alone.concat(children);
  });
  return [...parents, ...alone].sort(byProbability);
};
