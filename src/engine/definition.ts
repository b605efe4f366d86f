/** What a condition is by definition: "iron deficiency anaemia" needs anaemia, and without it the same lack has another name. */
import type { Model } from "./model.ts";
import type { Weighed } from "./weighed.ts";
import { type Facts, holds } from "./when.ts";

/** A cut-off is a convention and a value an estimate: this share stays under the name the definition denies. */
const stays = 0.1;

/**
 * Belief moved inside each group from conditions whose `only` fails to those whose definition allows the case, in proportion to
 * what they have. The belief in the group as a whole stays as it is.
 * @param logs natural log of each hypothesis' unnormalised posterior.
 * @returns undefined when no definition is at odds with the case.
 */
export const byDefinition = (logs: readonly number[], model: Model, facts: Facts): Weighed | undefined => {
  const denied = model.hypotheses.map(({ only }) => only !== undefined && !holds(only.when, facts));
  const first = model.hypotheses[denied.indexOf(true)];
  if (!first?.only) return undefined;
  const top = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const mass = (at: number): number => Math.exp((logs[at] ?? 0) - top);
  const groups = new Map<string, { from: number; to: number }>();
  for (const { at, condition } of model.hypotheses) {
    const group = groups.get(condition.group) ?? { from: 0, to: 0 };
    if (denied[at]) group.from += mass(at);
    else group.to += mass(at);
    groups.set(condition.group, group);
  }
  const weights = model.hypotheses.map(({ at, condition }) => {
    const { from, to } = groups.get(condition.group) ?? { from: 0, to: 0 };
    if (from === 0 || to === 0) return 0;
    return Math.log(denied[at] ? stays : 1 + (from * (1 - stays)) / to);
  });
  return { evidence: { kind: "definition", ids: [], text: first.only.else }, weights };
};
