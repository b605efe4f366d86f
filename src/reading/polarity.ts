/** Is what a phrase names said to be there, said not to be, doubted, or said of someone else? */
import { asked } from "./asked.ts";
import { ofKin, subject } from "./kin.ts";
import type { Mark } from "./marks.ts";
import { named, resultAfter } from "./result-after.ts";
import { hasCue, opensQuestion, type Scene } from "./scene.ts";

export type Polarity = "present" | "absent" | "doubted" | "kin";

const reachBack = 40;
/** A list goes on over its commas when it closes with "or", "nor" or "and". */
const listCloses = (scene: Scene, comma: number, target: Mark): boolean => {
  const sentence = scene.sentence[comma];
  for (let at = comma + 1; at < scene.tokens.length && at < comma + 30; at++) {
    if (scene.sentence[at] !== sentence) return false;
    if (hasCue(scene, at, "break") && !named(scene.marks[at]) && at < target.from) return false;
    if (hasCue(scene, at, "or")) return true;
    if (hasCue(scene, at, "and") && at <= target.from) return at >= target.from - 4;
    if (hasCue(scene, at, "no") || hasCue(scene, at, "denies")) return false;
  }
  return false;
};

const negatively = new Set(["negative", "neg", "absent"]);

interface Seen {
  comma: number;
  and: boolean;
}

const cueBack = (scene: Scene, at: number, target: Mark, seen: Seen): Polarity | "go" | "stop" => {
  const mark = scene.marks[at];
  if (!mark || named(mark)) return "go";
  const cues = mark.meaning.cues;
  const adjacent = mark.to >= target.from - 3;
  // "A negative FIT", "negative coeliac serology".
  if (mark.to === target.from && negatively.has(scene.tokens[mark.from]?.text ?? "")) return "absent";
  // "Neg: melaena, weight loss": all that follows.
  if (cues.includes("absent-after") && scene.tokens[mark.to]?.text === ":") return "absent";
  if (cues.includes("present-after") && scene.tokens[mark.to]?.text === ":") return "stop";
  // "Denies change in bowel habit, weight loss or bleeding": what is not changed ends at the comma.
  const other = notOther(scene, mark, target) && (seen.comma < 0 || !listCloses(scene, seen.comma, target));
  if (cues.includes("denies") && !cues.includes("break")) return other ? "stop" : "absent";
  if (cues.includes("no") || cues.includes("not")) {
    if (other) return "stop";
    if (seen.comma >= 0) return listCloses(scene, seen.comma, target) ? "absent" : "stop";
    return cues.includes("not") && !adjacent ? "go" : "absent";
  }
  if (cues.includes("doubt") && seen.comma < 0 && mark.to >= target.from - 6 && (!seen.and || weighsAll(scene, mark))) {
    const loose = scene.tokens[mark.from]?.end !== scene.tokens[mark.to]?.start;
    if (scene.tokens[mark.from]?.text === "?" && loose && !opensQuestion(scene.tokens, mark.from)) return "stop";
    return "doubted";
  }
  // "Did not take", "never reported": the verb that would begin anew is itself denied.
  if (
    cues.includes("break") &&
    (["denies", "not", "no"] as const).some((cue) => hasCue(scene, mark.from - 1, cue)) &&
    !adversative.has(scene.tokens[mark.from]?.text ?? "")
  )
    return notOther(scene, mark, target) ? "stop" : "go";
  return cues.includes("break") ? "stop" : "go";
};

/** "Consider coeliac disease and menorrhagia". */
const weighsAll = (scene: Scene, mark: Mark): boolean =>
  /^(?:consider|exclude|rule|to)$/.test(scene.tokens[mark.from]?.text ?? "");

/** These turn whatever stands before them: "no but", "not yet however". */
const adversative = new Set("but however except although though yet apart besides other aside save".split(" "));

/** "no change in", "not only", "no improvement with": negates something else than what is named. */
const notOther = (scene: Scene, mark: Mark, target: Mark): boolean =>
  mark.to !== target.from &&
  [
    "change",
    "improvement",
    "response",
    "only",
    "longer",
    "relief",
    "interval",
    "increase",
    "decrease",
    "significant",
    "effect",
    "help",
    "improve",
    "respond",
    "rise",
    "normalise",
    "normalize",
    "correct",
    "resolve",
    "work",
    "recover",
  ].includes(scene.tokens[mark.to]?.text ?? "") &&
  !["significant", "longer"].includes(scene.tokens[mark.to]?.text ?? "");

const backward = (scene: Scene, target: Mark): Polarity => {
  const sentence = scene.sentence[target.from];
  const seen: Seen = { comma: -1, and: false };
  for (let at = target.from - 1; at >= 0 && at > target.from - reachBack; ) {
    if (scene.sentence[at] !== sentence) return "present";
    const found = cueBack(scene, at, target, seen);
    if (found === "stop") return "present";
    if (found !== "go") return found;
    const token = scene.tokens[at];
    if (token?.text === ",") seen.comma = at;
    if (hasCue(scene, at, "and")) seen.and = true;
    if (token && subject.has(token.text) && seen.comma >= 0) return "present";
    at = (scene.marks[at]?.from ?? at) - 1;
  }
  return "present";
};

/** "Melaena -, weight loss -": the sign behind, where others of the sentence have theirs behind as well. */
const minusBehind = (scene: Scene, target: Mark): boolean => {
  const ended = (at: number): boolean => {
    const next = scene.tokens[at + 1];
    return next === undefined || next.kind === "line" || /^[,;.]$/.test(next.text);
  };
  if (scene.tokens[target.to]?.text !== "-" || !ended(target.to)) return false;
  for (let away = 2; away < 16; away++)
    for (const at of [target.to - away, target.to + away])
      if (
        scene.sentence[at] === scene.sentence[target.from] &&
        /^[-+]$/.test(scene.tokens[at]?.text ?? "") &&
        ended(at)
      )
        return true;
  return false;
};

/** A plus or minus set right before a word: "+fatigue", "-melaena". A dash inside a word is none. */
const signAt = (scene: Scene, at: number): boolean => {
  const [sign, next, before] = [scene.tokens[at], scene.tokens[at + 1], scene.tokens[at - 1]];
  return (
    (sign?.text === "+" || sign?.text === "-") &&
    next?.kind === "word" &&
    next.start === sign.end &&
    before?.end !== sign.start
  );
};

/** "+fatigue, -melaena": a minus denies where other words of the sentence have their sign as well; alone it is a bullet. */
const minus = (scene: Scene, target: Mark): boolean => {
  if (!signAt(scene, target.from - 1) || scene.tokens[target.from - 1]?.text !== "-") return false;
  const sentence = scene.sentence[target.from];
  for (let away = 2; away < 16; away++)
    for (const at of [target.from - 1 - away, target.from - 1 + away])
      if (scene.sentence[at] === sentence && signAt(scene, at)) return true;
  return false;
};

/** How the phrase `target` is meant in its sentence. */
export const polarityAt = (scene: Scene, target: Mark): Polarity => {
  if (asked(scene, target)) return "doubted";
  if (minus(scene, target) || minusBehind(scene, target)) return "absent";
  const back = backward(scene, target);
  const kin = ofKin(scene, target);
  if (kin) return back === "present" ? "kin" : back;
  if (back !== "present") return back;
  return resultAfter(scene, target) ?? "present";
};
