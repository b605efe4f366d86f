/** The small language of rules. */
import { z } from "zod";
import { id } from "./base.ts";

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
      past?: boolean | undefined;
    }
  | { level: string; is: "low" | "normal" | "high" }
  | { finding: string; is?: "present" | "absent" | undefined; withinDays?: number | undefined }
  | { ageUnder: number }
  | { ageAtLeast: number }
  | { sex: "female" | "male" }
  | { pregnant: boolean; trimester?: number | undefined }
  | { postmenopausal: boolean }
  | { postpartum: boolean }
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
      /** Any earlier value instead of the one that counts now. */
      past: z.boolean().optional(),
    }),
    z.strictObject({ level: id, is: z.enum(["low", "normal", "high"]) }),
    z.strictObject({ finding: id, is: z.enum(["present", "absent"]).optional(), withinDays: z.number().optional() }),
    z.strictObject({ ageUnder: z.number() }),
    z.strictObject({ ageAtLeast: z.number() }),
    z.strictObject({ sex: z.enum(["female", "male"]) }),
    z.strictObject({ pregnant: z.boolean(), trimester: z.number().optional() }),
    z.strictObject({ postmenopausal: z.boolean() }),
    z.strictObject({ postpartum: z.boolean() }),
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
