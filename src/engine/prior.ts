/** Prior probability of each hypothesis: the setting's share of its group, divided inside the group by age, sex and history. */
import type { Case } from "../case/case.ts";
import type { Knowledge, Setting } from "../knowledge/types.ts";
import type { Hypothesis, Model } from "./model.ts";
import { holds } from "./when.ts";

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

const shareOf = (hypothesis: Hypothesis, from: Case): number =>
  hypothesis.condition.prior.reduce(
    (share, each) => (holds(each.when, { case: from }) ? share * each.factor : share),
    hypothesis.condition.share,
  );

/** The setting's row, bent by what age and sex alone say of each group. */
const groupPriors = (from: Case, knowledge: Knowledge, setting: Setting): Readonly<Record<string, number>> => {
  const groups: Record<string, number> = { ...setting.groups };
  for (const { group, when, factor } of knowledge.settings.adjust)
    if (holds(when, { case: from })) groups[group] = (groups[group] ?? 0) * factor;
  return groups;
};

/**
 * Prior per hypothesis, in the model's order; sums to one.
 * A group's prior grows or shrinks with its members: what is common at this age is commoner as a whole.
 */
export const priors = (from: Case, model: Model, setting: Setting): readonly number[] => {
  const shares = model.hypotheses.map((each) => shareOf(each, from));
  const totals = new Map<string, { stated: number; here: number }>();
  model.hypotheses.forEach((each, i) => {
    const total = totals.get(each.condition.group) ?? { stated: 0, here: 0 };
    total.stated += each.condition.share;
    total.here += shares[i] ?? 0;
    totals.set(each.condition.group, total);
  });
  const groups = groupPriors(from, model.knowledge, setting);
  const raw = model.hypotheses.map((each, i) => {
    const total = totals.get(each.condition.group);
    const group = groups[each.condition.group] ?? 0;
    return total && total.here > 0 ? (group * (shares[i] ?? 0)) / total.here : 0;
  });
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((each) => Math.max(each / sum, 1e-9));
};
