/** Results given in words: "ferritin low", "normal RDW and MCV", "iron studies normal", "thrombocytopenia". */
import type { Level, Qualitative } from "../case/case.ts";
import type { AnalyteId } from "../knowledge/types.ts";
import { type Found, tellsChange, tellsRange } from "./level-traps.ts";
import type { Mark } from "./marks.ts";
import { polarityAt } from "./polarity.ts";
import { analytesOf } from "./raw.ts";
import { hasCue, type Scene } from "./scene.ts";

const levels = ["low", "normal", "high"] as const;

const levelAt = (scene: Scene, at: number): Level | undefined => {
  const mark = scene.marks[at];
  if (!mark || mark.meaning.analytes.length > 0 || mark.meaning.findings.length > 0) return undefined;
  return levels.find((level) => mark.meaning.cues.includes(level));
};

const namesOf = (scene: Scene, mark: Mark): readonly AnalyteId[] =>
  mark.meaning.panel ?? (mark.meaning.analytes.length === 0 ? [] : analytesOf(scene, mark).slice(0, 1));

const filler = new Set(
  "is was are were level levels the a an of in value values count concentration be been remains remained result results also appear appears serum fraction which has come back came only very mildly slightly markedly significantly moderately severely borderline total test tests studies just at and but both all within es est ist und sind y et sono normal".split(
    " ",
  ),
);

/** Looks right of the name: "ferritin (serum) is low". */
const after = (scene: Scene, mark: Mark): Found | undefined => {
  for (let at = mark.to; at < mark.to + 12; ) {
    const token = scene.tokens[at];
    if (!token || token.kind === "number" || token.kind === "line" || token.text === "." || token.text === ";")
      return undefined;
    const level = levelAt(scene, at);
    const found = scene.marks[at];
    if (level && found)
      return startsNext(scene, found) ? undefined : { level, from: mark.from, start: mark.start, end: found.end };
    if (found && (found.meaning.analytes.length > 0 || found.meaning.panel)) {
      if (!joins(scene, at)) return undefined;
      at = found.to;
      continue;
    }
    if (found && (found.meaning.findings.length > 0 || hasCue(scene, at, "not") || hasCue(scene, at, "no")))
      return undefined;
    if (token.kind === "word" && !filler.has(token.text)) return undefined;
    if (token.text === "," && !listAhead(scene, at)) return undefined;
    at = found?.to ?? at + 1;
  }
  return undefined;
};

/** Is the level word itself the start of the next result ("ferritin, low MCV")? */
const startsNext = (scene: Scene, level: Mark): boolean => {
  const next = scene.marks[level.to];
  if (!next || next.from !== level.to || next.meaning.analytes.length === 0) return false;
  const before = scene.tokens[level.from - 1];
  return before?.text === "," || before?.text === "and" || levelAt(scene, next.to) !== undefined;
};

const joins = (scene: Scene, at: number): boolean => {
  const before = scene.tokens[at - 1]?.text ?? "";
  return (
    before === "/" ||
    before === "," ||
    before === "&" ||
    before === "+" ||
    before === "(" ||
    hasCue(scene, at - 1, "and")
  );
};

const listAhead = (scene: Scene, comma: number): boolean => {
  const next = scene.marks[comma + 1] ?? scene.marks[comma + 2];
  return next !== undefined && next.meaning.analytes.length > 0;
};

/** "Ok ferritin back, 8" says nothing of the ferritin; "ferritin ok" does. */
const acknowledging = new Set(["ok", "okay", "fine"]);

/** Looks left: "low ferritin", "reduced MCV and MCH", "normal INR, liver function, and total bilirubin". */
const before = (scene: Scene, mark: Mark): Found | undefined => {
  let strangers = 0;
  for (let at = mark.from - 1; at >= 0 && at > mark.from - 16; ) {
    const token = scene.tokens[at];
    if (!token || token.kind === "line" || token.text === "." || token.text === ";" || token.text === ":")
      return undefined;
    if (token.kind === "number" && !scene.marks[at]) return undefined;
    const level = acknowledging.has(token.text) ? undefined : levelAt(scene, at);
    const found = scene.marks[at];
    if (level && found)
      return follows(scene, found) ? undefined : { level, from: found.from, start: found.start, end: mark.end };
    const named = found && (found.meaning.analytes.length > 0 || found.meaning.panel || hasCue(scene, at, "elsewhere"));
    const plain = token.kind !== "word" || filler.has(token.text) || named || hasCue(scene, at, "and");
    if (["is", "was", "are", "were"].includes(token.text)) return undefined;
    if (!plain && (found !== undefined || ++strangers > 3)) return undefined;
    at = (found?.from ?? at) - 1;
  }
  return undefined;
};

/** Does the level word belong to the result on its left ("ferritin low, MCV 68": low is ferritin's)? */
const follows = (scene: Scene, level: Mark): boolean => {
  for (let at = level.from - 1; at > level.from - 5; at--) {
    const token = scene.tokens[at];
    if (!token || token.kind === "line" || token.text === "," || token.text === "." || token.kind === "number")
      return false;
    const mark = scene.marks[at];
    if (mark && (mark.meaning.analytes.length > 0 || mark.meaning.panel)) return !hasCue(scene, level.from - 1, "and");
    if (token.kind === "word" && !filler.has(token.text)) return false;
  }
  return false;
};

const isDenied = (scene: Scene, from: number): boolean =>
  hasCue(scene, from - 1, "not") || hasCue(scene, from - 1, "no");

const absentName = (scene: Scene, mark: Mark): boolean => {
  const tail = scene.tokens[mark.from - 1]?.text;
  return (
    mark.meaning.analytes.some((id) => /^hb(?:a|f|a2|h)$/.test(id)) &&
    (tail === "no" || scene.tokens[mark.from - 2]?.text === "no")
  );
};

const cellWords = new Set(["cell", "cells", "erythrocytes", "corpuscles"]);

/** "A normal red blood cell", "red cells small": the look of the cells, not their number. */
const isMorphology = (scene: Scene, mark: Mark): boolean =>
  mark.meaning.analytes.includes("rbc") && cellWords.has(scene.tokens[mark.to - 1]?.text ?? "");

/** Haemoglobins nobody healthy has: being there at all is a result. */
const foreign = new Set<AnalyteId>(["hbs", "hbe", "hbc", "hbh", "hb_barts", "hb_lepore", "hb_cs"]);

/** "HbS present", "Hb Bart's on newborn screen", "HbE not detected". */
const foreignAt = (scene: Scene, mark: Mark): Found | undefined => {
  if (!mark.meaning.analytes.some((id) => foreign.has(id)) || polarityAt(scene, mark) === "kin") return undefined;
  let at = mark.to;
  while (["is", "was", "band"].includes(scene.tokens[at]?.text ?? "")) at++;
  const said = scene.marks[at];
  const found = (level: Level, to: number): Found => ({ level, from: mark.from, start: mark.start, end: to });
  if (said && hasCue(scene, at, "absent-after")) return found("normal", said.end);
  if (said && hasCue(scene, at, "present-after")) return found("high", said.end);
  const [on, screen] = [scene.tokens[at], scene.tokens[at + 1]];
  const screened =
    on?.text === "on" && /^(?:newborn|neonatal|screen|screening|electrophoresis|hplc)$/.test(screen?.text ?? "");
  return screened && screen ? found("high", screen.end) : undefined;
};

const one = (scene: Scene, mark: Mark): Found | undefined => {
  const there = foreignAt(scene, mark);
  if (there) return there;
  if (isMorphology(scene, mark)) return undefined;
  if (absentName(scene, mark)) return { level: "low", from: mark.from, start: mark.start, end: mark.end };
  const adjacent = levelAt(scene, mark.from - 1) !== undefined ? before(scene, mark) : undefined;
  const found = adjacent ?? after(scene, mark) ?? before(scene, mark);
  return found && (isDenied(scene, found.from) || tellsChange(scene, mark, found) || tellsRange(scene, mark, found))
    ? undefined
    : found;
};

/** Every result in words. Analytes in `measured` have a number in the same text and are left out. */
export const levelsOf = (scene: Scene, measured: ReadonlySet<AnalyteId>): readonly Qualitative[] => {
  const found = new Map<AnalyteId, Qualitative>();
  const add = (analyte: AnalyteId, level: Level, start: number, end: number, asPanel = false): void => {
    if (measured.has(analyte) || !scene.lexicon.analytes.has(analyte) || (asPanel && found.has(analyte))) return;
    found.set(analyte, { analyte, level, stated: { text: scene.text.slice(start, end), start, end } });
  };
  for (const mark of scene.phrases) {
    const { level, panel } = mark.meaning;
    if (level && polarityAt(scene, mark) === "present") add(level.analyte, level.level, mark.start, mark.end);
    if (namesOf(scene, mark).length === 0 || scene.quantityAt[mark.to]?.role === "taken") continue;
    if (polarityAt(scene, mark) === "kin") continue;
    const stated = one(scene, mark);
    if (!stated || (panel && stated.level !== "normal")) continue;
    for (const id of namesOf(scene, mark)) add(id, stated.level, stated.start, stated.end, panel !== undefined);
  }
  return [...found.values()];
};
