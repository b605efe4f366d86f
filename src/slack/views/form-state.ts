/** The form's values as the text a clinician would have typed, so that one reader reads everything. */
import { z } from "zod";
import type { Knowledge } from "../../knowledge/types.ts";
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

const valueIn = (state: FormState, block: string): string => {
  const element = state[block]?.value;
  return (element?.selected_option?.value ?? element?.value ?? "").trim();
};

const patientText = (state: FormState): string => {
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

/** "Hb 9.8 g/dL" and so on, a line each; then what was pasted. Empty when nothing was filled in. */
export const formText = (knowledge: Knowledge, state: FormState): string => {
  const labs = formAnalytes.flatMap((id) => {
    const analyte = knowledge.analytes.get(id);
    const value = valueIn(state, id);
    if (!analyte || value === "") return [];
    const chosen = valueIn(state, unitField(id));
    const unit = chosen === "" && unitsOffered(analyte).length === 1 ? analyte.unit : chosen;
    return [
      [analyte.short, value, /\d\s*$/.test(value) ? timesPower(unit) : ""].filter((word) => word !== "").join(" "),
    ];
  });
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
