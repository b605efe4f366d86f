/** What is said of a finding behind its name, or behind a whole list of them. */
import type { Mark } from "./marks.ts";
import type { Polarity } from "./polarity.ts";
import { hasCue, type Scene } from "./scene.ts";

export const named = (mark: Mark | undefined): boolean =>
  mark !== undefined && (mark.meaning.findings.length > 0 || mark.meaning.analytes.length > 0);

const linking = new Set([
  "is",
  "was",
  "were",
  "are",
  ":",
  "=",
  "(",
  "test",
  "result",
  "results",
  "-",
  "been",
  "has",
  "have",
  "stool",
  "blood",
  "on",
  "examination",
  "|",
  "screen",
  "screening",
  "testing",
  "serology",
  "antibody",
  "antibodies",
  "be",
  "came",
  "back",
  "not",
  "history",
  "x3",
  "tests",
]);

const joins = (scene: Scene, at: number): boolean =>
  scene.tokens[at]?.text === "," ||
  scene.tokens[at]?.text === "/" ||
  hasCue(scene, at, "and") ||
  hasCue(scene, at, "or");

/** Words a list of tests may run over. */
const longestList = 24;
const ofAll = new Set(["were", "are", "all", "both"]);

/** "Coeliac serology, H. pylori antigen and occult blood were negative": what is said of a whole list at its end. */
const allAfter = (scene: Scene, from: number): Polarity | undefined => {
  const sentence = scene.sentence[from];
  let open = false;
  for (let at = from; at < from + longestList && scene.sentence[at] === sentence; at++) {
    const cues = scene.marks[at]?.meaning.cues ?? [];
    if (named(scene.marks[at])) continue;
    // The last of the list took the verb: "occult blood were negative".
    if (scene.marks[at]?.meaning.lacks && /\b(?:were|are|all|both)\b/.test(phraseAt(scene, at))) return "absent";
    open ||= ofAll.has(scene.tokens[at]?.text ?? "") || /^(?:were|are) /.test(phraseAt(scene, at));
    if (cues.includes("absent-after") && open) return "absent";
    if (cues.includes("present-after") && open) return "present";
    if (scene.quantityAt[at] || (cues.includes("break") && !open)) return undefined;
  }
  return undefined;
};

const phraseAt = (scene: Scene, at: number): string => {
  const mark = scene.marks[at];
  return mark ? scene.folded.slice(mark.start, mark.end) : "";
};

/** "FOBT negative", "melaena: no", "spleen not palpable". */
export const resultAfter = (scene: Scene, target: Mark): Polarity | undefined => {
  const sentence = scene.sentence[target.from];
  for (let at = target.to; at < target.to + 6 && scene.sentence[at] === sentence; ) {
    const mark = scene.marks[at];
    if (named(mark) || joins(scene, at)) return allAfter(scene, at);
    const bare =
      scene.tokens[at - 1]?.text === ":" ||
      scene.tokens[at - 1]?.text === "=" ||
      scene.tokens[at - 1]?.text === "|" ||
      at === target.to;
    if (mark?.meaning.cues.includes("absent-after")) {
      const word = scene.tokens[mark.from]?.text ?? "";
      if (!["no", "none", "never", "stopped"].includes(word)) return "absent";
      return bare && endsHere(scene, mark.to, sentence) ? "absent" : undefined;
    }
    if (mark?.meaning.cues.includes("present-after")) return "present";
    if (
      scene.tokens[at]?.text === "?" &&
      scene.tokens[at]?.start === scene.tokens[at - 1]?.end &&
      scene.tokens[at + 1] !== undefined
    )
      return undefined;
    if (!linking.has(scene.tokens[at]?.text ?? "")) return undefined;
    at = mark?.to ?? at + 1;
  }
  return undefined;
};

const endsHere = (scene: Scene, at: number, sentence: number | undefined): boolean =>
  scene.tokens[at] === undefined || scene.sentence[at] !== sentence || /^[,.;)|\n]$/.test(scene.tokens[at]?.text ?? "");
