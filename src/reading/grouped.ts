/** Several names, then as many numbers: "WBC/Hb/Plt 6.2/9.8/250", "Hb, MCV 9.8, 68", "… 72 and 9.8 respectively". */
import type { Mark } from "./marks.ts";
import type { Quantity } from "./quantity.ts";
import { type Raw, rawOf } from "./raw.ts";
import { type Scene, tokenAt } from "./scene.ts";

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

const longestRun = 80;
/** The run without blanks around `at`, cut at its strokes; undefined when it has less than two. */
const runAt = (
  folded: string,
  at: number,
): { readonly start: number; readonly parts: readonly string[] } | undefined => {
  let [start, end, strokes] = [at, at, 0];
  // In folded text every blank is a space, a tab or a line end.
  while (start > 0 && at - start < longestRun && folded.charCodeAt(start - 1) > 32)
    if (folded.charCodeAt(--start) === 47) strokes++;
  while (end < folded.length && end - at < longestRun && folded.charCodeAt(end) > 32)
    if (folded.charCodeAt(end++) === 47) strokes++;
  return strokes < 2 ? undefined : { start, parts: folded.slice(start, end).split("/") };
};

const numberAt = (scene: Scene, offset: number): Quantity | "none" => {
  const quantity = scene.quantityAt[tokenAt(scene, offset)];
  return quantity?.start === offset && quantity.role === "free" ? quantity : "none";
};

/**
 * "Na/K/Ur/Cr 137/4.2/11.8/104": the number that stands where the name stands, whatever the other names are. "none" where
 * names and numbers are not equally many, and undefined where it is no such list.
 */
export const inList = (scene: Scene, name: number, first: Quantity): Quantity | "none" | undefined => {
  const names = runAt(scene.folded, name);
  const numbers = names && runAt(scene.folded, first.start);
  if (!names || !numbers || numbers.start === names.start) return undefined;
  if (!/^\s{1,3}$/.test(scene.folded.slice(names.start + names.parts.join("/").length, numbers.start)))
    return undefined;
  if (names.parts.length !== numbers.parts.length) return "none";
  const index = scene.folded.slice(names.start, name).split("/").length - 1;
  const offset = numbers.parts.slice(0, index).reduce((sum, part) => sum + part.length + 1, numbers.start);
  return numberAt(scene, offset);
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
