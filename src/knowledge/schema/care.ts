/** Tests, treatments and rules. */
import { z } from "zod";
import { cited, evidence, id, review, sources } from "./base.ts";
import { when } from "./when.ts";

/** What a treatment, one of its notes or a trial of treatment gives; an interlock can withdraw it. */
const given = z.enum(["oral-iron", "iv-iron", "transfusion", "chelation", "phlebotomy"]);

export const test = z.strictObject({
  id,
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  /** What it shows can be asked: it counts only for what the questions of the answer leave out. */
  asked: z.boolean().default(false),
  /** Analytes it measures and findings it can show. */
  measures: z.array(id).default([]),
  shows: z.array(id).default([]),
  /** Conditions it confirms outright (a gene panel, JAK2): sensitivity and specificity for that set. */
  detects: z
    .array(
      z.strictObject({
        conditions: z.array(id).min(1),
        finding: id.optional(),
        /** What a positive result shows, where that is no finding of the vocabulary: "no …" is its opposite. */
        called: z.string().optional(),
        sensitivity: z.number(),
        specificity: z.number(),
      }),
    )
    .default([]),
  /** 0 (already there) – 5. */
  cost: z.number().min(0).max(5),
  invasiveness: z.number().min(0).max(5),
  days: z.number().min(0).max(90),
  turnaround: z.string(),
  /** What a trial of treatment gives: held while an interlock withdraws it. */
  gives: z.array(given).default([]),
  /** Cut points at which its result changes meaning, per analyte. */
  bands: z.record(id, z.array(z.number())).default({}),
  separates: cited,
  preconditions: z.array(cited).default([]),
  /** Never suggested unless this holds. */
  when: when.optional(),
  sources,
  evidence,
  review,
});

export const treatment = z.strictObject({
  id,
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  /** Conditions, groups or decisions it is for. */
  for: z.strictObject({
    conditions: z.array(id).default([]),
    groups: z.array(id).default([]),
    decisions: z.array(id).default([]),
  }),
  /** Only shown when this holds. */
  when: when.optional(),
  /** Told before the others while this holds. */
  urgent: when.optional(),
  /** Its `when` is a circumstance that decides how the cause is treated here: told before what is for anyone with that cause. */
  circumstance: z.boolean().default(false),
  /** Which interlocks can withdraw it. */
  gives: z.array(given).default([]),
  /** Shown, whatever its `when`, beside any other treatment that gives one of these (its warnings belong to them). */
  accompanies: z.array(given).default([]),
  notes: z
    .array(
      cited.extend({
        kind: z.enum(["guideline", "research", "label", "judgement"]),
        when: when.optional(),
        /** Given by this note alone: it goes when an interlock withdraws it, and the other notes stay. */
        gives: z.array(given).default([]),
        dose: z.boolean().default(false),
      }),
    )
    .min(1),
  review,
});

const rule = { id, text: z.string().min(5), when, sources, evidence };
export const rules = z.strictObject({
  redFlags: z.array(z.strictObject({ ...rule, urgency: z.enum(["emergency", "urgent", "soon"]), action: z.string() })),
  /** A result or test that can't be interpreted yet. Values of `analytes`, and `findings`, are not used as evidence while it holds. */
  holds: z.array(
    z.strictObject({
      ...rule,
      tests: z.array(id).default([]),
      analytes: z.array(id).default([]),
      findings: z.array(id).default([]),
      until: z.string(),
      instead: z.string().optional(),
    }),
  ),
  /** A treatment that must not be offered here. */
  interlocks: z.array(
    z.strictObject({
      ...rule,
      withdraws: z.array(given).min(1),
      instead: z.string(),
    }),
  ),
  /** Tests that come before all others while `when` holds, whatever they are expected to tell; `text` says why. */
  first: z.array(z.strictObject({ ...rule, tests: z.array(id).min(1) })).default([]),
  /** While `when` holds no other test is proposed than those of `first`, and `text` says so. */
  enough: z.array(z.strictObject(rule)).default([]),
  /** Something that always goes with an answer (GI evaluation, partner test); `onCard`: too grave to wait behind a button. */
  reminders: z.array(z.strictObject({ ...rule, tests: z.array(id).default([]), onCard: z.boolean().default(false) })),
});
