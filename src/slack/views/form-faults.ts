/** What the form can't take, told at the field while everything typed is still there. */
import { acceptedUnit } from "../../case/units.ts";
import type { Analyte, Knowledge } from "../../knowledge/types.ts";
import { read } from "../../reading/read.ts";
import { fields, formAnalytes, unitField } from "./form.ts";
import { type FormState, formText, labText, patientText, valueIn } from "./form-state.ts";

/** Block id → sentence, as Slack's `errors` wants it. */
export type FormFaults = Readonly<Record<string, string>>;

const labFault = (analyte: Analyte, state: FormState, knowledge: Knowledge): FormFaults => {
  const text = labText(analyte, state);
  if (text === "") return {};
  const value = valueIn(state, analyte.id);
  if (/^[-−–]\s*\d/.test(value)) return { [analyte.id]: "A result can't be negative: write it without the sign." };
  const typed = acceptedUnit(analyte, value.replace(/^[<>~≤≥\s]*[\d.,\s]*/, "").trim())?.unit;
  const chosen = valueIn(state, unitField(analyte.id));
  if (typed !== undefined && chosen !== "" && typed !== chosen)
    return { [analyte.id]: `The field says ${typed}, the menu ${chosen}: leave one of them.` };
  const { labs, qualitative, refused } = read(text, knowledge);
  if (labs.length + qualitative.length > 0) return {};
  const words = refused[0]?.remedy ?? "Not understood: write the number as the lab printed it, or low, normal or high.";
  return { [analyte.id]: words };
};

const patientFaults = (state: FormState, knowledge: Knowledge): FormFaults => {
  const { patient } = read(patientText(state), knowledge);
  const ageless = valueIn(state, fields.age) !== "" && patient.ageYears === undefined;
  const expecting = valueIn(state, fields.pregnancy) === "yes" || valueIn(state, fields.weeks) !== "";
  const impossible = expecting && valueIn(state, fields.sex) === "male";
  const weekless = valueIn(state, fields.weeks) !== "" && patient.gestationWeeks === undefined;
  return {
    ...(ageless ? { [fields.age]: "Not understood: write years, like 34, or 8 months." } : {}),
    ...(impossible ? { [fields.pregnancy]: "Pregnant does not go with Male: change one of them." } : {}),
    ...(weekless ? { [fields.weeks]: "Not understood: write a number of weeks, like 20." } : {}),
  };
};

/** Nothing filled in, or fields from which nothing can be read; empty when all can be taken. */
export const formFaults = (knowledge: Knowledge, state: FormState): FormFaults => {
  if (formText(knowledge, state) === "") return { [fields.paste]: "Fill in one result at least." };
  const analytes = formAnalytes.flatMap((id) => knowledge.analytes.get(id) ?? []);
  return Object.assign(
    patientFaults(state, knowledge),
    ...analytes.map((analyte) => labFault(analyte, state, knowledge)),
  ) as FormFaults;
};
