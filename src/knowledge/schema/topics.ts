/** What is about no single condition: topics in prose, and where sources disagree. */
import { z } from "zod";
import { cited, evidence, id, review, sources } from "./base.ts";

export const topic = z.strictObject({
  id,
  title: z.string(),
  aliases: z.array(z.string()).default([]),
  /** The one that answers "what are the causes and management?": causes and treatments of all conditions go with it. */
  overview: z.boolean().default(false),
  summary: z.string(),
  sections: z.array(
    z.strictObject({
      title: z.string(),
      items: z.array(cited.extend({ kind: z.enum(["guideline", "research", "label", "judgement"]) })).min(1),
    }),
  ),
  sources,
  evidence,
  review,
});

export const conflict = z.strictObject({
  id,
  question: z.string(),
  /** Words it is found by. */
  about: z.array(z.string()).min(1),
  sides: z.array(cited).min(2),
  /** What this project does about it. */
  here: z.string(),
});
