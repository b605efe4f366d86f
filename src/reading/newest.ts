/** Which of several values given as current in one text is the newest. */
import type { Measurement } from "../case/case.ts";
import type { AnalyteId } from "../knowledge/types.ts";
import { blockDate, isBefore } from "./block-dates.ts";
import { timeWord } from "./linked.ts";
import { isName } from "./raw.ts";
import { hasCue, type Scene, tokenAt } from "./scene.ts";

/** Words between a time and the name it belongs to: "in March her Hb was …". */
const before = 4;
const present = /^(?:now|today|current|latest|this|tonight|just)\b/i;

/** "Previously Hb 11.2", "last year Hb 12": a time in the past right before the name, in the same sentence. */
const introduced = (scene: Scene, lab: Measurement): boolean => {
  const name = tokenAt(scene, lab.stated.start);
  // "In February Hb is 134" is the present.
  if (scene.tokens[scene.marks[name]?.to ?? -1]?.text === "is") return false;
  for (let at = name - 1; at >= Math.max(0, name - before); at--) {
    if (scene.sentence[at] !== scene.sentence[name] || isName(scene.marks[at]) || scene.tokens[at]?.text === ";")
      return false;
    if (scene.quantityAt[at]?.role === "taken" || hasCue(scene, at, "now")) return false;
    if (timeWord(scene, at)) return true;
  }
  return false;
};

const toldAsEarlier = (scene: Scene, lab: Measurement): boolean =>
  lab.at === undefined ? introduced(scene, lab) : !present.test(lab.at);

const first =
  /\b(?:(?:on|at) (?:admission|presentation|booking)|admission|pre[- ]?(?:op|transfusion|treatment|iron)|initial|baseline)\b/;
const last = /\b(?:(?:on|at) discharge|discharge|post[- ]?(?:op|transfusion|treatment|iron)|repeat|today|latest|now)\b/;
/** Characters. */
const stageReach = 180;

/** "Bloods on discharge: …" and "Bloods on admission: …": where in the stay, from the words before the name in its line. */
const stage = (scene: Scene, lab: Measurement): "first" | "last" | undefined => {
  const from = Math.max(scene.folded.lastIndexOf("\n", lab.stated.start - 1) + 1, lab.stated.start - stageReach);
  const before = scene.folded.slice(from, lab.stated.start);
  const [early, late] = [first.test(before), last.test(before)];
  return early === late ? undefined : early ? "first" : "last";
};

/** Both under a dated line of their own, and this one under the earlier date. */
const underEarlier = (scene: Scene, lab: Measurement, other: Measurement): boolean => {
  const [own, its] = [blockDate(scene, lab.stated.start), blockDate(scene, other.stated.start)];
  return own !== undefined && its !== undefined && own !== its && isBefore(own, its) === true;
};

const isEarlier = (scene: Scene, lab: Measurement, other: Measurement): boolean =>
  (stage(scene, lab) === "first" && stage(scene, other) === "last") ||
  (toldAsEarlier(scene, lab)
    ? !toldAsEarlier(scene, other)
    : lab.at === undefined && other.at === undefined && underEarlier(scene, lab, other));

/** The last counts, but one told with an earlier time never before one told without: "Hb 6.1. It was Hb 11.2 in March". */
export const newestCounts = (labs: readonly Measurement[], scene: Scene): readonly Measurement[] => {
  const newest = new Map<AnalyteId, Measurement>();
  for (const lab of labs) {
    const other = newest.get(lab.analyte);
    if (lab.past || (other && isEarlier(scene, lab, other))) continue;
    newest.set(lab.analyte, lab);
  }
  return labs.map((lab) => (lab.past || newest.get(lab.analyte) === lab ? lab : { ...lab, past: true }));
};
