/** What the form can't take, told at the field while everything typed is still there. */
import type { Analyte, Knowledge } from "../../knowledge/types.ts";
import { read } from "../../reading/read.ts";
import { fields, formAnalytes } from "./form.ts";
import { type FormState, formText, labText, patientText, valueIn } from "./form-state.ts";

/** Block id → sentence, as Slack's `errors` wants it. */
export type FormFaults = Readonly<Record<string, string>>;

const labFault = (analyte: Analyte, state: FormState, knowledge: Knowledge): FormFaults => {
  const text = labText(analyte, state);
  if (text === "") return {};
  const { labs, qualitative, refused } = read(text, knowledge);
  if (labs.length + qualitative.length > 0) return {};
  const words = refused[0]?.remedy ?? "Not understood: write the number as the lab printed it, or low, normal or high.";
  return { [analyte.id]: words };
};

const patientFaults = (state: FormState, knowledge: Knowledge): FormFaults => {
  const { patient } = read(patientText(state), knowledge);
  const ageless = valueIn(state, fields.age) !== "" && patient.ageYears === undefined;
  const weekless = valueIn(state, fields.weeks) !== "" && patient.gestationWeeks === undefined;
  return {
    ...(ageless ? { [fields.age]: "Not understood: write years, like 34, or 8 months." } : {}),
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
