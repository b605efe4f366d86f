/** "Oral iron for 3 months with no response", "Hb unchanged after iron": iron that didn't work. */
import type { Mark } from "./marks.ts";
import type { Scene } from "./scene.ts";
import { hasCue } from "./scene.ts";

/** The tokens that tell of the iron: a phrase, or "3 months of iron". */
interface Told {
  readonly from: number;
  readonly to: number;
}

const outcome = new Set(
  "response improvement improve improved respond responded rise risen benefit budge budged effect efficacy difference avail success change changed help helped impact increase increased moved move climbed climb corrected normalised normalized".split(
    " ",
  ),
);
const toIron = new Set(["iron", "it", "treatment", "therapy", "this", "oral"]);
const failure = new Set([
  "despite",
  "spite",
  "failed",
  "unresponsive",
  "refractory",
  "failing",
  "ineffective",
  "useless",
]);
const small = new Set(
  "a an the of his her their full trial trials course courses month months week weeks wk wks mo day days year years - x further adequate supervised".split(
    " ",
  ),
);
const counts = new Set(["hb", "hct", "mcv", "rbc", "retic_pct"]);
const still = new Set(["unchanged", "persists", "persisted", "persistent", "static"]);
const nothing = new Set(["without", "nil", "minimal", "hasn't", "didn't", "haven't", "not"]);

/** "No response", "no response to 3 months of it"; but not "no improvement in appetite", "no response to antibiotics". */
const ofIron = (scene: Scene, at: number, { from }: Told): boolean => {
  const next = scene.tokens[at]?.text ?? "";
  if ((next !== "to" && next !== "in" && next !== "with" && next !== "on") || from <= at)
    return next !== "to" && next !== "in";
  let to = at + 1;
  while (to < from && (small.has(scene.tokens[to]?.text ?? "") || scene.tokens[to]?.kind === "number")) to++;
  const name = scene.marks[at + 1]?.meaning.analytes.length ?? 0;
  return to === from || name > 0 || toIron.has(scene.tokens[at + 1]?.text ?? "");
};

/** Is the word at a token denied: "no rise", "hasn't budged"? */
const denied = (scene: Scene, at: number): boolean =>
  [1, 2].some((back) => hasCue(scene, at - back, "no") || hasCue(scene, at - back, "denies")) ||
  [1, 2, 3, 4].some(
    (back) =>
      nothing.has(scene.tokens[at - back]?.text ?? "") ||
      (scene.tokens[at - back]?.text === "'" && scene.tokens[at - back + 1]?.text === "t"),
  );

const isBlood = (scene: Scene, at: number): boolean =>
  hasCue(scene, at, "anaemia") ||
  (scene.tokens[at]?.text === "blood" && /^counts?$/.test(scene.tokens[at + 1]?.text ?? "")) ||
  (scene.marks[at]?.meaning.analytes.some((id) => counts.has(id)) ?? false);

const sameSentence = (scene: Scene, a: number, b: number): boolean => scene.sentence[a] === scene.sentence[b];

/** "Did nothing". */
const idles = (scene: Scene, at: number): boolean => /^(?:did|does|done|doing)$/.test(scene.tokens[at - 1]?.text ?? "");

/** Tokens from the iron to what came of it. */
const farthest = 80;

/** In this and the next two sentences: "Five weeks later there was no improvement in Hb". The blood must be named. */
const unmoved = (scene: Scene, told: Told): boolean => {
  const last = (scene.sentence[told.from] ?? 0) + 2;
  let no = -1;
  let blood = -1;
  for (let at = Math.max(0, told.from - 12); at < told.to + farthest; at++) {
    if ((scene.sentence[at] ?? last + 1) > last) return false;
    if ((scene.sentence[at] ?? 0) < (scene.sentence[told.from] ?? 0)) continue;
    const word = scene.tokens[at]?.text ?? "";
    const moved = outcome.has(word) || word === "change";
    if (still.has(word) || (word === "nothing" && idles(scene, at)) || (moved && denied(scene, at))) no = at;
    if (isBlood(scene, at)) blood = at;
    if (no >= 0 && blood >= 0 && Math.abs(blood - no) < 8 && sameSentence(scene, blood, no)) return true;
  }
  return false;
};

/** "Neither Sytron nor Niferex, taken for a year, had any effect": taken, and in vain. */
export const inVain = (scene: Scene, { from, to, meaning }: Mark): boolean => {
  if (!meaning.findings.includes("iron_therapy")) return false;
  if (![1, 2, 3, 4].some((back) => scene.tokens[from - back]?.text === "neither")) return false;
  for (let at = to; at < to + 20 && sameSentence(scene, at, from); at++)
    if (outcome.has(scene.tokens[at]?.text ?? "") || /^(?:worked|works)$/.test(scene.tokens[at]?.text ?? ""))
      return true;
  return false;
};

/** What came of the iron, where it is said to have done nothing. */
export const ironFailed = (scene: Scene, told: Told): boolean => {
  for (let at = Math.max(0, told.from - 12); at < told.to + 30; at++) {
    const word = scene.tokens[at]?.text ?? "";
    if (!sameSentence(scene, at, told.from) || (at > told.to && word === "despite")) continue;
    // "Ferrous sulphate did nothing".
    if (word === "nothing" && idles(scene, at) && at > told.to && at < told.to + 4) return true;
    if (failure.has(word) || (outcome.has(word) && denied(scene, at) && ofIron(scene, at + 1, told))) return true;
  }
  return unmoved(scene, told);
};
