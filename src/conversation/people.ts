/** Who gave what and when, in words. */
import { amount } from "../engine/words.ts";
import type { Knowledge } from "../knowledge/types.ts";
import type { Rich, Span } from "./doc.ts";
import type { Mark } from "./session.ts";

/** The speaker is "you"; somebody whose data were deleted has no name any more. */
export const personSpan = (id: string, speaker: string): Span => {
  if (id === speaker) return { text: "you" };
  return id === "" ? { text: "someone whose name was deleted" } : { text: `@${id}`, person: id };
};

const minute = 60_000;

/** "just now", "12 min ago", "today 09:15 UTC", "2026-11-22 16:40 UTC". */
export const whenText = (on: string, now: Date): string => {
  const ago = now.getTime() - Date.parse(on);
  if (ago < minute) return "just now";
  if (ago < 60 * minute) return `${Math.floor(ago / minute)} min ago`;
  const [day = "", time = ""] = on.split("T");
  const today = now.toISOString().startsWith(day);
  return `${today ? "today" : day} ${time.slice(0, 5)} UTC`;
};

/** "@U2, 12 min ago" */
export const whoAndWhen = (mark: Mark, speaker: string, now: Date): Rich => [
  personSpan(mark.by, speaker),
  { text: `, ${whenText(mark.on, now)}` },
];

const fields: Readonly<Record<string, (value: string) => string>> = {
  ageYears: (value) => `age ${value}`,
  sex: (value) => value,
  pregnant: (value) => (value === "true" ? "pregnant" : "not pregnant"),
  gestationWeeks: (value) => `${value} weeks pregnant`,
  postpartum: (value) => (value === "true" ? "postpartum" : "not postpartum"),
  postmenopausal: (value) => (value === "true" ? "postmenopausal" : "not postmenopausal"),
  weightKg: (value) => `${value} kg`,
  altitudeM: (value) => `lives at ${value} m`,
  cigarettesPerDay: (value) => `${value} cigarettes a day`,
};

const labWords = (analyte: string, value: string, knowledge: Knowledge): string => {
  const short = knowledge.analytes.get(analyte)?.short ?? analyte;
  const [, bound = "", digits = ""] = /^([<>]?)(.*)$/.exec(value) ?? [];
  return `${short} ${bound}${amount(Number(digits), analyte, knowledge)}`;
};

/** A key of `thingsIn` in words: "Ferritin 8 µg/L", "no melaena", "age 34". */
export const thingText = (key: string, knowledge: Knowledge): string => {
  const [kind, id = "", value = ""] = key.split(":");
  if (kind === "lab") return labWords(id, value, knowledge);
  if (kind === "word") return `${knowledge.analytes.get(id)?.short ?? id} ${value}`;
  if (kind === "patient") return fields[id]?.(value) ?? `${id} ${value}`;
  const name = knowledge.findings.get(id)?.name ?? id;
  return value === "absent" ? `${name}: no` : name;
};
