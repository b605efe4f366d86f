/** Is a phrase only asked about? */
import type { Mark } from "./marks.ts";
import type { Scene } from "./scene.ts";

const longestQuestion = 80;

const interrogative = new Set("which what why how who is are should could would does do can when was".split(" "));

/** In "Which of these causes of iron deficiency …?" nothing is stated. */
export const asked = (scene: Scene, target: Mark): boolean => {
  const sentence = scene.sentence[target.from];
  const last = Math.min(scene.ends[sentence ?? 0] ?? 0, target.to + longestQuestion);
  if (scene.tokens[last - 1]?.text !== "?" && scene.tokens[last - 2]?.text !== "?") return false;
  for (let at = target.from - 1; at > Math.max(-2, target.from - longestQuestion); at--) {
    const boundary =
      at < 0 || scene.sentence[at] !== sentence || [",", "-", ":"].includes(scene.tokens[at]?.text ?? "");
    if (boundary && interrogative.has(scene.tokens[at + 1]?.text ?? "")) return true;
    if (at < 0 || scene.sentence[at] !== sentence) return false;
  }
  return false;
};
