/** Analytes and findings. */
import { z } from "zod";
import { evidence, id, range, sources } from "./base.ts";
import { when } from "./when.ts";

export const analyte = z.strictObject({
  id,
  name: z.string(),
  /** Short label for tables. */
  short: z.string(),
  aliases: z.array(z.string()).default([]),
  /** Names too short or too common for prose ("LED", "SR", "F"): believed where they stand in a table's column of names. */
  printed: z.array(z.string()).default([]),
  loinc: z.array(z.string()).default([]),
  /** The canonical unit, as shown. */
  unit: z.string(),
  /** Accepted units: canonical value = written value × factor + offset(0). The canonical unit itself is listed with factor 1. */
  units: z
    .array(
      z.strictObject({
        unit: z.string(),
        aliases: z.array(z.string()).default([]),
        factor: z.number(),
        system: z.enum(["si", "us", "both"]).default("both"),
      }),
    )
    .min(1),
  decimals: z.number().int().min(0).max(4),
  /** Outside: refused. */
  hard: range,
  /** Outside: asked to confirm. */
  soft: range,
  /** p5–p95 over everyone a doctor would measure it in: the "says nothing" density. */
  anywhere: range,
  /** Skewed analytes are modelled on the log scale. */
  scale: z.enum(["log", "linear"]),
  /** What a condition that does not state it expects of it: health, or (for what few laboratories measure) nothing at all. */
  unstated: z.enum(["health", "any"]).default("health"),
  /** Nobody healthy has it, or has as much, so that a value may weigh as much as a finding in the marrow. */
  decisive: z.boolean().default(false),
  /** Members of one family are evidence together: strongest whole, the rest damped. */
  family: z.enum(["block", "iron", "inflammation", "fractions", "metals", "porphyrins", "other"]),
  sources,
  evidence,
});

export const finding = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum([
    "film",
    "marrow",
    "symptom",
    "sign",
    "history",
    "drug",
    "exposure",
    "ancestry",
    "genotype",
    "imaging",
    "course",
  ]),
  aliases: z.array(z.string()).default([]),
  /** Ways to say it with words between: "eats|chews ~ ice|clay" (`|` or, `~` up to four other words, `_` joins two words). */
  ways: z.array(z.string()).default([]),
  /** Ways to say that it is absent, without a word of denial: "periods ~ light|normal", "afebrile". */
  lacking: z.array(z.string()).default([]),
  /** Ways to name it that count only where they are denied: "no blood". */
  denied: z.array(z.string()).default([]),
  /** How often it is found in any patient sent with possible anaemia. 0–1. */
  background: z.number().min(0.00001).max(0.95),
  /** A finding that only says in words what a number would ("microcytosis" → MCV low); used when the number isn't there. */
  means: z.strictObject({ analyte: id, level: z.enum(["low", "normal", "high"]) }).optional(),
  /** What it tells of remains true when it has stopped: blood that was lost, weight that went. */
  lasting: z.literal(true).optional(),
  /** The question that asks for it, if a clinician can answer it. */
  ask: z.string().optional(),
  /** Asked only of patients to whom this applies. */
  askWhen: when.optional(),
});
