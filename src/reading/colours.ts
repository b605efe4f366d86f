/** Colours that are not the patient's: a pale optic disc, a black stool. */
import type { Mark } from "./marks.ts";
import { hasCue, type Scene } from "./scene.ts";

const elsewherePale = new Set(
  "optic disc discs disk retina ring center centre stool stools patch patches area areas skin lesion lesions yellow green".split(
    " ",
  ),
);

/** "Pale optic disc", "the discs were pale": not the patient's colour. "Pale skin" is a phrase of its own. */
export const ofPart = (scene: Scene, mark: Mark): boolean => {
  if (scene.folded.slice(mark.start, mark.end) !== "pale") return false;
  for (let at = mark.to; at < mark.to + 4 && scene.tokens[at]?.kind === "word"; at++)
    if (hasCue(scene, at, "break")) break;
    else if (elsewherePale.has(scene.tokens[at]?.text ?? "")) return true;
  const linked = ["is", "are", "was", "were", "and"].includes(scene.tokens[mark.from - 1]?.text ?? "");
  return linked && elsewherePale.has(scene.tokens[mark.from - 2]?.text ?? "");
};

const leaving = new Set("bo stool stools motion motions urine bm bms faeces feces".split(" "));

/** "BO x1 normal colour", "urine normal colour": says nothing of how pale somebody is. */
export const ofExcreta = (scene: Scene, mark: Mark): boolean =>
  /\bcolou?r$/.test(scene.folded.slice(mark.start, mark.end)) &&
  [1, 2, 3].some((back) => leaving.has(scene.tokens[mark.from - back]?.text ?? ""));

const inBowel = new Set(
  "stool stools bm bms tarry motion motions bowel bowels faeces feces vomit tongue urine nails".split(" "),
);

/** "BM was black and tarry", "bleeding, red or black", "never black": a colour, not an origin. */
export const ofStool = (scene: Scene, mark: Mark): boolean => {
  if (scene.folded.slice(mark.start, mark.end) !== "black") return false;
  const [before, next] = [scene.tokens[mark.from - 1]?.text ?? "", scene.tokens[mark.to]?.text ?? ""];
  if (/^(?:never|not|or|red|turned|gone|jet|were|nor)$/.test(before) || next === "or") return true;
  return [1, 2, 3].some(
    (near) =>
      inBowel.has(scene.tokens[mark.to - 1 + near]?.text ?? "") ||
      inBowel.has(scene.tokens[mark.from - near]?.text ?? ""),
  );
};
