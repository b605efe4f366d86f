/** Posterior → ranked causes with their evidence. Children are summed under their parent. */
import type { Condition } from "../knowledge/types.ts";
import type { RankedCause, Step } from "./assessment.ts";
import type { Densities } from "./densities.ts";
import { type Hypothesis, type Model, rangeOf } from "./model.ts";
import type { Posterior } from "./posterior.ts";
import type { Weighed } from "./weighed.ts";
import { likelihoodWord } from "./words.ts";

/** What the posterior was worked out from. */
export interface Grounds {
  readonly model: Model;
  /** Prior of each hypothesis. */
  readonly before: readonly number[];
  readonly weighed: readonly Weighed[];
  readonly densities: Densities;
}

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
  if (weighed.evidence.kind === "definition") return "by definition";
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

const stepOf = (hypothesis: Hypothesis, weighed: Weighed, weight: number, densities: Densities): Step => ({
  evidence: weighed.evidence,
  condition: hypothesis.condition.id,
  weight,
  expects: expectsText(hypothesis, weighed, densities),
  sources: sourcesOf(hypothesis, weighed.evidence.ids[0] ?? ""),
});

const stepsOf = (at: number, { model, weighed, densities }: Grounds): readonly Step[] => {
  const hypothesis = model.hypotheses[at];
  if (!hypothesis) return [];
  return weighed
    .map((each) => ({ each, weight: each.weights[at] ?? 0 }))
    .filter(({ weight }) => Math.abs(weight) >= leastWeight)
    .sort((a, b) => b.weight - a.weight)
    .map(({ each, weight }) => stepOf(hypothesis, each, weight, densities));
};

interface Member {
  readonly at: number;
  readonly cause: RankedCause;
}

/** What a piece of evidence by itself says of the children together: the mean of its odds factors, by their priors. */
const sharedWeight = (weights: readonly number[], members: readonly Member[], before: readonly number[]): number => {
  const total = members.reduce((sum, { at }) => sum + (before[at] ?? 0), 0) || 1;
  return Math.log(members.reduce((sum, { at }) => sum + ((before[at] ?? 0) / total) * Math.exp(weights[at] ?? 0), 0));
};

/** A parent's steps; what is expected is told by the child each piece speaks for most. */
const parentSteps = (members: readonly Member[], { model, before, weighed, densities }: Grounds): readonly Step[] =>
  weighed
    .map((each) => ({ each, weight: sharedWeight(each.weights, members, before) }))
    .filter(({ weight }) => Math.abs(weight) >= leastWeight)
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ each, weight }): readonly Step[] => {
      const says = ({ at, cause }: Member): number => cause.probability * (each.weights[at] ?? 0) * Math.sign(weight);
      const telling = members.reduce((a, b) => (says(b) > says(a) ? b : a));
      const hypothesis = model.hypotheses[telling.at];
      return hypothesis ? [stepOf(hypothesis, each, weight, densities)] : [];
    });

const causeOf = (
  condition: Condition,
  probability: number,
  steps: readonly Step[],
  children: readonly RankedCause[],
): RankedCause => {
  const cause: { -readonly [K in keyof RankedCause]: RankedCause[K] } = {
    condition: condition.id,
    name: condition.name,
    probability,
    likelihood: likelihoodWord(probability),
    loading: condition.loading,
    review: condition.review,
    steps,
    missing: [],
    children,
  };
  if (condition.confirm[0]) cause.settles = condition.confirm[0];
  return cause;
};

const byProbability = (a: RankedCause, b: RankedCause): number =>
  b.probability - a.probability || (a.condition < b.condition ? -1 : 1);

/** Steps are worked out for this many likeliest conditions at or above this share; the others are never shown unasked. */
const mostExplained = 10;
const leastExplained = 0.01;

/** Every cause, likeliest first. `explain` has its steps worked out however improbable it is ("why not X?"); false leaves all steps out. */
export const rank = (grounds: Grounds, posterior: Posterior, explain?: string | false): readonly RankedCause[] => {
  const { model } = grounds;
  const families = new Map<string, Member[]>();
  const alone: RankedCause[] = [];
  const last = Float64Array.from(posterior.of).sort().at(-mostExplained) ?? 0;
  const least = explain === false ? Number.POSITIVE_INFINITY : Math.max(leastExplained, last);
  model.hypotheses.forEach(({ condition }, at) => {
    const probability = posterior.of[at] ?? 0;
    const asked = typeof explain === "string" && [condition.id, condition.parent].includes(explain);
    // A child's own evidence is in its parent's, and worked out when asked for.
    const shown = condition.parent === undefined && probability >= least;
    const steps = shown || asked ? stepsOf(at, grounds) : [];
    const cause = causeOf(condition, probability, steps, []);
    if (condition.parent === undefined) alone.push(cause);
    else {
      const members = families.get(condition.parent) ?? [];
      if (members.length === 0) families.set(condition.parent, members);
      members.push({ at, cause });
    }
  });
  const parents = [...families].flatMap(([id, members]) => {
    const parent = model.knowledge.conditions.get(id);
    if (!parent) return [];
    const children = members.map(({ cause }) => cause).sort(byProbability);
    const total = children.reduce((sum, child) => sum + child.probability, 0);
    const steps = total >= least || explain === id ? parentSteps(members, grounds) : [];
    return [causeOf(parent, total, steps, children)];
  });
  return [...parents, ...alone].sort(byProbability);
};
