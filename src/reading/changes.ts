/** "Hb up 18", "rose by 15 g/L", "dropped 2 points": how far a result moved is no result. */
import { candidates } from "../case/units.ts";
import type { Mark } from "./marks.ts";
import type { Quantity } from "./quantity.ts";
import type { Scene } from "./scene.ts";

const moved = new Set(
  "rose risen rises rising fell fallen falls falling dropped drops dropping drop climbed increased increases improved improves decreased decreases declined gained lost rise fall increase decrease drifted recovered up down".split(
    " ",
  ),
);
const movements = new Set(
  "rise rises drop drops fall falls increase decrease increment improvement decline gain loss change decrement delta reduction".split(
    " ",
  ),
);
const points = new Set(["point", "points", "pts", "units"]);
/** Those whose rise and fall people tell in a bare number: "platelets up 510" is a count. */
const told = new Set(["hb", "hct"]);

const text = (scene: Scene, at: number): string => scene.tokens[at]?.text ?? "";

/** The result named before the token in the same sentence, with no number between. */
const nameBefore = (scene: Scene, at: number): Mark | undefined => {
  for (let back = at - 1; back >= 0 && back > at - 7; back--) {
    if (scene.sentence[back] !== scene.sentence[at]) return undefined;
    const mark = scene.marks[back];
    if (mark && mark.meaning.analytes.length > 0) return mark;
  }
  return undefined;
};

const isTold = (mark: Mark | undefined): boolean => mark?.meaning.analytes.some((id) => told.has(id)) ?? false;

/** "From 12.1 to 8.2", "12.1 → 8.2": two values, not how far. */
const leadsOn = (scene: Scene, quantity: Quantity): boolean =>
  ["to", "→", "-", ">", "=", "then", "from"].includes(text(scene, quantity.to));

const byWord = (scene: Scene, at: number): boolean =>
  text(scene, at - 1) === "by" && [2, 3, 4, 5].some((back) => moved.has(text(scene, at - back)));

const ofWord = (scene: Scene, at: number): boolean =>
  text(scene, at - 1) === "of" && movements.has(text(scene, at - 2));

/** "MCV up 6": no cell is that small. */
const isPossible = (scene: Scene, name: Mark, at: number): boolean =>
  name.meaning.analytes.some((id) => {
    const analyte = scene.lexicon.analytes.get(id);
    return analyte !== undefined && candidates(analyte, scene.quantityAt[at]?.value ?? 0).length > 0;
  });

/** "Hb rose 18", "Hb (+12)", "Hb: up 15". */
const directly = (scene: Scene, at: number): boolean => {
  const before = text(scene, at - 1);
  const glued = before === "+" && scene.tokens[at - 1]?.end === scene.tokens[at]?.start;
  const name = nameBefore(scene, at);
  return (moved.has(before) || glued) && (isTold(name) || (name !== undefined && !isPossible(scene, name, at)));
};

/** "18 g/L rise", "a 2-point drop". */
const nounBehind = (scene: Scene, quantity: Quantity): boolean => {
  const dash = text(scene, quantity.to) === "-" ? quantity.to + 1 : quantity.to;
  const unit = points.has(text(scene, dash)) ? dash + 1 : dash;
  const pointed = unit > dash && nameBefore(scene, quantity.token) !== undefined;
  return pointed || (movements.has(text(scene, unit)) && !["from", "since"].includes(text(scene, unit + 1)));
};

/** "Delta Hb 12", "change in Hb 12". */
const changeBefore = (scene: Scene, at: number): boolean => {
  const name = nameBefore(scene, at);
  if (!name || name.to < at - 2) return false;
  const first = text(scene, name.from - 1);
  return first === "delta" || first === "δ" || (movements.has(text(scene, name.from - 2)) && first === "in");
};

/** Numbers that tell a change lose their part in the reading. */
export const markChanges = (scene: Scene): void => {
  for (const quantity of scene.quantities) {
    const counted = quantity.role === "other" && points.has(text(scene, quantity.to - 1));
    if (quantity.role !== "free" && !counted) continue;
    const { token } = quantity;
    const alone =
      ofWord(scene, token) || directly(scene, token) || nounBehind(scene, quantity) || changeBefore(scene, token);
    if (byWord(scene, token) || (alone && !leadsOn(scene, quantity))) quantity.role = "change";
  }
};
