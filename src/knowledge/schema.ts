/** The shape of every knowledge file (zod). The YAML under `knowledge/` is the only thing these describe. */
import { z } from "zod";
import { evidence, id, source, sources } from "./schema/base.ts";
import { calculators } from "./schema/calculators.ts";
import { rules, test, treatment } from "./schema/care.ts";
import { condition } from "./schema/condition.ts";
import { intent } from "./schema/intents.ts";
import { intervals } from "./schema/intervals.ts";
import { index, settings } from "./schema/settings.ts";
import { conflict, topic } from "./schema/topics.ts";
import { analyte, finding } from "./schema/vocabulary.ts";
import { wording } from "./schema/wording.ts";

export { cited, evidence, review, source } from "./schema/base.ts";
export { calculators, product } from "./schema/calculators.ts";
export { rules, test, treatment } from "./schema/care.ts";
export { clue, condition, expectation } from "./schema/condition.ts";
export { intent } from "./schema/intents.ts";
export { anaemiaCutOff, interval, intervals } from "./schema/intervals.ts";
export { index, setting, settings } from "./schema/settings.ts";
export { conflict, topic } from "./schema/topics.ts";
export { analyte, finding } from "./schema/vocabulary.ts";
export { when } from "./schema/when.ts";
export { wording } from "./schema/wording.ts";

/** Correlations of the logs of [hb, rbc, mcv, rdw_cv, plt], lower triangle row by row (10 numbers). */
export const correlations = z.strictObject({
  order: z.tuple([z.literal("hb"), z.literal("rbc"), z.literal("mcv"), z.literal("rdw_cv"), z.literal("plt")]),
  matrices: z.array(
    z.strictObject({
      id,
      n: z.number().int(),
      from: z.string(),
      lower: z.array(z.number().min(-1).max(1)).length(10),
      sources,
      evidence,
    }),
  ),
});

/** Everything, as compiled. */
export const content = z.strictObject({
  sources: z.array(source),
  analytes: z.array(analyte),
  findings: z.array(finding),
  intervals,
  settings,
  indices: z.array(index),
  correlations,
  conditions: z.array(condition),
  tests: z.array(test),
  treatments: z.array(treatment),
  rules,
  topics: z.array(topic),
  conflicts: z.array(conflict),
  wording,
  intents: z.array(intent),
  calculators,
});
