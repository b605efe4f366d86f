/** What stands at a token: its text, its number. */
import { worded } from "./patient-words.ts";
import type { Scene } from "./scene.ts";

export const text = (scene: Scene, at: number): string => scene.tokens[at]?.text ?? "";

export const skipDash = (scene: Scene, at: number): number =>
  text(scene, at) === "-" || text(scene, at) === "." ? at + 1 : at;

/** The number at a token, in digits or in one word. */
export const numberAt = (scene: Scene, at: number): number | undefined => {
  const token = scene.tokens[at];
  if (token?.kind === "number") {
    const value = Number(token.text.replace(",", "."));
    return Number.isFinite(value) ? value : undefined;
  }
  return token && worded.get(token.text);
};
