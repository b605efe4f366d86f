/** FHIR Condition resources → findings, by the name of the condition. */
import type { Finding, State } from "../../case/case.ts";
import type { FindingId } from "../../knowledge/types.ts";
import { fold } from "../fold.ts";
import type { Lexicon } from "../lexicon.ts";
import { marksOf } from "../marks.ts";
import { tokenise } from "../tokens.ts";
import { codings, type Json, namesOf, string } from "./fhir-json.ts";

/** A status is a coded concept in R4 and a word in STU3. */
const statusOf = (value: unknown): string => string(value) ?? string(codings(value)[0]?.["code"]) ?? "";

const over = new Set(["resolved", "inactive", "remission"]);

/** Undefined where the resource says neither: an error, a condition of the past, one only thought of. */
const stateOf = (resource: Json): State | undefined => {
  const verified = statusOf(resource["verificationStatus"]);
  if (verified === "refuted") return "absent";
  if (["entered-in-error", "differential", "provisional", "unconfirmed"].includes(verified)) return undefined;
  return over.has(statusOf(resource["clinicalStatus"])) ? undefined : "present";
};

/** What a name says for certain: nothing of a name with words of doubt or denial in it. Relatives' are family findings. */
const findingsNamed = (lexicon: Lexicon, name: string): readonly FindingId[] => {
  const marks = marksOf(lexicon, tokenise(fold(name.slice(0, 200))));
  const cues = new Set(marks.flatMap(({ meaning }) => (meaning.findings.length > 0 ? [] : meaning.cues)));
  if (cues.has("no") || cues.has("not") || cues.has("doubt") || cues.has("absent-after")) return [];
  const found = marks.flatMap(({ meaning }) => (meaning.analytes.length > 0 ? [] : meaning.findings));
  return cues.has("kin") ? found.filter((id) => id.startsWith("family_")) : found;
};

/** Findings of all Condition resources; the first name that says something counts. Offsets are 0, as JSON has no readable stretch. */
export const conditionsIn = (resources: readonly Json[], lexicon: Lexicon): Readonly<Record<FindingId, Finding>> => {
  const found: Record<FindingId, Finding> = {};
  for (const resource of resources) {
    const state = resource["resourceType"] === "Condition" ? stateOf(resource) : undefined;
    if (state === undefined) continue;
    const named = namesOf(resource["code"]).map((name) => ({ name, ids: findingsNamed(lexicon, name) }));
    const first = named.find(({ ids }) => ids.length > 0);
    for (const id of first?.ids ?? [])
      if (found[id]?.state !== "present") found[id] = { state, stated: { text: first?.name ?? "", start: 0, end: 0 } };
  }
  return found;
};
