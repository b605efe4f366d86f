/** Conditions: what each expects, and what speaks for it. */
import { z } from "zod";
import { cited, evidence, id, range, review, sources } from "./base.ts";
import { when } from "./when.ts";

/** p5–p95 in untreated adults (canonical units), "health" (as in a healthy person of that age and sex) or "any" (says nothing). */
export const expectation = z.union([
  range,
  z.enum(["health", "any"]),
  /** `or`: a second range, as likely, where methods report the same thing at two levels. */
  z.strictObject({ range, or: range.optional(), sources: sources.optional(), evidence: evidence.optional() }),
]);
/** How often the finding is present in this condition, or by what factor it multiplies the odds. */
export const clue = z.union([
  z.strictObject({ frequency: z.number().min(0).max(1), sources: sources.optional(), evidence: evidence.optional() }),
  z.strictObject({ factor: z.number().positive(), sources: sources.optional(), evidence: evidence.optional() }),
]);

export const condition = z.strictObject({
  id,
  name: z.string(),
  synonyms: z.array(z.string()).default([]),
  tier: z.enum(["common", "uncommon", "rare", "ultra-rare", "mimic", "confounder"]),
  /** Group whose prior (settings.yaml) it shares, and its weight in that group. Children share their parent's weight. */
  group: id,
  share: z.number().positive(),
  /** A cause of the parent: inherits its expectations and clues, and is summed under it. */
  parent: id.optional(),
  /** The parent itself when it has children is only their sum; `abstract: true` says so. */
  abstract: z.boolean().default(false),
  /** Takes expectations and clues from this condition where it states none of its own (without being its child). */
  like: id.optional(),
  /** A named pair of causes. */
  pair: z.array(id).length(2).optional(),
  decision: id,
  /** True when iron could harm because the body is, or may be, loading iron. */
  loading: z.boolean().default(false),
  /** Share multipliers. */
  prior: z.array(z.strictObject({ when, factor: z.number().min(0), because: z.string().optional() })).default([]),
  /** By definition only where this holds; elsewhere nearly all of its belief goes to the others of its group. Children take their parent's. */
  only: z.strictObject({ when, else: z.string() }).optional(),
  /** Healthy-reference frame of `expects` (block analytes are scaled to the patient's age and sex from here). */
  reference: z.strictObject({ age: z.number(), sex: z.enum(["female", "male"]).optional() }).optional(),
  /** Named matrix of correlations.yaml; `pooled` if absent. */
  correlation: id.optional(),
  expects: z.record(id, expectation).default({}),
  clues: z.record(id, clue).default({}),
  about: z.strictObject({
    summary: z.string(),
    mechanism: z.string().optional(),
    inheritance: z.string().optional(),
    age: z.string().optional(),
    genes: z.array(z.strictObject({ symbol: z.string(), omim: z.string().optional() })).default([]),
    /** OMIM numbers of the disorder itself, beside those of its genes. */
    omim: z.array(z.string().regex(/^\d{6}$/)).default([]),
  }),
  film: cited.optional(),
  marrow: cited.optional(),
  confirm: z.array(cited).default([]),
  cautions: z.array(cited).default([]),
  redFlags: z.array(cited).default([]),
  sources,
  evidence,
  review,
});
