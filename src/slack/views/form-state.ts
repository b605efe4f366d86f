/** The form's values as the text a clinician would have typed, so that one reader reads everything. */
import { z } from "zod";
import type { Analyte, Knowledge } from "../../knowledge/types.ts";
import { type FormMemory, fields, formAnalytes, unitField, unitsOffered } from "./form.ts";

/** The part of Slack's view state that the form's elements fill. */
export type FormState = Readonly<
  Record<
    string,
    Readonly<
      Record<string, { readonly value?: string | null; readonly selected_option?: { readonly value: string } | null }>
    >
  >
>;

/** What a field holds; empty when nothing. */
export const valueIn = (state: FormState, block: string): string => {
  const element = state[block]?.value;
  return (element?.selected_option?.value ?? element?.value ?? "").trim();
};

/** "age 28 years, female, pregnant 20 weeks" */
export const patientText = (state: FormState): string => {
  const age = valueIn(state, fields.age);
  const weeks = valueIn(state, fields.weeks);
  const pregnancy = valueIn(state, fields.pregnancy);
  const pregnant = pregnancy === "yes" || (pregnancy === "" && weeks !== "");
  return [
    age === "" ? "" : `age ${/^[\d.,]+$/.test(age) ? `${age} years` : age}`,
    valueIn(state, fields.sex),
    pregnant ? `pregnant${weeks === "" ? "" : ` ${weeks.replace(/\s{0,3}(?:weeks?|wk?)$/i, "")} weeks`}` : "",
    pregnancy === "no" ? "not pregnant" : "",
  ]
    .filter((text) => text !== "")
    .join(", ");
};

/** "345 10⁹/L" reads as one number; "345 ×10⁹/L" does not. */
const timesPower = (unit: string): string => unit.replace(/^(?=10[⁰-⁹¹²³])/u, "×");

/** "Hb 9.8 g/dL"; empty where the field is. */
export const labText = (analyte: Analyte, state: FormState): string => {
  const value = valueIn(state, analyte.id);
  if (value === "") return "";
  const chosen = valueIn(state, unitField(analyte.id));
  const unit = chosen === "" && unitsOffered(analyte).length === 1 ? analyte.unit : chosen;
  return [analyte.short, value, /\d\s*$/.test(value) ? timesPower(unit) : ""].filter((word) => word !== "").join(" ");
};

/** The results a line each, after the patient and before what was pasted. Empty when nothing was filled in. */
export const formText = (knowledge: Knowledge, state: FormState): string => {
  const labs = formAnalytes.flatMap((id) => knowledge.analytes.get(id) ?? []).map((each) => labText(each, state));
  return [patientText(state), ...labs, valueIn(state, fields.paste)].filter((text) => text !== "").join("\n");
};

const memory = z.object({
  place: z
    .object({
      team: z.string(),
      channel: z.string(),
      thread: z.string().exactOptional(),
      user: z.string().exactOptional(),
    })
    .exactOptional(),
  respondTo: z.url().exactOptional(),
  replaces: z.boolean().exactOptional(),
  epoch: z.string().exactOptional(),
  adds: z.boolean(),
});

/** What the form remembered; a fresh form if its metadata are not ours. */
export const formMemory = (metadata: string): FormMemory => {
  try {
    return memory.parse(JSON.parse(metadata));
  } catch {
    return { adds: false };
  }
};
