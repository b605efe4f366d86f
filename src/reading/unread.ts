/** What looks clinical and was not understood. */
import type { Stated } from "../case/case.ts";
import { isElsewhere, isName } from "./raw.ts";
import type { Scene } from "./scene.ts";

const ordinary = new Set(
  "male female woman man boy girl lady in on at for since after before with over about under within until by to from and or the than then day week age aged year last past next first every case page figure fig table image question grade stage type class room bed level score x no dose vitals group part number gravida para week weeks old per between during approximately he she it they is was were are be been had have has took lost gained drank grew weighs measuring measured shows shown received vial sample line phase rate reached dropped approx around nearly only almost up ref lab labs cbc fbc bloods blood count result results hospital ward vitamin".split(
    " ",
  ),
);

const looksLikeName = (written: string): boolean =>
  written.length >= 2 && (/^[A-Z]/.test(written) || /[A-Z]{2}/.test(written));

/** Abbreviation-like words with a number that nothing took, in order. At most 20. */
export const unreadOf = (scene: Scene): readonly Stated[] => {
  const found: Stated[] = [];
  for (const quantity of scene.quantities) {
    if ((quantity.role !== "free" && quantity.role !== "kin") || found.length >= 20) continue;
    let at = quantity.token - 1;
    while (["=", ":", "-", "(", "~"].includes(scene.tokens[at]?.text ?? "")) at--;
    const token = scene.tokens[at];
    if (token?.kind !== "word" || isElsewhere(scene, at) || ordinary.has(token.text)) continue;
    const written = scene.text.slice(token.start, token.end);
    const named = isName(scene.marks[at]) && (scene.marks[at]?.meaning.analytes.length ?? 0) > 0;
    if (!named && (scene.marks[at] || (!looksLikeName(written) && quantity.unit === undefined))) continue;
    const start = scene.marks[at]?.start ?? token.start;
    found.push({ text: scene.text.slice(start, quantity.end), start, end: quantity.end });
  }
  return found;
};
