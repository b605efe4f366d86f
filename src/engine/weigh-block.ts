/** The red-cell block as evidence: weighed together, told number by number. */
import { type Case, current } from "../case/case.ts";
import { blockLogs, independent, type Seen } from "./block.ts";
import type { Densities } from "./densities.ts";
import type { Model } from "./model.ts";
import { against, type Weighed } from "./weighed.ts";
import { labText } from "./words.ts";

/** The whole red-cell block together. */
const mostBlock = 6;

interface BlockSeen {
  readonly key: string;
  readonly logs: readonly (readonly number[])[];
}
const lastBlock = new WeakMap<Densities, BlockSeen>();

/** Log densities of the block under each hypothesis. The last count is kept: what is supposed of other results leaves it as it is. */
const blockUnder = (seen: readonly Seen[], model: Model, densities: Densities): BlockSeen["logs"] => {
  const key = seen.map(({ analyte, log }) => `${analyte}${log}`).join();
  const known = lastBlock.get(densities);
  if (known?.key === key) return known.logs;
  const logs = model.hypotheses.map((each) => blockLogs(seen, densities.frame(each), each.correlation));
  lastBlock.set(densities, { key, logs });
  return logs;
};

/** The block is capped as a whole: its parts shrink together. */
export const weighBlock = (
  from: Case,
  model: Model,
  priors: readonly number[],
  densities: Densities,
): readonly Weighed[] => {
  const seen = independent(from);
  if (seen.length === 0) return [];
  const perHypothesis = blockUnder(seen, model, densities);
  const parts = seen.map((_, k) =>
    against(
      perHypothesis.map((logs) => logs[k] ?? 0),
      priors,
      Number.POSITIVE_INFINITY,
    ),
  );
  const joint = perHypothesis.map((logs) => logs.reduce((a, b) => a + b, 0));
  const capped = against(joint, priors, mostBlock);
  const totals = model.hypotheses.map((_, i) => parts.reduce((sum, part) => sum + (part[i] ?? 0), 0));
  return seen.flatMap((one, k) => {
    const lab = current(from, one.analyte);
    if (!lab) return [];
    const weights = totals.map((total, i) => {
      const wanted = capped[i] ?? 0;
      const part = parts[k]?.[i] ?? 0;
      // Spread the difference evenly over the numbers rather than let one of them flip sign.
      return part + (wanted - total) / seen.length;
    });
    return [{ evidence: { kind: "labs" as const, ids: [one.analyte], text: labText(lab, model.knowledge) }, weights }];
  });
};
