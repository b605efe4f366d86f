/** The steps of a reading made visible: what each of them saw in the text. */
import type { Knowledge } from "../knowledge/types.ts";
import type { Mark } from "./marks.ts";
import type { Raw } from "./raw.ts";
import { type Steps, stepsOf } from "./read.ts";
import type { Reading, ReadingOptions } from "./reading.ts";

export interface Seen {
  readonly start: number;
  readonly end: number;
  /** The words, with identifiers masked. */
  readonly text: string;
  /** What the step took them for. */
  readonly as: string;
}
export interface Step {
  readonly step: "format" | "identifiers" | "words" | "numbers" | "values" | "units" | "findings" | "not understood";
  readonly says: string;
  readonly seen: readonly Seen[];
}
export interface Explained {
  readonly steps: readonly Step[];
  readonly reading: Reading;
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

const meaningOf = ({ meaning }: Mark): string =>
  [
    ...(meaning.analytes.length > 0 ? [`result: ${meaning.analytes.join(" or ")}`] : []),
    ...(meaning.panel ? [`results: ${meaning.panel.join(", ")}`] : []),
    ...(meaning.findings.length > 0 ? [`finding: ${meaning.findings.join(" or ")}`] : []),
    ...(meaning.denied || meaning.lacks ? [`absent: ${(meaning.denied ?? meaning.lacks ?? []).join(", ")}`] : []),
    ...(meaning.level ? [`${meaning.level.analyte} ${meaning.level.level}`] : []),
    ...(meaning.cues.length > 0 ? [`steers: ${meaning.cues.join(", ")}`] : []),
  ].join("; ") || "known, of no use here";

const roles = {
  free: "no result (an age, a time, or nothing known)",
  taken: "a result",
  range: "a reference range",
  date: "a date or time",
  kin: "a relative's result",
  change: "how far a result moved",
  other: "another kind of number",
} as const;

const rawAs = ({ analytes, value, other, bound, unit, past, at }: Raw): string =>
  [
    `${analytes.join(" or ")} ${bound ?? ""}${value}${other === undefined ? "" : ` (or ${other})`}`,
    unit === undefined ? "no unit" : `unit as written: ${unit}`,
    ...(past ? ["earlier value"] : []),
    ...(at === undefined ? [] : [`of ${at}`]),
  ].join("; ");

const formatStep = ({ reading, structured, seen }: Steps): Step => {
  const used = structured?.consumed ?? [];
  return {
    step: "format",
    says: `${reading.format}, ${plural(seen.length, "character")}${used.length > 0 ? `, ${plural(used.length, "stretch")} read by structure` : ""}`,
    seen: [],
  };
};

const numbersOf = ({ scene }: Steps, words: (start: number, end: number) => string): readonly Seen[] =>
  scene.quantities.map(({ start, end, role, unit, bound, value }) => ({
    start,
    end,
    text: words(start, end),
    as: `${roles[role]}: ${bound ?? ""}${value}${unit === undefined ? "" : `, unit ${unit}`}`,
  }));

const settledOf = ({ labs, refused }: Reading): readonly Seen[] => [
  ...labs.map(({ analyte, value, bound, unit, assumed, alternatives, past, stated }) => ({
    ...{ start: stated.start, end: stated.end, text: stated.text },
    as: [
      `${analyte} ${bound ?? ""}${value} ${unit}`,
      ...(assumed ? [`${assumed} assumed`] : []),
      ...(alternatives ?? []).map((other) => `could be ${Number(other.value.toPrecision(4))} (${other.unit})`),
      ...(past ? ["earlier"] : []),
    ].join("; "),
  })),
  ...refused.map(({ stated, why }) => ({
    ...{ start: stated.start, end: stated.end, text: stated.text },
    as: `refused: ${why}`,
  })),
];

const findingsOf = ({ findings, qualitative, patient }: Reading): readonly Seen[] => [
  ...Object.entries(findings).map(([id, { state, daysAgo, stated }]) => ({
    ...{ start: stated.start, end: stated.end, text: stated.text },
    as: `${id} ${state}${daysAgo === undefined ? "" : `, ${daysAgo} days ago`}`,
  })),
  ...qualitative.map(({ analyte, level, stated }) => ({
    ...{ start: stated.start, end: stated.end, text: stated.text },
    as: `${analyte} ${level}, in words`,
  })),
  ...Object.entries(patient).map(([field, value]) => ({ start: 0, end: 0, text: field, as: String(value) })),
];

/** The steps in order, with spans into `text`. Identifiers are masked in all of them. */
export const explain = (text: string, knowledge: Knowledge, options: ReadingOptions = {}): Explained => {
  const steps = stepsOf(text, knowledge, options);
  const { reading, scene, raws, seen } = steps;
  // The laid-out text has blanks where identifiers and structured stretches were.
  const words = (start: number, end: number): string =>
    scene.folded.slice(start, end).trim() ? seen.slice(start, end) : "";
  const step = (name: Step["step"], says: string, all: readonly Seen[]): Step => ({ step: name, says, seen: all });
  const values = raws.map((raw) => ({
    ...{ start: raw.start, end: raw.end, text: raw.quote ?? words(raw.start, raw.end) },
    as: rawAs(raw),
  }));
  const names = scene.phrases.map((mark) => ({
    ...{ start: mark.start, end: mark.end, text: words(mark.start, mark.end) },
    as: meaningOf(mark),
  }));
  const masked = reading.identifiers.map(({ kind, start, end }) => ({ start, end, text: `[${kind}]`, as: "masked" }));
  const unread = reading.unread.map(({ start, end, text: left }) => ({ start, end, text: left, as: "left out" }));
  return {
    reading,
    steps: [
      formatStep(steps),
      step("identifiers", `${plural(masked.length, "identifier")} masked before anything else is read`, masked),
      step("words", `${plural(names.length, "phrase")} of the lexicon`, names),
      step("numbers", `${plural(scene.quantities.length, "number")} in running text`, numbersOf(steps, words)),
      step("values", `${plural(raws.length, "number")} tied to names`, values),
      step("units", `${reading.labs.length} taken, ${reading.refused.length} refused`, settledOf(reading)),
      step("findings", "findings, results in words, the patient", findingsOf(reading)),
      step("not understood", `${plural(unread.length, "word")} left out`, unread),
    ],
  };
};
