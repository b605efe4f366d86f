/** Wording by role. */
import { z } from "zod";
import { cited, evidence, id, sources } from "./base.ts";

export const wording = z.strictObject({
  roles: z.array(
    z.strictObject({
      id,
      name: z.string(),
      /** What this role's answer adds to the card, or (a leaflet) puts in its place. */
      shows: z.enum(["card", "weights", "terms", "laboratory", "leaflet"]),
      /** Words by which somebody names it. */
      words: z.array(z.string()).min(1),
    }),
  ),
  terms: z.array(
    z.strictObject({
      term: z.string(),
      /** Where one of these stands in an answer, the term is explained. */
      words: z.array(z.string()).min(1),
      meaning: z.string(),
      plain: z.string(),
      sources,
      evidence,
    }),
  ),
  /** What a leaflet always says. */
  leaflet: z.strictObject({ opening: cited, urgent: cited }),
  /** First words of names that keep their capital inside a sentence: people, places, species. */
  properNames: z.array(z.string()),
  /** Group of conditions → what it is, in plain words. */
  groups: z.record(id, z.string()),
});
