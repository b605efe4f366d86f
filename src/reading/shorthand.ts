/** Age and sex as the ward writes them: "F 28", "28F", "M/45", "woman 30". */
import type { Sex } from "../case/case.ts";
import { valid } from "./age-sex.ts";
import { isDuration, isMonths } from "./age-span.ts";
import { female, yearWords } from "./patient-words.ts";
import type { Scene } from "./scene.ts";
import { text } from "./token-at.ts";

const ofPatient = (scene: Scene, at: number): boolean =>
  text(scene, at - 1) === "pt" || (text(scene, at - 1) === ":" && text(scene, at - 2) === "pt");

/** "F/34Y": years in a letter. */
const inYears = (scene: Scene, at: number): boolean =>
  /^y(?:rs?|o)?$/.test(text(scene, at + 1)) && scene.tokens[at + 1]?.start === scene.tokens[at]?.end;

const nouns = new Set("female male woman man girl boy lady gentleman".split(" "));

/** "ED F2": a doctor's, not an age. */
const isGrade = (scene: Scene, at: number): boolean =>
  text(scene, at) === "f" && /^[12]$/.test(text(scene, at + 1)) && !yearWords.has(text(scene, at + 2));

/** "F 28", "28F", "M/45", "45 M", "28, F". */
export const shorthand = (scene: Scene, at: number): { readonly years: number; readonly sex: Sex } | undefined => {
  const token = scene.tokens[at];
  const word = token?.text ?? "";
  if (!token || !(/^[fm♀♂]$/.test(word) || nouns.has(word))) return undefined;
  const sex: Sex = female.has(word) ? "female" : "male";
  const one = /^[fm♀♂]$/.test(word);
  if (one && (text(scene, at - 1) === "'" || isMonths(scene, at) || isDuration(scene, at))) return undefined;
  // "1.73m2" holds neither a man nor an age.
  const next = scene.tokens[at + 1];
  const power = next?.kind === "number" && next.start === token.end;
  if (one && power && (scene.tokens[at - 1]?.end === token.start || isGrade(scene, at))) return undefined;
  // Nor does "F1ag", a heading that was scanned badly.
  const behind = scene.tokens[at + 2];
  if (one && power && behind?.kind === "word" && behind.start === next.end && !yearWords.has(behind.text))
    return undefined;
  // "Ferritin 9, woman 30": behind the noun first; "28 F" before the letter.
  const order = one ? ([-1, 1] as const) : ([1, -1] as const);
  for (const step of order) {
    let near = at + step;
    if (/^[/,-]$/.test(text(scene, near))) near += step;
    // "27/Malay/M".
    const origin = step < 0 && text(scene, near + 1) === "/" && text(scene, near - 1) === "/";
    if (origin && scene.tokens[near]?.kind === "word") near -= 2;
    const number = scene.tokens[near];
    const quantity = scene.quantityAt[near];
    if (
      number?.kind !== "number" ||
      !/^\d{1,3}$/.test(number.text) ||
      (quantity?.unit !== undefined && quantity.unit !== word) ||
      // "Temp 99 F" is no age; "pt 19F" is, though "pt" may be a clotting time.
      (quantity?.role === "other" && !ofPatient(scene, near) && !origin && !inYears(scene, near))
    )
      continue;
    // What is a result already ("ferritin 12, male") is no age.
    if (quantity?.role === "taken") continue;
    const gap = step < 0 ? token.start - number.end : number.start - token.end;
    if ((gap > 2 && !origin) || !valid(Number(number.text))) continue;
    if (step < 0 && text(scene, at + 1) === "/" && scene.tokens[at + 2]?.kind === "word") continue;
    return { years: Number(number.text), sex };
  }
  return undefined;
};
