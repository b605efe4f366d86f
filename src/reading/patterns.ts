/** Findings that are told with a number in the middle: "lost 14 kg", "4 u RBC", "8 drinks a day". */
import type { FindingId } from "../knowledge/types.ts";
import type { Mark } from "./marks.ts";
import { meaningWith } from "./meaning.ts";
import type { Token } from "./tokens.ts";

const weights = new Set(["kg", "kgs", "lb", "lbs", "pounds", "pound", "kilos", "kilograms", "stone"]);
const bloods = new Set(["rbc", "rbcs", "prbc", "prbcs", "rcc", "prc", "packed", "blood", "red"]);
const drinks = new Set(
  "drinks beers glasses shots pints bottle bottles cans units stubbies schooners tinnies pegs".split(" "),
);
const ofAlcohol = new Set(["wine", "beer", "vodka", "whisky", "whiskey", "rum", "alcohol", "spirits", "liquor", "gin"]);
/** A bottle a day of these is heavy drinking. */
const spirits = new Set(["wine", "vodka", "whisky", "whiskey", "rum", "spirits", "liquor", "gin"]);
const filler = new Set([
  "about",
  "approximately",
  "almost",
  "nearly",
  "around",
  "over",
  "some",
  "of",
  "a",
  "~",
  "to",
  "-",
]);

const joints = new Set(
  "joint joints knee knees shoulder shoulders hip hips wrist wrists elbow elbows ankle ankles".split(" "),
);

/** "Pain in the shoulders, neck and hips", "pain in his muscles and joints": to the first joint named. */
const jointPain = (tokens: Tokens, at: number): number => {
  if (!/^(?:pains?|aches?|aching|swelling|stiffness)$/.test(tokens[at]?.text ?? "")) return -1;
  if (!["in", "of"].includes(tokens[at + 1]?.text ?? "")) return -1;
  for (let next = at + 2; next < at + 9; next++) {
    const token = tokens[next];
    if (token === undefined || (token.kind !== "word" && token.text !== ",")) return -1;
    if (joints.has(token.text)) return next + 1;
  }
  return -1;
};

const darkens = new Set("darker dark darkened brown brownish tea cola coke red reddish port".split(" "));
const turning = new Set(
  "is was has had been became become becoming getting turned turns turning looks looked appears appeared progressively more very a very color colour the in to of noticeably much increasingly and".split(
    " ",
  ),
);

/** "His urine became progressively darker". */
const urineDarker = (tokens: Tokens, at: number): number => {
  if (tokens[at]?.text !== "urine") return -1;
  let next = at + 1;
  while (turning.has(tokens[next]?.text ?? "") && next < at + 6) next++;
  return next > at + 1 && darkens.has(tokens[next]?.text ?? "") ? next + 1 : -1;
};

/** "Ex-29-weeker". */
const weeker = (tokens: Tokens, at: number): number => {
  if (!/^weekers?$/.test(tokens[at]?.text ?? "")) return -1;
  const number = tokens[at - 1]?.text === "-" ? at - 2 : at - 1;
  return tokens[number]?.kind === "number" && Number(tokens[number]?.text) < term ? at + 1 : -1;
};

/** Weeks of gestation from which a birth is at term. */
const term = 37;

/** "Born at 30 weeks". */
const bornAt = (tokens: Tokens, at: number): number => {
  if (tokens[at]?.text !== "born" || tokens[at + 1]?.text !== "at" || tokens[at + 2]?.kind !== "number") return -1;
  const weeks = Number(tokens[at + 2]?.text);
  const unit = tokens[at + 3]?.text === "-" ? at + 4 : at + 3;
  return weeks >= 22 && weeks <= 44 && /^w(?:ee)?ks?$/.test(tokens[unit]?.text ?? "") ? unit + 1 : -1;
};

/** What a matched stretch says: the finding, or that it is absent. */
const meaningOf = (tokens: Tokens, at: number, to: number, finding: FindingId): Mark["meaning"] => {
  const words = tokens.slice(at, to).map((token) => token.text);
  const absent = words[0] === "born" && Number(words[2]) >= term;
  return meaningWith(absent ? { lacks: [finding] } : { findings: [finding] });
};

/** Four standard drinks a day or more. */
const heavy = 4;

type Tokens = readonly Token[];

const numberAfter = (tokens: Tokens, at: number): number => {
  let next = at + 1;
  while (filler.has(tokens[next]?.text ?? "") && next < at + 4) next++;
  return tokens[next]?.kind === "number" ? next : -1;
};

const weightLoss = (tokens: Tokens, at: number): number => {
  // "LOW 8 kg": loss of weight.
  const short = tokens[at]?.text === "low" && tokens[at - 1]?.kind !== "word";
  if (tokens[at]?.text !== "lost" && !short) return -1;
  let number = numberAfter(tokens, at);
  while (number >= 0 && /^[-]$/.test(tokens[number + 1]?.text ?? ""))
    number = tokens[number + 2]?.kind === "number" ? number + 2 : number + 1;
  return number >= 0 && weights.has(tokens[number + 1]?.text ?? "") ? number + 2 : -1;
};

const transfusion = (tokens: Tokens, at: number): number => {
  // "→ 2 RCC →", "2 pRBC"; but "Hb 9 RCC 4.1" is a count.
  if (["prbc", "prbcs", "rcc"].includes(tokens[at]?.text ?? ""))
    return /^(?:[1-9]|1[0-2])$/.test(tokens[at - 1]?.text ?? "") && tokens[at + 1]?.kind !== "number" ? at + 1 : -1;
  if (!["u", "unit", "units"].includes(tokens[at]?.text ?? "")) return -1;
  const before = tokens[at - 1];
  if (before?.kind !== "number" && !/^(?:one|two|three|four|five|six|several)$/.test(before?.text ?? "")) return -1;
  const next = tokens[at + 1]?.text === "of" ? at + 2 : at + 1;
  // "1 unit O neg given".
  const group =
    /^(?:o|a|b|ab)$/.test(tokens[next]?.text ?? "") &&
    /^(?:neg|negative|pos|positive)$/.test(tokens[next + 1]?.text ?? "");
  if (group) return next + 2;
  if (!bloods.has(tokens[next]?.text ?? "")) return -1;
  let to = next + 1;
  while (["red", "blood", "cell", "cells"].includes(tokens[to]?.text ?? "")) to++;
  return to;
};

const drinking = (tokens: Tokens, at: number): number => {
  const strong = [1, 2].some((ahead) => spirits.has(tokens[at + ahead]?.text ?? ""));
  const most = strong && /^bottles?$/.test(tokens[at]?.text ?? "") ? 1 : heavy;
  if (!drinks.has(tokens[at]?.text ?? "") || Number(tokens[at - 1]?.text) < most || tokens[at - 1]?.kind !== "number")
    return -1;
  const bottled = /^bottles?$/.test(tokens[at]?.text ?? "") && ofAlcohol.has(tokens[at + 1]?.text ?? "");
  const what = tokens[at + 1]?.text === "of" ? at + 2 : bottled ? at + 1 : at;
  if (
    what > at
      ? !ofAlcohol.has(tokens[what]?.text ?? "")
      : tokens[at]?.text === "units" || tokens[at]?.text === "glasses"
  )
    return -1;
  // "Cow's milk 6-7 bottles a day".
  if (what === at && /^bottles?$/.test(tokens[at]?.text ?? "")) return -1;
  const per = tokens[what + 1]?.text ?? "";
  const daily =
    per === "daily" ||
    (["per", "a", "/", "every", "each", "most"].includes(per) &&
      ["day", "night", "days", "nights", "evening"].includes(tokens[what + 2]?.text ?? ""));
  return daily ? what + 1 : -1;
};

const rules: readonly { readonly finding: FindingId; readonly match: (tokens: Tokens, at: number) => number }[] = [
  { finding: "weight_loss", match: weightLoss },
  { finding: "recent_transfusion", match: transfusion },
  { finding: "alcohol_excess", match: drinking },
  { finding: "joint_pain", match: jointPain },
  { finding: "dark_urine", match: urineDarker },
  { finding: "prematurity", match: bornAt },
  { finding: "prematurity", match: weeker },
];

const first = new Set(
  "lost low u unit units prbc prbcs rcc pain pains ache aches aching swelling stiffness urine born weeker weekers"
    .split(" ")
    .concat([...drinks]),
);

/** Marks for findings told with a number. */
export const patternMarks = (tokens: Tokens): readonly Mark[] => {
  const found: Mark[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== "word" || !first.has(token.text)) continue;
    for (const { finding, match } of rules) {
      const to = match(tokens, at);
      if (to < 0) continue;
      const end = tokens[to - 1]?.end ?? token.end;
      found.push({ from: at, to, start: token.start, end, meaning: meaningOf(tokens, at, to, finding) });
      break;
    }
  }
  return found;
};
