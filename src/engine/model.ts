/** The knowledge made ready for arithmetic: one hypothesis per leaf condition, with everything it inherits. Built once. */
import type { Clue, Condition, Expectation, FindingEntry, Knowledge } from "../knowledge/types.ts";

export interface Hypothesis {
  /** Its place in the model's order. */
  readonly at: number;
  readonly condition: Condition;
  readonly expects: Readonly<Record<string, Expectation>>;
  readonly clues: Readonly<Record<string, Clue>>;
  readonly correlation: readonly number[];
  readonly only: Condition["only"];
  readonly reference: { readonly age: number; readonly sex?: "female" | "male" | undefined } | undefined;
}

export interface Model {
  readonly knowledge: Knowledge;
  readonly hypotheses: readonly Hypothesis[];
  /** Finding → the hypotheses under which it is commoner or rarer than in anyone. */
  readonly told: ReadonlyMap<string, readonly Hypothesis[]>;
  /** Finding → how likely it is under each hypothesis (0–1), in the model's order. */
  readonly chances: ReadonlyMap<string, readonly number[]>;
}

/** Condition first, then what it takes from: its parent, then the one it is like. */
const lineage = (condition: Condition, knowledge: Knowledge): readonly Condition[] => {
  const found: Condition[] = [];
  const visit = (each: Condition | undefined): void => {
    if (!each || found.includes(each)) return;
    found.push(each);
    for (const id of [each.parent, each.like]) if (id !== undefined) visit(knowledge.conditions.get(id));
  };
  visit(condition);
  return found;
};

/** Expectations of what a condition says nothing of, where that is not "as in health". */
const unstated = (knowledge: Knowledge): Record<string, Expectation> =>
  Object.fromEntries(
    [...knowledge.analytes.values()].flatMap(({ id, unstated }) => (unstated === "any" ? [[id, unstated]] : [])),
  );

const hypothesisOf = (condition: Condition, at: number, knowledge: Knowledge): Hypothesis => {
  const nearestLast = [...lineage(condition, knowledge)].reverse();
  const matrixId = nearestLast.reduce<string>((id, each) => each.correlation ?? id, "pooled");
  const matrix = knowledge.correlations.matrices.find((each) => each.id === matrixId);
  if (!matrix) throw new Error(`no correlation matrix ${matrixId}`);
  return {
    at,
    condition,
    expects: Object.assign(unstated(knowledge), ...nearestLast.map((each) => each.expects)),
    clues: Object.assign({}, ...nearestLast.map((each) => each.clues)),
    correlation: matrix.lower,
    only: condition.only ?? knowledge.conditions.get(condition.parent ?? "")?.only,
    reference: nearestLast.reduce<Hypothesis["reference"]>((frame, each) => each.reference ?? frame, undefined),
  };
};

const chanceOf = ({ clues }: Hypothesis, { id, background }: FindingEntry): number => {
  const clue = clues[id];
  if (!clue) return background;
  const chance = "frequency" in clue ? clue.frequency : Math.min(0.98, background * clue.factor);
  return Math.min(0.995, Math.max(0.0005, chance));
};

const models = new WeakMap<Knowledge, Model>();

/** The model of this knowledge (cached). */
export const modelOf = (knowledge: Knowledge): Model => {
  const known = models.get(knowledge);
  if (known) return known;
  const leaves = [...knowledge.conditions.values()].filter((each) => !each.abstract);
  const hypotheses = leaves.map((leaf, at) => hypothesisOf(leaf, at, knowledge));
  const findings = [...knowledge.findings.values()];
  const told = new Map(findings.map(({ id }) => [id, hypotheses.filter((each) => each.clues[id] !== undefined)]));
  const chances = new Map(findings.map((each) => [each.id, hypotheses.map((one) => chanceOf(one, each))]));
  const model = { knowledge, hypotheses, told, chances };
  models.set(knowledge, model);
  return model;
};

/** The range an expectation gives, "health" or "any". */
export const rangeOf = (expected: Expectation | undefined): readonly [number, number] | "health" | "any" => {
  if (expected === undefined) return "health";
  if (typeof expected === "string") return expected;
  return "range" in expected ? expected.range : expected;
};

/** The other range, where methods report the same thing at two levels. */
export const secondRange = (expected: Expectation | undefined): readonly [number, number] | undefined =>
  typeof expected === "object" && "range" in expected ? expected.or : undefined;
