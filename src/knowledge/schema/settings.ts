/** Settings and discriminant indices. */
import { z } from "zod";
import { formulaFault } from "../formula.ts";
import { cited, evidence, id, sources } from "./base.ts";
import { when } from "./when.ts";

export const setting = z.strictObject({
  id,
  name: z.string(),
  /** Prior of each group; made to sum to one. */ groups: z.record(id, z.number().min(0)),
  when: when.optional(),
  sources,
  evidence,
});
/** A kind of clinic as people call it, and its setting by how common carriers are where it stands. */
export const clinic = z.strictObject({
  id,
  name: z.string(),
  called: z.array(z.string()).min(1),
  /** Gives way to a setting that chooses itself by age or pregnancy. */ general: z.boolean().default(false),
  settings: z.strictObject({ low: id.optional(), high: id.optional(), unknown: id }),
});
export const region = z.strictObject({
  prevalence: z.enum(["low", "high"]),
  names: z.array(z.string()).min(1),
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
  clinics: z.array(clinic).default([]),
  /** Where carriers of a globin gene are common or not, by the names people use. */
  regions: z.array(region).default([]),
  /** How much commoner or rarer a group is in some patients than the setting's row says; factors multiply. */
  adjust: z
    .array(z.strictObject({ group: id, when, factor: z.number().positive(), because: z.string(), sources, evidence }))
    .default([]),
});

export const index = z.strictObject({
  id,
  name: z.string(),
  /** Arithmetic over analyte ids in Hb g/dL, RBC 10¹²/L, MCV fL, MCH pg, MCHC g/dL, RDW %, Hct %: + - * / ^ ( ) abs(). */
  formula: z.string().superRefine((text, context) => {
    const message = formulaFault(text);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  }),
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
