/** Prior probability of each hypothesis: the setting's share of its group, divided inside the group by age, sex and history. */
import type { Case } from "../case/case.ts";
import type { Knowledge, Setting } from "../knowledge/types.ts";
import type { Hypothesis, Model } from "./model.ts";
import { type Facts, holds } from "./when.ts";

/** The named setting, else the first that fits the case by itself, else the default. */
export const settingFor = (from: Case, knowledge: Knowledge, named?: string): Setting => {
  const { settings, default: fallback } = knowledge.settings;
  const chosen =
    settings.find((each) => each.id === named) ??
    settings.find((each) => each.when && holds(each.when, { case: from })) ??
    settings.find((each) => each.id === fallback);
  if (!chosen) throw new Error(`settings.yaml has no setting ${fallback}`);
  return chosen;
};

const shareOf = (hypothesis: Hypothesis, facts: Facts): number =>
  hypothesis.condition.prior.reduce(
    (share, each) => (holds(each.when, facts) ? share * each.factor : share),
    hypothesis.condition.share,
  );

/** The setting's row, bent by what age, sex and definitions say of each group. */
const groupPriors = (facts: Facts, knowledge: Knowledge, setting: Setting): Readonly<Record<string, number>> => {
  const groups: Record<string, number> = { ...setting.groups };
  for (const { group, when, factor } of knowledge.settings.adjust)
    if (holds(when, facts)) groups[group] = (groups[group] ?? 0) * factor;
  return groups;
};

/**
 * Prior per hypothesis, in the model's order; sums to one.
 * @param facts without a posterior; values count by what they are flagged, as in "anaemia".
 */
export const priors = (facts: Facts, model: Model, setting: Setting): readonly number[] => {
  const shares = model.hypotheses.map((each) => shareOf(each, facts));
  const totals = new Map<string, number>();
  model.hypotheses.forEach(({ condition }, i) => {
    totals.set(condition.group, (totals.get(condition.group) ?? 0) + (shares[i] ?? 0));
  });
  const groups = groupPriors(facts, model.knowledge, setting);
  const raw = model.hypotheses.map((each, i) => {
    const total = totals.get(each.condition.group) ?? 0;
    const group = groups[each.condition.group] ?? 0;
    return total > 0 ? (group * (shares[i] ?? 0)) / total : 0;
  });
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((each) => Math.max(each / sum, 1e-9));
};
