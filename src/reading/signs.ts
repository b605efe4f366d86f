/** Signs a writer sets at a finding instead of words: "melaena -", "+fatigue, -melaena", "✓ fever ✗ weight loss", "[x]". */
import type { Mark } from "./marks.ts";
import type { Polarity } from "./polarity.ts";
import { named } from "./said.ts";
import type { Scene } from "./scene.ts";

type Sign = "+" | "-" | undefined;

/** Tokens between two signs of one list. */
const apart = 16;

const ticks: Readonly<Record<string, Sign>> = {
  "✓": "+",
  "✔": "+",
  "✅": "+",
  "☑": "+",
  "☒": "+",
  "✗": "-",
  "✘": "-",
  "❌": "-",
  "✖": "-",
  "☐": "-",
  "∅": "-",
};

const sameSentence = (scene: Scene, at: number, target: Mark): boolean =>
  scene.sentence[at] === scene.sentence[target.from];

const ends = (scene: Scene, at: number): boolean => {
  const next = scene.tokens[at];
  return next === undefined || next.kind === "line" || /^[,;.)/|]$/.test(next.text);
};

/** A tick, a cross, or a box of a form, at `at` and read away from the finding. */
const tickAt = (scene: Scene, at: number): Sign => {
  const token = scene.tokens[at];
  if (token?.text.length === 1 && /[Øø]/.test(scene.text[token.start] ?? "")) return "-";
  if (token?.text === "0" && ends(scene, at + 1)) return "-";
  if ((token?.text === "0" || token?.text === "zero") && scene.marks[at + 1]) return "-";
  return ticks[token?.text ?? ""];
};

const inBox: Readonly<Record<string, Sign>> = { x: "+", yes: "+", y: "+", "+": "+", no: "-", n: "-", "-": "-" };

/** "(+)", "[x]", "[ ]", with the closing bracket at `at`. */
const boxAt = (scene: Scene, at: number): Sign => {
  const [inner, before, close] = [scene.tokens[at - 1]?.text, scene.tokens[at - 2]?.text, scene.tokens[at]?.text];
  if (close === ")" && before === "(" && (inner === "+" || inner === "-")) return inner;
  if (close !== "]") return undefined;
  if (inner === "[") return "-";
  return before === "[" ? inBox[inner ?? ""] : undefined;
};

/** A plus or minus set right before a word. A dash inside a word is none. */
const gluedAt = (scene: Scene, at: number): Sign => {
  const [sign, next, before] = [scene.tokens[at], scene.tokens[at + 1], scene.tokens[at - 1]];
  const glued = next?.kind === "word" && next.start === sign?.end && before?.end !== sign.start && next.text !== "ve";
  return glued && (sign?.text === "+" || sign?.text === "-") ? sign.text : undefined;
};

/** A plus or minus that ends its item: "melaena -, weight loss +". */
const endingAt = (scene: Scene, at: number): Sign => {
  const sign = scene.tokens[at]?.text;
  if (sign !== "+" && sign !== "-") return undefined;
  const [before, next] = [scene.tokens[at - 1], scene.tokens[at + 1]];
  // "Pallor+ icterus-", but not "non-tender"; "anticoagulants -   aspirin -" in the columns of a form.
  const after = (next?.start ?? 0) - (scene.tokens[at]?.end ?? 0);
  const hangs = before?.end === scene.tokens[at]?.start && after !== 0;
  return hangs || after > 1 || ends(scene, at + 1) || (sign === "+" && next?.text === "(") ? sign : undefined;
};

/** A sign before its item, apart from it: "+ pallor, - jaundice". */
const plusAhead = (scene: Scene, at: number): Sign => {
  const opens = scene.sentence[at - 1] !== scene.sentence[at] || /^[,;]$/.test(scene.tokens[at - 1]?.text ?? "");
  return opens && scene.tokens[at]?.text === "+" ? "+" : undefined;
};

/** Does another sign of this kind stand near? A lone minus is a bullet or a dash. */
const amongOthers = (scene: Scene, target: Mark, at: number, signAt: (scene: Scene, at: number) => Sign): boolean => {
  for (let away = 2; away < apart; away++)
    for (const other of [at - away, at + away])
      if (sameSentence(scene, other, target) && signAt(scene, other)) return true;
  return false;
};

/** Are the signs of this list set before what they belong to? */
const ahead = (scene: Scene, target: Mark): boolean => {
  let first = true;
  for (let at = target.from - 1; at > target.from - 4 * apart && sameSentence(scene, at, target); at--) {
    if (tickAt(scene, at) ?? boxAt(scene, at)) first = true;
    else if (named(scene.marks[at])) first = false;
  }
  return first;
};

const asPolarity = (sign: Sign): Polarity | undefined =>
  sign === undefined ? undefined : sign === "-" ? "absent" : "present";

/** What the sign at the phrase says, if one stands there. */
export const signed = (scene: Scene, target: Mark): Polarity | undefined => {
  const before = target.from - 1;
  if (gluedAt(scene, before) === "-" && amongOthers(scene, target, before, gluedAt)) return "absent";
  const spaced = scene.tokens[before]?.text === "-" && scene.tokens[before - 1]?.text === ",";
  if (spaced && amongOthers(scene, target, before, plusAhead)) return "absent";
  const behind = scene.tokens[target.to]?.text === ":" ? target.to + 1 : target.to;
  const minus = scene.tokens[behind]?.text === "-" && (named(scene.marks[behind + 1]) || endingAt(scene, behind));
  // "Transfusion -, donor": no dash stands before a comma.
  const lone = minus && /^[,;]$/.test(scene.tokens[behind + 1]?.text ?? "");
  if (lone || (minus && amongOthers(scene, target, behind, endingAt))) return "absent";
  const [leading, trailing] = [
    tickAt(scene, before) ?? boxAt(scene, before),
    tickAt(scene, target.to) ?? (boxAt(scene, target.to + 2) || boxAt(scene, target.to + 1)),
  ];
  if (!leading && !trailing) return undefined;
  const own = leading && ahead(scene, target) ? leading : trailing;
  return asPolarity(own);
};
