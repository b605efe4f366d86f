/** A relative's HbA2 in the range of a carrier: thalassaemia in the family, or a partner who carries it. */
import type { FindingId } from "../knowledge/types.ts";
import type { Mark } from "./marks.ts";
import { hasCue, type Scene } from "./scene.ts";

/** HbA2 of β-thalassaemia carriers, per cent. */
const carrier: readonly [number, number] = [3.5, 9];
const longest = 5;

const married = new Set("husband wife partner boyfriend girlfriend".split(" "));

/** Does the clause before `at` speak of somebody's partner? */
const ofPartner = (scene: Scene, at: number): boolean => {
  for (let back = at; back >= 0 && scene.sentence[back] === scene.sentence[at]; back--)
    if (hasCue(scene, back, "kin")) return married.has(scene.tokens[back]?.text ?? "");
  return false;
};

/** The finding that a relative's result under this name is, if any. */
export const toldByKin = (scene: Scene, mark: Mark): FindingId | undefined => {
  if (mark.meaning.analytes[0] !== "hba2") return undefined;
  for (let at = mark.to; at < mark.to + longest; at++) {
    const quantity = scene.quantityAt[at];
    if (quantity === undefined) continue;
    const high = quantity.role === "kin" && quantity.value >= carrier[0] && quantity.value <= carrier[1];
    return high ? (ofPartner(scene, mark.from) ? "partner_carrier" : "family_thalassaemia") : undefined;
  }
  return undefined;
};
