/** Text → what was understood of it. Deterministic, linear in the length of the text, never throws. */
import type { AnalyteId, Knowledge } from "../knowledge/types.ts";
import { amountsOf } from "./amounts.ts";
import { asidesIn } from "./asides.ts";
import { doubtsOn } from "./doubts.ts";
import { findingsOf } from "./findings.ts";
import { fold } from "./fold.ts";
import { type Formatted, formatted } from "./formats/formats.ts";
import { identifiersOf } from "./identifiers.ts";
import { hiddenById, hiding } from "./identity/hiding.ts";
import { ironCourseOf, withCourse } from "./iron-course.ts";
import { rawLabs } from "./labs.ts";
import { levelsOf } from "./levels.ts";
import { type Lexicon, lexiconOf } from "./lexicon.ts";
import { newestCounts } from "./newest.ts";
import { withOverdose } from "./overdose.ts";
import { patientOf } from "./patient.ts";
import type { Raw } from "./raw.ts";
import type { Reading, ReadingOptions } from "./reading.ts";
import { remarksOn } from "./remarks.ts";
import { settle } from "./resolve.ts";
import { reversed } from "./reversed.ts";
import { hasCue, layOut, type Scene } from "./scene.ts";
import { keyOf } from "./tokens.ts";
import { unreadOf } from "./unread.ts";

export { identifiersOf, mask } from "./identifiers.ts";

/** Longer text is cut here, and the reading says so. UTF-16 units. */
export const longestText = 60_000;

const removedIn = (scene: Scene): readonly AnalyteId[] => {
  const removed: AnalyteId[] = [];
  for (const mark of scene.phrases) {
    if (mark.meaning.analytes.length === 0 || scene.quantityAt[mark.to]?.role === "taken") continue;
    const drops = [1, 2, 3].some(
      (back) =>
        hasCue(scene, mark.from - back, "drop") &&
        scene.tokens[mark.from - 1]?.text !== "in" &&
        scene.sentence[mark.from - back] === scene.sentence[mark.from],
    );
    const next = ["is", ":", "was", "result", "level", "not", "-"].includes(scene.tokens[mark.to]?.text ?? "")
      ? mark.to + 1
      : mark.to;
    const unknown = hasCue(scene, mark.to, "unknown") || hasCue(scene, next, "unknown");
    const id = mark.meaning.analytes[0];
    if (id !== undefined && (drops || unknown) && !removed.includes(id)) removed.push(id);
  }
  return removed;
};

const correctedBefore = (scene: Scene, token: number): boolean => {
  for (let at = token - 1; at >= token - 4 && at >= 0; at--)
    if (hasCue(scene, at, "correction") && !hasCue(scene, at, "no")) return scene.tokens[at]?.text !== "not";
  return false;
};

/** Is the value given as a correction of what was said before, here or in an earlier message? */
const corrects = (scene: Scene, raw: Raw): boolean => {
  if (raw.past || raw.token < 0) return false;
  const sentence = scene.sentence[raw.token];
  for (let at = Math.max(0, raw.token - 4); at < raw.token + 14 && at < scene.tokens.length; at++) {
    if (scene.sentence[at] !== sentence || !hasCue(scene, at, "correction")) continue;
    if (at > raw.token && (scene.tokens[at]?.start ?? 0) > raw.end + 3) return false;
    if (scene.tokens[at]?.text !== "not" || scene.quantityAt[at + 1]) return true;
  }
  return false;
};

/** Analytes that are unknown or withdrawn, and those whose earlier values were corrected. */
const withdrawn = (scene: Scene, raws: readonly Raw[], measured: ReadonlySet<AnalyteId>): readonly AnalyteId[] => [
  ...removedIn(scene).filter((id) => !measured.has(id)),
  ...new Set(
    raws.filter((raw) => corrects(scene, raw)).flatMap((raw) => raw.analytes.filter((id) => measured.has(id))),
  ),
];

/** Where in the list each value of an analyte stands, by its time: "now ", "past 2024"; under "now" and "past" the last of any time. */
type Told = Map<AnalyteId, Map<number, Map<string, number>>>;

const toldOf = (told: Told, id: AnalyteId, value: number): Map<string, number> => {
  const values = told.get(id) ?? new Map<number, Map<string, number>>();
  if (values.size === 0) told.set(id, values);
  const times = values.get(value) ?? new Map<string, number>();
  if (times.size === 0) values.set(value, times);
  return times;
};

/** A later value that corrects takes the earlier one's place; the same value said twice is said once. */
const once = (scene: Scene, raws: readonly Raw[]): readonly Raw[] => {
  if (new Set(raws.map(({ analytes }) => analytes[0])).size === raws.length) return raws;
  const kept: (Raw | undefined)[] = [];
  const told: Told = new Map();
  const newest = new Map<AnalyteId, number>();
  for (const raw of raws) {
    const id = raw.analytes[0] ?? "";
    const times = toldOf(told, id, raw.value);
    const [time, timeless] = raw.past ? ["past", "past "] : ["now", "now "];
    const dated = raw.at === undefined ? timeless : timeless + raw.at;
    const twin = raw.at === undefined ? times.get(time) : (times.get(dated) ?? times.get(timeless));
    const other = twin === undefined ? undefined : kept[twin];
    if (
      twin !== undefined &&
      other &&
      (other.unit === raw.unit || raw.unit === undefined || other.unit === undefined)
    ) {
      if (other.unit === undefined) kept[twin] = raw;
      continue;
    }
    const corrected = !raw.past && correctedBefore(scene, raw.token) ? newest.get(id) : undefined;
    if (corrected !== undefined) kept[corrected] = undefined;
    times.set(time, kept.length).set(dated, kept.length);
    if (!raw.past) newest.set(id, kept.length);
    kept.push(raw);
  }
  return kept.filter((raw) => raw !== undefined);
};

/** Does the word name a result or a finding? Then it names no person. */
const knownTo =
  (lexicon: Lexicon) =>
  (word: string): boolean => {
    const meaning = lexicon.first.get(keyOf(fold(word)))?.meaning;
    return meaning !== undefined && meaning.analytes.length + meaning.findings.length > 0;
  };

const unitUnknown = (scene: Scene): boolean => scene.phrases.some((mark) => mark.meaning.cues.includes("unit-unknown"));

/** Everything between a text and its reading, in the order it came about. */
export interface Steps {
  /** What was read of the text: all of it, or its beginning. */
  readonly seen: string;
  readonly structured: Formatted | undefined;
  readonly scene: Scene;
  /** Numbers tied to names, before their units are settled. */
  readonly raws: readonly Raw[];
  readonly reading: Reading;
}

/** Reads `text`, and keeps the steps. */
export const stepsOf = (text: string, knowledge: Knowledge, options: ReadingOptions = {}): Steps => {
  const seen = text.length > longestText ? text.slice(0, longestText) : text;
  const lexicon = lexiconOf(knowledge);
  const structured = formatted(seen, lexicon, options.now);
  const identifiers = identifiersOf(seen, knownTo(lexicon));
  const scene = layOut(seen, lexicon, [...identifiers, ...(structured?.consumed ?? []), ...asidesIn(seen)]);
  const turned = reversed(scene);
  const told = [...turned.raws, ...rawLabs(scene)];
  const inOrder = turned.raws.length > 0 ? told.sort((a, b) => a.start - b.start) : told;
  const raws = once(scene, [...(structured?.raws ?? []), ...inOrder]);
  const settled = settle(lexicon, raws, seen, options.units, unitUnknown(scene));
  const hidden = hiding(identifiers);
  const newest = newestCounts(settled.labs, scene);
  const labs = newest.map(hidden);
  const measured = new Set(labs.map((lab) => lab.analyte));
  const patient = { ...patientOf(scene), ...structured?.patient };
  const course = ironCourseOf(seen);
  const findings = {
    ...structured?.findings,
    ...amountsOf(scene, patient, knowledge.findings),
    ...withCourse(findingsOf(scene, knowledge.findings, options.now), course, scene),
  };
  const reading: Reading = {
    format: structured?.format ?? "prose",
    patient,
    labs,
    qualitative: levelsOf(scene, measured).map(hidden),
    findings: hiddenById(findings, identifiers),
    refused: [...settled.refused, ...turned.refused].map(hidden),
    identifiers,
    unread: [...unreadOf(scene), ...(course.unclear && course.rise ? [course.rise] : [])].map(
      (stated) => hidden({ stated }).stated,
    ),
    remarks: [
      ...remarksOn(text, seen, structured),
      ...doubtsOn(scene, structured ? [] : settled.labs, newest, patient, knowledge),
    ],
    removed: withdrawn(scene, raws, measured),
  };
  return { seen, structured, scene, raws, reading };
};

/**
 * Reads `text`.
 * @param options the workspace's unit habit and the present time (for "on 2026-03-04").
 * @returns values in canonical units with the words they came from; refusals; what was not understood. Nothing is invented:
 *   a number without a name, or outside the possible, is never a value.
 */
export const read = (text: string, knowledge: Knowledge, options: ReadingOptions = {}): Reading =>
  withOverdose(stepsOf(text, knowledge, options).reading, text);
