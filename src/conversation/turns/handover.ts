/** The case as an SBAR handover: plain text to copy into another system, without anything that names a person. */
import type { Measurement } from "../../case/case.ts";
import type { Assessment } from "../../engine/assessment.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { disclaimer } from "../card.ts";
import { type Doc, plain } from "../doc.ts";
import { labKey } from "../history.ts";
import { headlineOf, pictureParts } from "../parts/headline.ts";
import { ironParts } from "../parts/treatment.ts";
import { patientText, valueText } from "../parts/understood.ts";
import { plainText } from "../plain.ts";
import { buttonsPart, type Scene } from "../scene.ts";
import type { Given } from "../session.ts";
import { capital, percent, strongest } from "../words.ts";

const mostCauses = 3;
const mostTests = 3;

const nameOf = (analyte: string, knowledge: Knowledge): string => knowledge.analytes.get(analyte)?.short ?? analyte;

const urgencies = { emergency: "EMERGENCY", urgent: "URGENT", soon: "SOON" } as const;

const situation = (assessment: Assessment, knowledge: Knowledge): readonly string[] => [
  ...assessment.alerts.map((alert) => `${urgencies[alert.urgency]}: ${alert.text} → ${alert.action}`),
  `${capital(patientText(assessment.case.patient))}.`,
  `${headlineOf(assessment, knowledge)}.`,
  plainText({ summary: "", parts: pictureParts(assessment, knowledge) }),
];

/** " told 2026-11-24 01:50 UTC": when a value was told, where nobody said when it was measured. */
const toldOf = (lab: Measurement, given: Given): string => {
  const told = lab.at === undefined ? given[labKey(lab)]?.on : undefined;
  return told === undefined ? "" : `told ${told.slice(0, 16).replace("T", " ")} UTC`;
};

/** When it was measured if that was said, else when it was told, unless `told` says so of all. */
const timeOf = (lab: Measurement, given: Given, told: string): string => {
  if (lab.at !== undefined) return `, ${lab.at}`;
  const own = toldOf(lab, given);
  return `${lab.past ? ", earlier" : ""}${own === "" || own === told ? "" : `, ${own}`}`;
};

/** What the lines of one handover share. */
interface Told {
  readonly given: Given;
  /** When all values were told at once: said in the heading. */
  readonly at: string;
}

const labLine = (lab: Measurement, assessment: Assessment, { given, at }: Told, knowledge: Knowledge): string => {
  const flag = assessment.picture.flags.find((each) => each.analyte === lab.analyte);
  const counts = !lab.past && flag !== undefined;
  const interval = counts && flag.interval !== "" ? ` (${flag.flag}; ${flag.interval})` : "";
  const how = lab.assumed === "derived" ? ", derived" : lab.assumed === "unit" ? ", unit assumed" : "";
  return `- ${nameOf(lab.analyte, knowledge)} ${valueText(lab, knowledge)}${interval}${how}${timeOf(lab, given, at)}`;
};

const findings = (assessment: Assessment, knowledge: Knowledge): readonly string[] => {
  const named = (state: "present" | "absent"): string =>
    Object.entries(assessment.case.findings)
      .filter(([, found]) => found.state === state)
      .map(
        ([id, { daysAgo }]) =>
          `${knowledge.findings.get(id)?.name ?? id}${daysAgo === undefined ? "" : ` (${daysAgo} days ago)`}`,
      )
      .join(", ");
  const [present, absent] = [named("present"), named("absent")];
  return [...(present ? [`Present: ${present}.`] : []), ...(absent ? [`Not present: ${absent}.`] : [])];
};

const background = (assessment: Assessment, given: Given, knowledge: Knowledge): readonly string[] => {
  const { labs, qualitative } = assessment.case;
  const words = qualitative
    .filter((each) => !each.past)
    .map((each) => `- ${nameOf(each.analyte, knowledge)} ${each.level}, in words`);
  const times = new Set(labs.map((lab) => toldOf(lab, given)).filter((each) => each !== ""));
  const at = times.size === 1 ? ([...times][0] ?? "") : "";
  const lines = [...labs.map((lab) => labLine(lab, assessment, { given, at }, knowledge)), ...words];
  const told = findings(assessment, knowledge);
  return [
    ...(told.length === 0 ? ["History: nothing told."] : told),
    ...(lines.length === 0 ? [] : [at === "" ? "Results:" : `Results (${at}):`, ...lines]),
  ];
};

const causeLine = (cause: Assessment["causes"][number], at: number): string => {
  const side = (sign: 1 | -1, most: number): string =>
    strongest(cause.steps, sign, most)
      .map((each) => each.evidence.text)
      .join(", ");
  const [pro, contra] = [side(1, 3), side(-1, 2)];
  return `${at + 1}. ${capital(cause.name)}, ${cause.likelihood} (${percent(cause.probability)})${pro ? `; for: ${pro}` : ""}${contra ? `; against: ${contra}` : ""}`;
};

const doubtLine = (doubt: Assessment["doubts"][number]): string =>
  "remedy" in doubt ? `- ${doubt.text} ${doubt.remedy}` : `- ${doubt.text}`;

const ranked = (assessment: Assessment): readonly string[] =>
  assessment.abstains
    ? [`Too little to rank causes; needed: ${assessment.needs.join(", ")}.`]
    : assessment.causes
        .filter((each, at) => at === 0 || each.probability >= 0.03)
        .slice(0, mostCauses)
        .map(causeLine);

const assessmentLines = (assessment: Assessment): readonly string[] => {
  const doubts = assessment.doubts.filter((each) => each.kind !== "unread");
  return [
    ...ranked(assessment),
    ...assessment.holds.map((hold) => `Hold: ${hold.text} Until: ${hold.until}.`),
    ...(doubts.length === 0 ? [] : ["In doubt:", ...doubts.map(doubtLine)]),
  ];
};

const recommendation = (
  assessment: Assessment,
  pending: readonly string[],
  knowledge: Knowledge,
): readonly string[] => {
  const free = assessment.next.filter((test) => test.held.length === 0).slice(0, mostTests);
  const held = assessment.next.filter((test) => test.held.length > 0).slice(0, mostTests);
  const tests = free.map((test, at) => `${at + 1}. ${test.name} (${test.turnaround}): ${test.reason}`);
  const none = assessment.enough === undefined ? [] : [assessment.enough];
  const notes = assessment.treatment.map((note) => note.name);
  return [
    ...(pending.length === 0 ? [] : [`No result yet: ${pending.map((id) => nameOf(id, knowledge)).join(", ")}.`]),
    ...(tests.length === 0 ? none : ["To be done:", ...tests]),
    ...(held.length === 0
      ? []
      : [`Not now: ${held.map((test) => `${test.name} (${test.held.join(" ")})`).join("; ")}`]),
    ...(assessment.abstains
      ? []
      : ironParts(assessment, knowledge).map((part) => plainText({ summary: "", parts: [part] }))),
    ...(notes.length === 0 ? [] : [`Treatment notes on the card: ${notes.join("; ")}.`]),
    ...assessment.reminders.map((each) => each.text),
  ];
};

/** The four parts as lines. */
const sbarText = ({ session, knowledge, now }: Scene, assessment: Assessment): string => {
  const { id, date } = assessment.knowledge;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ["S – SITUATION", situation(assessment, knowledge)],
    ["B – BACKGROUND", background(assessment, session.given, knowledge)],
    ["A – ASSESSMENT", assessmentLines(assessment)],
    ["R – RECOMMENDATION", recommendation(assessment, session.pending ?? [], knowledge)],
  ];
  const text = parts.map(([title, lines]) => [title, ...lines].join("\n")).join("\n\n");
  return `${text}\n\nHypochrome, ${now.toISOString().slice(0, 16).replace("T", " ")} UTC, knowledge ${id} (${date}). ${disclaimer}`;
};

/** The handover, to be copied whole. */
export const handoverDoc = (scene: Scene, assessment: Assessment): Doc => {
  const summary = "Handover (SBAR)";
  return {
    summary,
    parts: [
      { kind: "headline", text: summary },
      { kind: "verbatim", text: sbarText(scene, assessment) },
      {
        kind: "context",
        text: plain(
          "Nothing in it names the patient: add the identity in your own system, and check it before you send it on.",
        ),
      },
      buttonsPart({ label: "Show the case", act: { do: "show" } }),
    ],
  };
};
