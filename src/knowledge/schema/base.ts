/** What every knowledge file shares: ids, sources, evidence, review. */
import { z } from "zod";

/** Ids of every kind. */
export const id = z.string().regex(/^[a-z0-9]+([_-][a-z0-9]+)*$/, "ids are lower-case words joined by - or _");
/** Source ids, at least one. */
export const sources = z.array(id).min(1, "cite at least one source id of sources.yaml");
/** How the claim was come by: V read, V2 read second-hand, R recalled, J judgement. R and J can never be Approved. */
export const evidence = z.enum(["V", "V2", "R", "J"]);
/** [low, high] */
export const range = z.tuple([z.number(), z.number()]).refine(([low, high]) => low < high, "a range is [low, high]");

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
