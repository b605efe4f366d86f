/** Several names, then as many numbers: "WBC/Hb/Plt 6.2/9.8/250", "Hb, MCV 9.8, 68", "… 72 and 9.8 respectively". */
import type { Mark } from "./marks.ts";
import type { Quantity } from "./quantity.ts";
import { type Raw, rawOf } from "./raw.ts";
import type { Scene } from "./scene.ts";

const sentenceReach = 40;
const none: readonly Raw[] = [];

/** What stands between two numbers; "#" when they are far apart. */
export const between = (scene: Scene, left: Quantity | undefined, right: Quantity | undefined): string =>
  left && right && right.start - left.end < 6 ? scene.folded.slice(left.end, right.start).trim() : "#";

/** The number within a few tokens behind another. */
export const freeAfter = (scene: Scene, quantity: Quantity): Quantity | undefined => {
  for (let at = quantity.to; at < quantity.to + 3; at++) {
    const next = scene.quantityAt[at];
    if (next) return next.role === "free" ? next : undefined;
  }
  return undefined;
};

/** "WBC/Hb/Hct/Plt 6.2/9.8/31/250": as many numbers as names. */
export const slashed = (scene: Scene, names: readonly Mark[], first: Quantity): readonly Raw[] => {
  const values = [first];
  while (values.length < names.length) {
    const last = values.at(-1);
    const next = last && freeAfter(scene, last);
    if (!next || !/^(?:[/,-]|,? ?(?:and|&))?$/.test(between(scene, last, next))) return [];
    values.push(next);
  }
  for (const value of values) value.role = "taken";
  return names.flatMap((mark, index) => {
    const quantity = values[index];
    return quantity ? [rawOf(scene, mark, quantity, { start: quantity.start, end: quantity.end })] : [];
  });
};

/** Nobody writes more names before the first number. */
const mostNames = 12;

/** "Hb/MCV", "Hb, MCV and ferritin". */
const listed = (scene: Scene, last: Mark, next: Mark): boolean => {
  const words = scene.tokens.slice(last.to, next.from).map(({ text }) => text);
  return words.length > 0 && words.length <= 2 && words.every((text) => ["/", ",", "and", "&"].includes(text));
};

/** The names in a row that begins with phrase `at`. */
export const group = (scene: Scene, at: number): readonly Mark[] => {
  const names: Mark[] = [];
  for (let next = at; ; next++) {
    const mark = scene.phrases[next];
    const last = names.at(-1);
    if (last && mark?.from === last.to && mark.meaning.cues.includes("and") && mark.meaning.analytes.length === 0)
      continue;
    if (!mark || mark.meaning.analytes.length === 0 || names.length >= mostNames) return names;
    if (last && !listed(scene, last, mark)) return names;
    names.push(mark);
  }
};

/** "MCV and Hb are 72 and 9.8 respectively": looks back over at most `sentenceReach` tokens of the sentence. */
export const respectively = (scene: Scene): readonly Raw[] => {
  if (!scene.folded.includes("resp")) return none;
  return scene.tokens.flatMap((token, at) => {
    if (token.kind !== "word" || (token.text !== "respectively" && token.text !== "resp")) return none;
    const names: Mark[] = [];
    const values: Quantity[] = [];
    for (
      let back = at - 1;
      back >= 0 && back > at - sentenceReach && scene.sentence[back] === scene.sentence[at];
      back--
    ) {
      const mark = scene.marks[back];
      if (mark?.from === back && mark.meaning.analytes.length > 0) names.unshift(mark);
      const quantity = scene.quantityAt[back];
      if (quantity?.role === "free") values.unshift(quantity);
    }
    if (names.length < 2 || names.length !== values.length || (names.at(-1)?.to ?? 0) > (values[0]?.token ?? 0))
      return [];
    return names.flatMap((mark, index) => {
      const quantity = values[index];
      if (!quantity) return [];
      quantity.role = "taken";
      return [rawOf(scene, mark, quantity, { start: quantity.start, end: quantity.end })];
    });
  });
};
