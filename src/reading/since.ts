/** "6 weeks ago", "last month", "on 2026-03-04" → days before now. */
import type { Mark } from "./marks.ts";
import { hasCue, type Scene } from "./scene.ts";

const day: Readonly<Record<string, number>> = {
  d: 1,
  day: 1,
  days: 1,
  week: 7,
  weeks: 7,
  wk: 7,
  wks: 7,
  w: 7,
  month: 30.4,
  months: 30.4,
  mo: 30.4,
  mos: 30.4,
  year: 365,
  years: 365,
  yr: 365,
  yrs: 365,
  y: 365,
  semanas: 7,
  meses: 30.4,
  semaines: 7,
  mois: 30.4,
  wochen: 7,
  monate: 30.4,
};
const worded: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  several: 4,
  few: 3,
  couple: 2,
};

const countAt = (scene: Scene, at: number): number | undefined => {
  const token = scene.tokens[at];
  if (token?.kind === "number") return scene.quantityAt[at]?.value ?? Number(token.text);
  return token && worded[token.text];
};

/** A duration that starts at token `at`: days and the token after it. */
export const durationAt = (scene: Scene, at: number): { readonly days: number; readonly to: number } | undefined => {
  const count = countAt(scene, at);
  if (count === undefined || !Number.isFinite(count)) return undefined;
  let unit = at + 1;
  if (scene.tokens[unit]?.text === "-" || scene.tokens[unit]?.text === "of") unit++;
  const slash =
    scene.tokens[unit]?.text === "/" ? { 52: 7, 12: 30.4, 7: 1 }[Number(scene.tokens[unit + 1]?.text)] : undefined;
  if (slash !== undefined) return { days: Math.round(count * slash), to: unit + 2 };
  const length = day[scene.tokens[unit]?.text ?? ""];
  return length === undefined ? undefined : { days: Math.round(count * length), to: unit + 1 };
};

const fixed: Readonly<Record<string, number>> = {
  yesterday: 1,
  today: 0,
  "last week": 7,
  "last month": 30,
  "last year": 365,
  "this week": 3,
  "this month": 15,
  "this morning": 0,
};

const isoDate = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;

const dateAt = (scene: Scene, at: number, now: Date | undefined): number | undefined => {
  const token = scene.tokens[at];
  if (!now || token?.kind !== "number") return undefined;
  const iso = isoDate.exec(scene.folded.slice(token.start, token.start + 10));
  if (!iso) return undefined;
  const days = Math.floor((now.getTime() - Date.UTC(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]))) / 86_400_000);
  return days >= 0 ? days : undefined;
};

const agoAt = (scene: Scene, at: number, now: Date | undefined): number | undefined => {
  const mark = scene.marks[at];
  const words = mark && scene.folded.slice(mark.start, mark.end);
  if (words !== undefined && fixed[words] !== undefined) return fixed[words];
  const two = `${scene.tokens[at]?.text ?? ""} ${scene.tokens[at + 1]?.text ?? ""}`;
  if (fixed[two] !== undefined) return fixed[two];
  const span = durationAt(scene, at);
  if (!span) return dateAt(scene, at, now);
  const before = scene.tokens[at - 1]?.text;
  const ago = hasCue(scene, span.to, "ago") || before === "hace" || before === "vor";
  const after = ["after", "post", "since"].includes(scene.tokens[span.to]?.text ?? "");
  const past = before === "past" || before === "last";
  return ago || after || past ? span.days : undefined;
};

/** Days since what `mark` names, from words of time in its sentence, nearest first. Undefined when none are given. */
export const daysSince = (scene: Scene, mark: Mark, now: Date | undefined): number | undefined => {
  const sentence = scene.sentence[mark.from];
  for (let away = 0; away < 14; away++)
    for (const at of [mark.to + away, mark.from - 1 - away]) {
      if (at < 0 || scene.sentence[at] !== sentence) continue;
      const days = agoAt(scene, at, now);
      if (days !== undefined) return days;
    }
  return undefined;
};
