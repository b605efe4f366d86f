/** Response to iron: the rise of haemoglobin against what is to be expected by then, and the finding that follows. */
import { type Case, current, type Finding, type Measurement } from "../case/case.ts";
import type { Calculators, FindingId, Knowledge, SourceId } from "../knowledge/types.ts";
import { anaemiaOf } from "./picture.ts";

type Rules = Calculators["response"];

export type ResponseVerdict = "responding" | "normal" | "less than expected" | "none" | "too early" | "unreadable";

/** What became of the haemoglobin on iron. */
export interface IronResponse {
  /** g/L. */
  readonly rise: number;
  /** Days of iron. */
  readonly days: number;
  /** "Hb 84 → 102 g/L", or the rise as it was told. */
  readonly text: string;
  /** True when the rise itself was told, and not two values. */
  readonly told: boolean;
  /** The step of the schedule that is due, and the one to come. */
  readonly due?: Rules["steps"][number];
  readonly coming?: Rules["steps"][number];
  readonly verdict: ResponseVerdict;
  readonly sources: readonly SourceId[];
}

const dayMs = 86_400_000;
const isoDay = /\b(\d{4}-\d{2}-\d{2})\b/;
const ago = /\b(\d{1,3}|a|one|two|three|four|five|six|seven|eight) (day|week|month)s? (?:ago|before|earlier)\b/i;
const counts: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
};
const lengths: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.4 };

const dayOf = (lab: Measurement): number | undefined => {
  const date = isoDay.exec(lab.at ?? "")?.[1];
  return date === undefined ? undefined : Date.parse(date) / dayMs;
};

/** Days from the older value to the newer, where their times say. */
const between = (older: Measurement, newer: Measurement): number | undefined => {
  const [from, to] = [dayOf(older), dayOf(newer)];
  if (from !== undefined && to !== undefined) return to >= from ? Math.round(to - from) : undefined;
  const found = ago.exec(older.at ?? "");
  if (!found) return undefined;
  const count = counts[found[1]?.toLowerCase() ?? ""] ?? Number(found[1]);
  return Math.round(count * (lengths[found[2]?.toLowerCase() ?? ""] ?? Number.NaN));
};

/** Iron being taken, or the infusion whose days are known. */
const ironIn = ({ findings }: Case): Finding | undefined => {
  const given = ["iron_therapy", "recent_iv_iron", "recent_oral_iron"].map((id) => findings[id]);
  return given.find((each) => each?.state === "present");
};

/** The first earlier value not much older than the iron, and the newest one. */
const pairIn = (
  from: Case,
  iron: Finding,
  rules: Rules,
): { readonly older: Measurement; readonly newer: Measurement } | undefined => {
  const newer = current(from, "hb");
  const past = from.labs.filter((lab) => lab.analyte === "hb" && lab.past && lab.bound === undefined);
  if (!newer || newer.bound !== undefined) return undefined;
  const lasted = iron.forDays ?? iron.daysAgo;
  const older = past.find((lab) => {
    const days = between(lab, newer);
    return lasted === undefined || days === undefined || days <= lasted + rules.baselineWithinDays;
  });
  return older && { older, newer };
};

type Told = Pick<IronResponse, "rise" | "days" | "text" | "told">;

const shown = (value: number): string => String(Number(value.toFixed(1)));

const toldIn = (from: Case, iron: Finding, rules: Rules): Told | undefined => {
  if (iron.rise !== undefined && iron.forDays !== undefined)
    return {
      rise: iron.rise,
      days: iron.forDays,
      text: `Hb ${iron.rise < 0 ? "−" : "+"}${shown(Math.abs(iron.rise))} g/L`,
      told: true,
    };
  const pair = pairIn(from, iron, rules);
  const days = pair && (iron.forDays ?? between(pair.older, pair.newer) ?? iron.daysAgo);
  if (!pair || days === undefined) return undefined;
  const { older, newer } = pair;
  const rise = Number((newer.value - older.value).toFixed(1));
  return { rise, days, text: `Hb ${shown(older.value)} → ${shown(newer.value)} g/L`, told: false };
};

const verdictOf = ({ rise, days }: Told, from: Case, knowledge: Knowledge): ResponseVerdict => {
  const { steps, failedAfterDays } = knowledge.calculators.response;
  const [first] = steps;
  const due = steps.findLast((step) => days >= step.days);
  if (from.findings["recent_transfusion"]?.state === "present") return "unreadable";
  if (first && rise >= first.rise && anaemiaOf(from, knowledge).anaemia === "none") return "normal";
  if (first && rise >= (due ?? first).rise) return "responding";
  if (!due) return "too early";
  return first && days >= failedAfterDays && rise < first.rise ? "none" : "less than expected";
};

/**
 * How the haemoglobin answered iron.
 * @returns undefined when no iron is known, or no rise, or not for how long.
 */
export const ironResponseOf = (from: Case, knowledge: Knowledge): IronResponse | undefined => {
  const iron = ironIn(from);
  const rules = knowledge.calculators.response;
  const told = iron && toldIn(from, iron, rules);
  if (!told) return undefined;
  const due = rules.steps.findLast((step) => told.days >= step.days);
  const coming = rules.steps.find((step) => told.days < step.days);
  const named = due ?? coming;
  return {
    ...told,
    ...(due ? { due } : {}),
    ...(coming ? { coming } : {}),
    verdict: verdictOf(told, from, knowledge),
    sources: [...new Set([...(named?.sources ?? []), ...rules.sources])],
  };
};

const findingFor: Readonly<Partial<Record<ResponseVerdict, FindingId>>> = {
  responding: "iron_response",
  normal: "iron_response",
  none: "iron_therapy_failed",
};

/** The case with the response to iron as a finding, unless it was told in words already. Evidence like any other. */
export const withIronResponse = (from: Case, knowledge: Knowledge): Case => {
  if (from.findings["iron_response"] || from.findings["iron_therapy_failed"]) return from;
  const response = ironResponseOf(from, knowledge);
  const id = response && findingFor[response.verdict];
  if (!id || !knowledge.findings.has(id)) return from;
  const text = `${response.text} in ${response.days} days of iron`;
  return { ...from, findings: { ...from.findings, [id]: { state: "present", stated: { text, start: 0, end: 0 } } } };
};
