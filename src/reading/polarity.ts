/** Is what a phrase names said to be there, said not to be, doubted, or said of someone else? */
import { asked } from "./asked.ts";
import { type Step, wordBack } from "./before.ts";
import { ofKin, subject } from "./kin.ts";
import { saidLater } from "./later.ts";
import type { Mark } from "./marks.ts";
import { resultAfter } from "./result-after.ts";
import { named } from "./said.ts";
import { hasCue, type Scene } from "./scene.ts";
import {
  beginsClause,
  bracketed,
  carries,
  conditional,
  deniedAt,
  excludes,
  failsToFind,
  forbids,
  isClause,
  listCloses,
  namesAny,
  neitherDid,
  nobodyKnows,
  notOther,
  opens,
  stops,
  stopsThis,
} from "./scope.ts";
import { opensQuestion } from "./sentences.ts";
import { signed } from "./signs.ts";

/** "Gone": it was there, and no longer is. */
export type Polarity = "present" | "absent" | "doubted" | "kin" | "gone";

const reachBack = 40;
const negatively = new Set(["negative", "neg", "absent"]);
/** These turn whatever stands before them: "no but", "not yet however". */
const adversative = new Set("but however except although though yet apart besides other aside save".split(" "));

const able = new Set(["cannot", "can", "could", "couldn", "unable", "failed", "fails"]);

interface Seen {
  colon: number;
  comma: number;
  and: boolean;
}

/** "Neg: melaena, weight loss", "pertinent negatives - fever": all that follows. */
const heads = (scene: Scene, mark: Mark): boolean => {
  const sign = scene.tokens[mark.to]?.text;
  const first = scene.sentence[mark.from - 1] !== scene.sentence[mark.from];
  return (
    sign === ":" ||
    (sign === "-" && (first || /^(?:pertinent|relevant|important)$/.test(scene.tokens[mark.from - 1]?.text ?? "")))
  );
};

const doubtBack = (scene: Scene, mark: Mark, target: Mark, seen: Seen): Step => {
  // "No cause found for the weight loss".
  if (hasCue(scene, mark.from - 1, "no") && notOther(scene, { ...mark, to: mark.from }, target)) return "stop";
  // "Worried about his weight loss": it is there.
  if (
    /^(?:worried|concerned)$/.test(scene.tokens[mark.from]?.text ?? "") &&
    /^(?:his|her|the|their)$/.test(scene.tokens[mark.to]?.text ?? "")
  )
    return "go";
  const near = mark.to >= target.from - 6 && seen.comma < 0 && !seen.and;
  if (!near && !carries(scene, mark, target)) return "go";
  const loose = scene.tokens[mark.from]?.end !== scene.tokens[mark.to]?.start;
  if (scene.tokens[mark.from]?.text === "?" && loose && !opensQuestion(scene.tokens, mark.from)) return "stop";
  return "doubted";
};

const denialBack = (scene: Scene, mark: Mark, target: Mark, seen: Seen): Step => {
  const cues = mark.meaning.cues;
  const next = scene.tokens[mark.to]?.text ?? "";
  // "Diabetes no / cancer yes", "fever denied, weight loss reported": said of what stands before.
  if (/^(?:no|denied)$/.test(scene.tokens[mark.to - 1]?.text ?? "") && /^[/,;)|]$/.test(next)) return "stop";
  // "Does not deny", "never without".
  if ((cues.includes("denies") || /^without$/.test(scene.tokens[mark.from]?.text ?? "")) && deniedAt(scene, mark.from))
    return "stop";
  // "No further melaena": there was some.
  if (/^(?:further|more|recurrent|repeat)$/.test(next)) return "gone";
  // "Plan: stop aspirin": it is taken.
  if (scene.tokens[mark.from]?.text === "stop" && opens(scene, mark.from)) return "stop";
  if (forbids(scene, mark) || nobodyKnows(scene, mark)) return "doubted";
  if (stops(scene, mark)) return stopsThis(scene, mark, target) ? "absent" : "go";
  if (able.has(scene.tokens[mark.from]?.text ?? "") && !failsToFind(scene, mark)) return "go";
  // "Not well: fever"; "diarrhoea, not bloody, and fever": the sign ends it.
  if (cues.includes("not") && seen.colon > mark.to) return "stop";
  if (scene.tokens[mark.from]?.text === "not" && seen.comma >= 0 && !namesAny(scene, mark.to, seen.comma))
    return "stop";
  // "Denies change in bowel habit, weight loss or bleeding": what is not changed ends at the comma.
  const other = notOther(scene, mark, target) && (seen.comma < 0 || !listCloses(scene, seen.comma, target));
  if (other) return "stop";
  if (cues.includes("denies")) return "absent";
  const byAnd = scene.tokens[mark.from]?.text !== "not";
  if (seen.comma >= 0) return listCloses(scene, seen.comma, target, byAnd) ? "absent" : "stop";
  return cues.includes("not") && mark.to < target.from - 3 ? "go" : "absent";
};

const breakBack = (scene: Scene, mark: Mark, target: Mark): Step => {
  const word = scene.tokens[mark.from]?.text ?? "";
  if (word === "yet" && deniedAt(scene, mark.from)) return "go";
  if (adversative.has(word)) return "stop";
  // "Does not smoke, drink or take", "never to take".
  if (hasCue(scene, mark.from - 1, "or") || scene.tokens[mark.from - 1]?.text === "to") return "go";
  if (conditional(scene, mark.from)) return "doubted";
  // "Instructions: report fever".
  if (word === "report" && /^[:.]?$/.test(scene.tokens[mark.from - 1]?.text ?? "")) return "doubted";
  // "Did not take", "never reported": the verb that would begin anew is itself denied.
  if (deniedAt(scene, mark.from)) return notOther(scene, mark, target) ? "stop" : "go";
  // "Never treated with".
  const before = scene.tokens[mark.from - 1]?.text ?? "";
  return word === "with" && /(?:ed|en)$/.test(before) && !scene.marks[mark.from - 1] ? "go" : "stop";
};

/** "Not present schistocytes", "not observed hepatomegaly": where nothing stands before that it could be said of. */
const ledByNot = (scene: Scene, mark: Mark): boolean =>
  mark.meaning.cues.includes("absent-after") &&
  scene.tokens[mark.from]?.text === "not" &&
  (scene.sentence[mark.from - 1] !== scene.sentence[mark.from] || scene.tokens[mark.from - 1]?.text === ",");

/** "Stopped aspirin and ibuprofen": the next of the list. */
const joined = (scene: Scene, mark: Mark, target: Mark): boolean => {
  for (let at = mark.to; at < target.from; at++) {
    const word = scene.tokens[at]?.text;
    if (word !== "," && word !== "and" && word !== "/" && !named(scene.marks[at])) return false;
  }
  return true;
};

const cueBack = (scene: Scene, at: number, target: Mark, seen: Seen): Step => {
  const mark = scene.marks[at];
  const alone = wordBack(scene, at, target, seen.comma >= 0);
  if (alone !== "go") return alone;
  if (mark?.meaning.lacks && stops(scene, mark) && joined(scene, mark, target)) return "absent";
  if (!mark || named(mark)) return "go";
  const cues = mark.meaning.cues;
  // "A negative FIT", "negative coeliac serology".
  if (mark.to === target.from && (negatively.has(scene.tokens[mark.from]?.text ?? "") || ledByNot(scene, mark)))
    return "absent";
  if (cues.includes("absent-after") && heads(scene, mark)) return "absent";
  if (cues.includes("present-after") && heads(scene, mark)) return "stop";
  if (excludes(scene, mark)) return deniedAt(scene, mark.from) ? "doubted" : seen.comma < 0 ? "absent" : "stop";
  if ((cues.includes("denies") && !cues.includes("break")) || cues.includes("no") || cues.includes("not")) {
    return denialBack(scene, mark, target, seen);
  }
  if (cues.includes("doubt")) {
    const doubt = doubtBack(scene, mark, target, seen);
    if (doubt !== "go") return doubt;
  }
  return cues.includes("break") ? breakBack(scene, mark, target) : "go";
};

const backward = (scene: Scene, target: Mark): Polarity => {
  const sentence = scene.sentence[target.from];
  // "No NSAIDs and drinks to excess".
  if (scene.tokens[target.from]?.text.endsWith("s") && beginsClause(scene, target.from)) return "present";
  const seen: Seen = { colon: -1, comma: -1, and: false };
  for (let at = target.from - 1; at >= 0 && at > target.from - reachBack; ) {
    if (scene.sentence[at] !== sentence) return "present";
    const found = cueBack(scene, at, target, seen);
    if (found === "stop") return "present";
    if (found !== "go") return found;
    const token = scene.tokens[at];
    if (token?.text === ",") seen.comma = at;
    if (token?.text === ":") seen.colon = at;
    if (hasCue(scene, at, "and")) seen.and = true;
    if (token && subject.has(token.text) && seen.comma >= 0) return "present";
    at = (scene.marks[at]?.from ?? at) - 1;
  }
  return "present";
};

/** What is told before and behind the phrase, before anybody asks of whom. */
const told = (scene: Scene, target: Mark): Polarity => {
  if (bracketed(scene, target)) return "absent";
  const back = isClause(scene, target) ? "present" : backward(scene, target);
  if (back === "absent" || back === "gone") return back;
  const after = resultAfter(scene, target);
  if (back === "doubted") return after === "absent" ? after : back;
  return (after === "absent" || after === "gone" ? after : saidLater(scene, target)) ?? after ?? back;
};

/** How the phrase `target` is meant in its sentence. */
export const polarityAt = (scene: Scene, target: Mark): Polarity => {
  const plain = asked(scene, target) ?? signed(scene, target);
  if (plain) return plain;
  if (neitherDid(scene, target)) return "absent";
  const whose = ofKin(scene, target);
  if (whose === undefined) return told(scene, target);
  const back = backward(scene, target);
  if (back !== "present") return back;
  // "His father had tuberculosis, but he never had it".
  return saidLater(scene, target) === "absent" ? "absent" : whose === "kin" ? "kin" : "doubted";
};
