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
    if (scene.sentence[at] !== scene.sentence[name] || isName(scene.marks[at])) return false;
    const sign = scene.tokens[at]?.text;
    // "148 (129 in June 2023), eGFR 41": the bracket's time is of what stands before it; "(10/09/2024): Hb 10.8" is a heading.
    if (sign === ";" || (sign === ")" && scene.tokens[at + 1]?.text !== ":")) return false;
    if (scene.quantityAt[at]?.role === "taken" || hasCue(scene, at, "now")) return false;
    if (timeWord(scene, at)) return true;
  }
  return false;
};

const former =
  /^[ \t*•-]{0,6}(?:(?:previous(?:ly)?|prior|vorwerte?|vorbefunde?|vorige uitslag(?:en)?|anterior(?:es)?|resultados? anterior(?:es)?|anteriorites|valeurs? anterieures?|precedent[ei]?|onceki)(?: (?:results?|values?|labs?|bloods?))?\b(?=\s{0,4}$|[^\n]{0,14}[:\d])|(?:last|earlier)(?: (?:results?|values?|labs?|bloods?)\b[^\n]{0,14}:|\s{0,4}$))/;

/** "Previous:  14 Jan 2025  Hb 109 g/L ; creatinine 198", "Last Hb 10.9": all of the line is of then. */
const onFormerLine = (scene: Scene, lab: Measurement): boolean => {
  const from = scene.folded.lastIndexOf("\n", lab.stated.start - 1) + 1;
  const head = scene.folded.slice(from, Math.min(from + 80, lab.stated.start));
  return former.test(head) && !/\b(?:now|today|current)\b/.test(scene.folded.slice(from, lab.stated.start));
};

const toldAsEarlier = (scene: Scene, lab: Measurement): boolean =>
  lab.at === undefined ? introduced(scene, lab) : !present.test(lab.at) && !isPrinted(scene, lab);

/** Read from a report, where a date is the day of the result and may well be today's. */
const isPrinted = (scene: Scene, { stated }: Measurement): boolean =>
  scene.folded.slice(stated.start, Math.min(stated.end, stated.start + 80)).trim() === "";

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

/** Does any word of time, stage or date stand by this result? */
export const hasTime = (scene: Scene, lab: Measurement): boolean => {
  if (lab.at !== undefined || stage(scene, lab) || blockDate(scene, lab.stated.start)) return true;
  const [from, to] = [tokenAt(scene, lab.stated.start), tokenAt(scene, lab.stated.end)];
  for (let at = Math.max(0, from - before); at < to + before; at++)
    if (timeWord(scene, at) && (at < from || at >= to) && scene.sentence[at] === scene.sentence[from]) return true;
  return false;
};

/** Tokens between two results of one list: "Hb was 132 and her MCV 89". */
const widestGap = 5;

/** Results told in one breath; a name said again begins another list. */
const listsIn = (labs: readonly Measurement[], scene: Scene): readonly (readonly Measurement[])[] => {
  const lists: Measurement[][] = [];
  const inOrder = [...labs].sort((a, b) => a.stated.start - b.stated.start);
  for (const lab of inOrder) {
    const list = lists.at(-1);
    const last = list?.at(-1);
    const [from, to] = [tokenAt(scene, last?.stated.end ?? 0), tokenAt(scene, lab.stated.start)];
    const between = scene.tokens.slice(from, to);
    const goesOn =
      last !== undefined &&
      to - from <= widestGap &&
      scene.sentence[to] === scene.sentence[tokenAt(scene, last.stated.start)] &&
      !list?.some(({ analyte }) => analyte === lab.analyte) &&
      // "7.1 (was 7.8 yesterday), Hct 23.4": what stands in brackets is no beginning of a list.
      !(last.past === true && between.some((token) => token.text === ")")) &&
      !between.some((token, index) => token.text === ";" || hasCue(scene, from + index, "now") || token.text === "but");
    if (goesOn) list?.push(lab);
    else lists.push([lab]);
  }
  return lists;
};

/** "… Hb 132 two years ago", "… MCV 89 last year". */
const timeBehind = (scene: Scene, lab: Measurement): boolean => {
  if (lab.at !== undefined) return toldAsEarlier(scene, lab);
  const end = tokenAt(scene, lab.stated.end);
  for (let at = end; at < end + 5 && scene.sentence[at] === scene.sentence[end]; at++) {
    if (isName(scene.marks[at]) || scene.quantityAt[at]?.role === "taken" || hasCue(scene, at, "now")) return false;
    if (hasCue(scene, at, "ago") || (hasCue(scene, at, "past") && scene.tokens[at]?.text === "last")) return true;
  }
  return false;
};

/** A time before a list or behind it is the whole list's: "last year Hb was 132 and MCV 89", "MCV was 89, Hb 132 two years ago". */
const earlierLists = (labs: readonly Measurement[], scene: Scene): readonly (readonly Measurement[])[] =>
  listsIn(labs, scene).filter((list) => {
    const [head, tail] = [list[0], list.at(-1)];
    if (!head || !tail || list.length < 2 || list.some(({ at }) => at !== undefined && present.test(at))) return false;
    return toldAsEarlier(scene, head) || tail.past === true || timeBehind(scene, tail);
  });

/** The last counts, but one told with an earlier time never before one told without: "Hb 6.1. It was Hb 11.2 in March". */
export const newestCounts = (labs: readonly Measurement[], scene: Scene): readonly Measurement[] => {
  const newest = new Map<AnalyteId, Measurement>();
  const repeated = new Set(labs.map(({ analyte }) => analyte)).size < labs.length;
  const lists = repeated ? earlierLists(labs, scene) : [];
  const early = new Set(lists.flat());
  for (const lab of labs) {
    const other = newest.get(lab.analyte);
    const listed = other !== undefined && early.has(lab) !== early.has(other);
    if (
      lab.past ||
      (other && onFormerLine(scene, lab)) ||
      (listed ? early.has(lab) : other && isEarlier(scene, lab, other))
    )
      continue;
    newest.set(lab.analyte, lab);
  }
  return labs.map((lab) => (lab.past || newest.get(lab.analyte) === lab ? lab : { ...lab, past: true }));
};
