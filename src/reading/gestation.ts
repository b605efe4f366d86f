/** Weeks of a pregnancy, and words beside it that tell none. */
import type { Draft } from "./age-sex.ts";
import { weekWords } from "./patient-words.ts";
import type { Scene } from "./scene.ts";
import { numberAt, skipDash, text } from "./token-at.ts";

/** Before or after a number of weeks they tell a pregnancy. */
export const weeksWords = new Set(["ga", "pog", "poa", "aog", "amenorrhoea"]);

export const weeksNear = (scene: Scene, at: number): number | undefined => {
  for (let near = Math.max(0, at - 5); near < at + 7; near++) {
    const value = numberAt(scene, near);
    if (value === undefined || scene.sentence[near] !== scene.sentence[at]) continue;
    const word = text(scene, skipDash(scene, near + 1));
    const over = text(scene, near + 1) === "/" && text(scene, near + 2) === "40";
    const plusDays = text(scene, near + 1) === "+" && scene.tokens[near + 2]?.kind === "number";
    if ((weekWords.has(word) || over || plusDays) && value >= 1 && value <= 45) return Math.floor(value);
  }
  return undefined;
};

export const tellsWeeks = (scene: Scene, at: number, { sex }: Draft): boolean =>
  weeksWords.has(text(scene, at)) && sex !== "male" && weeksNear(scene, at) !== undefined;

const notOfPregnancy = new Set(
  "old of history ago later post after postpartum following on since prior premature preterm duration".split(" "),
);

/** "31F 36 weeks": behind a woman's age, and nothing that would make it a duration. */
export const weeksAlone = (scene: Scene, at: number, { sex, ageYears }: Draft): boolean => {
  if (sex !== "female" || scene.tokens[at]?.kind !== "number") return false;
  const weeks = numberAt(scene, at);
  if (sex !== "female" || ageYears === undefined || ageYears < 12 || weeks === undefined || weeks < 4 || weeks > 42)
    return false;
  const unit = skipDash(scene, at + 1);
  const before = text(scene, at - 1) === "," ? at - 2 : at - 1;
  const woman = /^(?:f|female|woman|lady)$/.test(text(scene, before));
  return woman && /^(?:weeks?|wks?)$/.test(text(scene, unit)) && !notOfPregnancy.has(text(scene, unit + 1));
};

const ofSize = /^(?:size|sized|equivalent|consistent)$/;

/** "A uterus consistent in size with a 12-week gestation", "fibroid uterus 18/40 size": no pregnancy by itself. */
export const ofWomb = (scene: Scene, at: number): boolean => {
  if (ofSize.test(text(scene, at + 3))) return true;
  for (let back = at - 1; back > at - 9 && back >= 0; back--) if (ofSize.test(text(scene, back))) return true;
  return false;
};

/** "Pregnancy test negative", or only asked for. */
export const testNotPositive = (scene: Scene, at: number): boolean =>
  (text(scene, at + 1) === "test" || (text(scene, at - 2) === "test" && /^(?:of|for|de)$/.test(text(scene, at - 1)))) &&
  ![1, 2, 3, 4].some((ahead) => /^(?:positive|pos)$/.test(text(scene, at + ahead))) &&
  !/^positive$/.test(text(scene, at - 1));
