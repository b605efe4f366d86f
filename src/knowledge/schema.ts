/** The shape of every knowledge file (zod). The YAML under `knowledge/` is the only thing these describe. */
import { z } from "zod";

const id = z.string().regex(/^[a-z0-9]+([_-][a-z0-9]+)*$/, "ids are lower-case words joined by - or _");
const sources = z.array(id).min(1, "cite at least one source id of sources.yaml");
/** How the claim was come by: V read, V2 read second-hand, R recalled, J judgement. R and J can never be Approved. */
export const evidence = z.enum(["V", "V2", "R", "J"]);
const range = z.tuple([z.number(), z.number()]).refine(([low, high]) => low < high, "a range is [low, high]");

export const source = z.strictObject({
  id,
  cite: z.string().min(5),
  doi: z.string().optional(),
  pmid: z.string().optional(),
  kind: z.enum(["guideline", "research", "label", "judgement"]),
  year: z.number().int().min(1960).max(2100),
  /** What was actually read. */
  read: z.enum(["whole", "abstract", "table", "second-hand", "recalled"]),
});

/** State of human review. Expiry is a date after which the item is shown as expired. */
export const review = z.strictObject({
  state: z.enum(["Submitted", "Under Review", "Approved"]),
  by: z.array(z.string()).default([]),
  on: z.iso.date().optional(),
  expires: z.iso.date().optional(),
});

/** One sentence with its sources. */
export const cited = z.strictObject({ text: z.string().min(3), sources, evidence });

export const analyte = z.strictObject({
  id,
  name: z.string(),
  /** Short label for tables. */
  short: z.string(),
  aliases: z.array(z.string()).default([]),
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
  /** How often it is found in any patient sent with possible anaemia. 0–1. */
  background: z.number().min(0.00001).max(0.95),
  /** A finding that only says in words what a number would ("microcytosis" → MCV low); used when the number isn't there. */
  means: z.strictObject({ analyte: id, level: z.enum(["low", "normal", "high"]) }).optional(),
  /** The question that asks for it, if a clinician can answer it. */
  ask: z.string().optional(),
});

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

/** A condition over the case, and (in alerts and interlocks) over the posterior. Absent data make a test false. */
export type WhenInput =
  | { all: WhenInput[] }
  | { any: WhenInput[] }
  | { not: WhenInput }
  | {
      lab: string;
      below?: number | undefined;
      above?: number | undefined;
      atLeast?: number | undefined;
      atMost?: number | undefined;
    }
  | { level: string; is: "low" | "normal" | "high" }
  | { finding: string; is?: "present" | "absent" | undefined; withinDays?: number | undefined }
  | { ageUnder: number }
  | { ageAtLeast: number }
  | { sex: "female" | "male" }
  | { pregnant: boolean; trimester?: number | undefined }
  | { postmenopausal: boolean }
  | { known: string }
  | {
      probability: {
        condition?: string | undefined;
        group?: string | undefined;
        loading?: boolean | undefined;
        decision?: string | undefined;
        parent?: string | undefined;
      };
      atLeast: number;
    };
export const when: z.ZodType<WhenInput> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(when).min(1) }),
    z.strictObject({ any: z.array(when).min(1) }),
    z.strictObject({ not: when }),
    z.strictObject({
      lab: id,
      below: z.number().optional(),
      above: z.number().optional(),
      atLeast: z.number().optional(),
      atMost: z.number().optional(),
    }),
    z.strictObject({ level: id, is: z.enum(["low", "normal", "high"]) }),
    z.strictObject({ finding: id, is: z.enum(["present", "absent"]).optional(), withinDays: z.number().optional() }),
    z.strictObject({ ageUnder: z.number() }),
    z.strictObject({ ageAtLeast: z.number() }),
    z.strictObject({ sex: z.enum(["female", "male"]) }),
    z.strictObject({ pregnant: z.boolean(), trimester: z.number().optional() }),
    z.strictObject({ postmenopausal: z.boolean() }),
    z.strictObject({ known: id }),
    z.strictObject({
      probability: z.strictObject({
        condition: id.optional(),
        group: id.optional(),
        loading: z.boolean().optional(),
        decision: id.optional(),
        parent: id.optional(),
      }),
      atLeast: z.number(),
    }),
  ]),
);

export const setting = z.strictObject({
  id,
  name: z.string(),
  /** Prior of each group; made to sum to one. */ groups: z.record(id, z.number().min(0)),
  when: when.optional(),
  sources,
  evidence,
});
export const settings = z.strictObject({
  /** Groups of conditions that share a prior, with the name shown. */
  groups: z.array(z.strictObject({ id, name: z.string() })),
  /** What treatment-relevant classes there are; expected information is about these. */
  decisions: z.array(z.strictObject({ id, name: z.string() })),
  default: id,
  /** What a point of cost, a point of invasiveness and a day of waiting weigh against a bit of information. */
  burden: z.strictObject({ base: z.number().positive(), cost: z.number(), invasiveness: z.number(), days: z.number() }),
  settings: z.array(setting),
});

export const index = z.strictObject({
  id,
  name: z.string(),
  /** Arithmetic over analyte ids in Hb g/dL, RBC 10¹²/L, MCV fL, MCH pg, MCHC g/dL, RDW %, Hct %: + - * / ^ ( ) abs(). */
  formula: z.string(),
  /** The result that speaks for thalassaemia trait. */
  trait: z.strictObject({ below: z.number().optional(), above: z.number().optional() }),
  /** Other published cut-offs, shown as a disagreement. */
  otherCutOffs: z.array(z.number()).default([]),
  population: z.string(),
  performance: z.array(cited).default([]),
  /** Whether it is one of the few whose votes are counted on the card. */
  votes: z.boolean().default(false),
  year: z.number().int().optional(),
  sources,
  evidence,
});

/** p5–p95 in untreated adults (canonical units), "health" (as in a healthy person of that age and sex) or "any" (says nothing). */
export const expectation = z.union([
  range,
  z.enum(["health", "any"]),
  z.strictObject({ range, sources: sources.optional(), evidence: evidence.optional() }),
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

export const test = z.strictObject({
  id,
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  /** Analytes it measures and findings it can show. */
  measures: z.array(id).default([]),
  shows: z.array(id).default([]),
  /** Conditions it confirms outright (a gene panel, JAK2): sensitivity and specificity for that set. */
  detects: z
    .array(
      z.strictObject({
        conditions: z.array(id).min(1),
        finding: id.optional(),
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
  /** Which interlocks can withdraw it. */
  gives: z.array(z.enum(["oral-iron", "iv-iron", "transfusion", "chelation", "phlebotomy"])).default([]),
  notes: z
    .array(
      cited.extend({
        kind: z.enum(["guideline", "research", "label", "judgement"]),
        when: when.optional(),
        dose: z.boolean().default(false),
      }),
    )
    .min(1),
  review,
});

const rule = { id, text: z.string().min(5), when, sources, evidence };
export const rules = z.strictObject({
  redFlags: z.array(z.strictObject({ ...rule, urgency: z.enum(["emergency", "urgent", "soon"]), action: z.string() })),
  /** A result or test that can't be interpreted yet. Values of `analytes` are not used as evidence while it holds. */
  holds: z.array(
    z.strictObject({
      ...rule,
      tests: z.array(id).default([]),
      analytes: z.array(id).default([]),
      until: z.string(),
      instead: z.string().optional(),
    }),
  ),
  /** A treatment that must not be offered here. */
  interlocks: z.array(
    z.strictObject({
      ...rule,
      withdraws: z.array(z.enum(["oral-iron", "iv-iron", "transfusion", "chelation", "phlebotomy"])).min(1),
      instead: z.string(),
    }),
  ),
  /** Something that always goes with an answer (GI evaluation, partner test). */
  reminders: z.array(z.strictObject({ ...rule, tests: z.array(id).default([]) })),
});

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
});
