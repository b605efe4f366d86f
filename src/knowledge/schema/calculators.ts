/** Figures of the calculators: doses, bounds of inputs, the response expected. */
import { z } from "zod";
import { evidence, id, review, sources } from "./base.ts";

const positive = z.number().positive();
const stated = { sources, evidence };

/** An input outside is refused. `of` is how it is asked for. */
const bound = z
  .strictObject({ low: z.number(), high: positive, unit: z.string(), of: z.string() })
  .refine(({ low, high }) => low < high, "low must be below high");

export const product = z.strictObject({
  id,
  name: z.string(),
  aliases: z.array(z.string()),
  /** Most per visit: the lower of the two. */
  mg: positive,
  mgPerKg: positive.optional(),
  /** Visits of one course as published; further ones are a new decision. */
  visits: z.number().int().min(1).optional(),
  /** Least days between visits. */
  days: z.number().int().min(1).optional(),
  /** Years. */
  fromAge: z.number().min(0),
  over: z.string(),
  warnings: z.array(z.string()),
  ...stated,
});

const assay = z.strictObject({
  id,
  name: z.string(),
  aliases: z.array(z.string()).min(1),
  inflammation: positive.optional(),
  deficiency: positive,
  inflamed: positive.optional(),
  ...stated,
});

export const calculators = z.strictObject({
  review,
  bounds: z.strictObject({
    weight: bound,
    hb: bound,
    target: bound,
    hct: bound,
    retic: bound,
    age: bound,
    altitude: bound,
    cigarettes: bound,
  }),
  ganzoni: z.strictObject({
    /** mg of iron per kg and g/L of haemoglobin missing. */
    factor: positive,
    stores: z.strictObject({ mg: positive, mgPerKg: positive, fromKg: positive }),
    target: z.strictObject({ adult: positive, child: positive, fromKg: positive }),
    /** kg from which the weight is likelier the actual than the ideal one. */
    idealFromKg: positive,
    note: z.string(),
    ...stated,
  }),
  simplified: z.strictObject({
    fromKg: positive,
    heavyFromKg: positive,
    /** The first band whose `hbBelow` is above the haemoglobin counts; the last has none. */
    bands: z.array(z.strictObject({ hbBelow: positive.optional(), light: positive, heavy: positive })).min(1),
    severe: z.strictObject({ hbBelow: positive, add: positive }),
    for: z.string(),
    ...stated,
  }),
  products: z.array(product).min(1),
  intravenous: z.strictObject({ note: z.string(), ...stated }),
  paediatric: z.strictObject({
    underAge: positive,
    mgPerKg: z.strictObject({ usual: positive, low: positive, high: positive }),
    cap: z.strictObject({ used: positive, highest: positive }),
    drops: z.strictObject({ name: z.string(), mgPerMl: positive }),
    toxicMgPerKg: positive,
    /** kg a child under that age may weigh; the first row whose age is above the child's counts. */
    weights: z.array(z.strictObject({ underAge: positive, low: positive, high: positive })).min(1),
    note: z.string(),
    ...stated,
  }),
  receptorIndex: z.strictObject({ assays: z.array(assay).min(1), crp: positive }),
  reticulocytes: z.strictObject({
    normalHct: positive,
    maturation: z.array(z.strictObject({ hctFrom: z.number().min(0), days: positive })).min(1),
    poor: positive,
    good: positive,
    ...stated,
  }),
  response: z.strictObject({
    /** Rise of haemoglobin (g/L) to expect by days of iron, earliest first. */
    steps: z.array(z.strictObject({ days: positive, rise: positive, ...stated })).min(1),
    failedAfterDays: positive,
    baselineWithinDays: positive,
    after: z.string(),
    ladder: z.string(),
    ...stated,
  }),
});
