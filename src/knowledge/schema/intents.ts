/** What people say: one file per intent, in `intents/`. */
import { z } from "zod";
import { id } from "./base.ts";

export const intent = z.strictObject({
  id,
  /** What it is for, in a few words, as help and a question with buttons say it. */
  title: z.string(),
  /** One thing to type, as help shows it; an intent without one isn't listed there. */
  example: z.string().optional(),
  /** Order in help, and what is taken first when two are as likely. */
  priority: z.number().int().default(50),
  /** The words leave no doubt, even beside new findings: the message is then this and not news of the patient. */
  plain: z.boolean().default(false),
  /** Words that name a test, a result or a condition mean something else: for what can't be taken back. */
  nameless: z.boolean().default(false),
  /** One of these words must stand in the text: "ferritin came back 8" is news, however much it looks like "if ferritin were 8". */
  needs: z.array(z.string()).default([]),
  /** Findings that mean this beside whatever else is asked: the urgent text comes first when one is told of. */
  findings: z.array(id).default([]),
  /** The words of its replies, by the name the app asks for them; `{slot}` is filled in. */
  replies: z.record(z.string(), z.string()).default({}),
  /** Names are written as themselves ("what is IRIDA"): conditions, analytes, tests and numbers are made alike when the classifier learns. */
  phrases: z.array(z.string()).min(8),
  /** Many phrases in one: "(show|print) (me |)the case". */
  patterns: z
    .array(z.string().regex(/^[^()]*(?:\([^()]*\)[^()]*)*$/, "brackets can't be nested or left open"))
    .default([]),
});
