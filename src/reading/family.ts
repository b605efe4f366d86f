/** What is said of relatives: a finding of the family, or its denial. */
import type { State } from "../case/case.ts";
import type { FindingEntry, FindingId } from "../knowledge/types.ts";
import type { Mark } from "./marks.ts";
import { polarityAt } from "./polarity.ts";
import type { Scene } from "./scene.ts";

export type Known = ReadonlyMap<FindingId, FindingEntry>;

export interface Read {
  readonly id: FindingId;
  readonly state: State;
  readonly mark: Mark;
}

/** What is said of a relative becomes a family finding, or nothing. */
export const familyOf = (mark: Mark): FindingId | undefined => {
  const { cues, findings } = mark.meaning;
  if (cues.length + findings.length === 0) return undefined;
  if (cues.includes("thalassaemia") || findings.some(isGene)) return "family_thalassaemia";
  if (cues.includes("bowel-cancer")) return "family_colon_cancer";
  return cues.includes("anaemia") ? "family_anaemia" : findings.find(isOfFamily);
};

const isGene = (id: FindingId): boolean => id.startsWith("known_") && /^known_(?:beta|alpha|hbe|hbh|thal)/.test(id);
const isOfFamily = (id: FindingId): boolean => id.startsWith("family_") || id === "affected_sibling";

/** Does the phrase itself name a finding of the family? */
export const namesFamily = ({ meaning: { findings, lacks } }: Mark): boolean =>
  [...findings, ...(lacks ?? [])].some((id) => id.startsWith("family_"));

/** "Family history of anaemia: none" and "no family history of …". */
export const kinDenied = (scene: Scene, mark: Mark, known: Known): readonly Read[] => {
  const family = familyOf(mark);
  if (family === undefined || mark.meaning.findings.length > 0 || !known.has(family)) return [];
  if (polarityAt(scene, mark) !== "absent") return [];
  for (let at = mark.from - 1; at > mark.from - 8 && at >= 0; at--) {
    const before = scene.marks[at];
    if (!before || scene.sentence[at] !== scene.sentence[mark.from]) continue;
    // "FHx: no thalassaemia, no anaemia".
    if (before.meaning.cues.includes("kin") || namesFamily(before)) return [{ id: family, state: "absent", mark }];
  }
  return [];
};

const wholeFamily = new Set(["fhx", "fh", "family history", "family hx"]);

/** "No fhx", and nothing behind it that would say of what. */
export const noneInFamily = (scene: Scene, mark: Mark, known: Known): readonly Read[] => {
  const named = scene.folded.startsWith("f", mark.start) && wholeFamily.has(scene.folded.slice(mark.start, mark.end));
  if (!named || polarityAt(scene, mark) !== "absent") return [];
  const ofNote = scene.tokens[mark.to]?.text === "of" && scene.tokens[mark.to + 1]?.text === "note" ? 2 : 0;
  const next = scene.tokens[mark.to + ofNote];
  if (next !== undefined && next.kind !== "line" && !/^[.,;)]$/.test(next.text)) return [];
  return ["family_thalassaemia", "family_anaemia"]
    .filter((id) => known.has(id))
    .map((id) => ({ id, state: "absent", mark }));
};
