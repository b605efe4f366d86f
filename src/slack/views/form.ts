/** The form: typed fields with unit menus for the main results, and a box to paste a whole report into. */
import type { types } from "@slack/bolt";
import type { Place } from "../../conversation/session.ts";
import type { Analyte, AnalyteId, Knowledge } from "../../knowledge/types.ts";
import { limits, shortened } from "../limits.ts";

export const formCallback = "results";

/** What the form must remember until it is sent: which conversation, and how to answer there. */
export interface FormMemory {
  readonly place?: Place;
  /** Where an answer may be sent privately in a channel; good for 30 minutes. */
  readonly respondTo?: string;
  /** The address is that of a private card: the new one takes its place. */
  readonly replaces?: boolean;
  /** The patient it was opened for. */
  readonly epoch?: string;
  /** True adds to the case there; false begins one. */
  readonly adds: boolean;
}

/** The results asked for by name, in an order in which fields and unit menus pair up in two columns; the rest goes in the box. */
export const formAnalytes: readonly AnalyteId[] = [
  "hb",
  "mcv",
  "rdw_cv",
  "rbc",
  "mch",
  "plt",
  "ferritin",
  "tsat",
  "crp",
  "hba2",
];
/** Block ids of the other fields; analytes use their own id, and `unit:<id>` for the unit. */
export const fields = { age: "age", sex: "sex", pregnancy: "pregnancy", weeks: "weeks", paste: "paste" } as const;
export const unitField = (analyte: AnalyteId): string => `unit:${analyte}`;

type Input = types.InputBlock;
const words = (text: string): types.PlainTextElement => ({ type: "plain_text", text });

const line = (id: string, label: string, hint: string): Input => ({
  type: "input",
  block_id: id,
  optional: true,
  label: words(label),
  element: { type: "plain_text_input", action_id: "value", max_length: 40, placeholder: words(hint) },
});

const menu = (id: string, label: string, options: readonly (readonly [string, string])[], chosen?: string): Input => {
  const drawn = options.map(([value, text]) => ({ text: words(shortened(text, 75)), value }));
  const initial = drawn.find((option) => option.value === chosen);
  return {
    type: "input",
    block_id: id,
    optional: true,
    label: words(label),
    element: {
      type: "static_select",
      action_id: "value",
      options: drawn,
      ...(initial ? { initial_option: initial } : {}),
    },
  };
};

/** Units the reader knows of but does not find in a text yet; offering them would lose the value. */
const unread: ReadonlySet<string> = new Set(["lakh/µL"]);

/** The units a field offers. */
export const unitsOffered = (analyte: Analyte): readonly string[] =>
  analyte.units.map((each) => each.unit).filter((unit) => !unread.has(unit));

const analyteFields = (analyte: Analyte): readonly Input[] => {
  const units = unitsOffered(analyte);
  const single = units.length === 1 ? ` (${analyte.unit})` : "";
  const value = line(analyte.id, shortened(`${analyte.name}${single}`, 150), `${analyte.short}, as the lab printed it`);
  if (units.length === 1) return [value];
  const choices = units.map((unit) => [unit, unit] as const);
  return [value, menu(unitField(analyte.id), `${analyte.short} unit`, choices)];
};

const patientFields: readonly Input[] = [
  line(fields.age, "Age", "34, or 8 months"),
  menu(fields.sex, "Sex", [
    ["female", "Female"],
    ["male", "Male"],
  ]),
  menu(fields.pregnancy, "Pregnant", [
    ["no", "No"],
    ["yes", "Yes"],
  ]),
  line(fields.weeks, "Weeks of pregnancy", "20"),
];

const paste = (prefill: string): Input => ({
  type: "input",
  block_id: fields.paste,
  optional: true,
  label: words("Paste the report, film and history, or fill in the fields below"),
  hint: words("De-identified, please: no names, numbers or dates of birth."),
  element: {
    type: "plain_text_input",
    action_id: "value",
    multiline: true,
    max_length: limits.input.initial,
    ...(prefill === "" ? {} : { initial_value: prefill.slice(0, limits.input.initial) }),
  },
});

/**
 * The modal. `prefill` goes into the box (3,000 characters at most). Units without a choice are left to the reader, who marks
 * what it assumes.
 */
export const formView = (knowledge: Knowledge, prefill: string, memory: FormMemory): types.ModalView => {
  const analytes = formAnalytes.flatMap((id) => knowledge.analytes.get(id) ?? []);
  return {
    type: "modal",
    callback_id: formCallback,
    private_metadata: JSON.stringify(memory),
    title: words(memory.adds ? "Add results" : "Assess results"),
    submit: words(memory.adds ? "Add" : "Assess"),
    close: words("Cancel"),
    blocks: [paste(prefill), ...patientFields, ...analytes.flatMap(analyteFields)],
  };
};
