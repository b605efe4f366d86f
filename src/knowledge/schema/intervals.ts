/** Healthy intervals, anaemia cut-offs, adjustments. */
import { z } from "zod";
import { evidence, id, range, sources } from "./base.ts";

export const interval = z.strictObject({
  analyte: id,
  sex: z.enum(["female", "male"]).optional(),
  /** Years, [from, to). */
  age: range.optional(),
  trimester: z.array(z.number().int().min(1).max(3)).optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  /** Typical healthy value, where the source gives one. */
  median: z.number().optional(),
  /** 5th–95th percentile in health, where the limits are decision limits and not that. */
  typical: range.optional(),
  sources,
  evidence,
});
export const anaemiaCutOff = z.strictObject({
  id,
  group: z.string(),
  sex: z.enum(["female", "male"]).optional(),
  age: range.optional(),
  trimester: z.array(z.number().int().min(1).max(3)).optional(),
  /** Hb g/L: no anaemia at or above; mild, moderate lower bounds; below `severe` is severe. */
  none: z.number(),
  mild: z.number(),
  severe: z.number(),
  sources,
  evidence,
});
export const intervals = z.strictObject({
  intervals: z.array(interval),
  anaemia: z.array(anaemiaCutOff),
  /** Other authorities' cut-offs that differ; shown beside the one that fired. */
  disagreements: z
    .array(
      z.strictObject({
        group: z.string(),
        age: range.optional(),
        sex: z.enum(["female", "male"]).optional(),
        trimester: z.array(z.number()).optional(),
        none: z.number(),
        sources,
        evidence,
      }),
    )
    .default([]),
  /** g/L to subtract from the observed Hb, by metres [from, to). */
  altitude: z.array(z.strictObject({ metres: range, subtract: z.number() })),
  /** g/L to subtract, by cigarettes a day [from, to). */
  smoking: z.array(z.strictObject({ cigarettes: range, subtract: z.number() })),
  adjustments: z.strictObject({ sources, evidence }),
});
