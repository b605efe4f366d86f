/** Findings with their polarity, whose they are, and when. */
import type { Finding, State } from "../case/case.ts";
import type { FindingEntry, FindingId } from "../knowledge/types.ts";
import { ofExcreta, ofPart, ofStool } from "./colours.ts";
import type { Cue } from "./cues.ts";
import { familyOf, type Known, kinDenied, namesFamily, noneInFamily, type Read } from "./family.ts";
import { inVain, ironFailed } from "./iron-failed.ts";
import { kinBehind } from "./kin.ts";
import { toldByKin } from "./kin-results.ts";
import type { Mark } from "./marks.ts";
import { kinBefore, longAgo, ofFamily, planned } from "./planned.ts";
import { type Polarity, polarityAt } from "./polarity.ts";
import { resultAfter, testedFor } from "./result-after.ts";
import { hasCue, type Scene } from "./scene.ts";
import { daysSince } from "./since.ts";
import { isStated, tellsNothing } from "./stated.ts";

const dated = new Set([
  "recent_transfusion",
  "iron_therapy",
  "recent_iv_iron",
  "recent_oral_iron",
  "recent_surgery",
  "esa_use",
  "blood_donor",
]);

/** What has gone was never the state of a history or of a film; and blood that was lost stays lost. */
const passes = new Set(["drug", "symptom", "sign"]);

const stateOf = (id: FindingId, polarity: Polarity, entry: FindingEntry | undefined): State | undefined => {
  if (polarity === "gone") return passes.has(entry?.kind ?? "") && !entry?.lasting ? "absent" : "present";
  if (id.startsWith("family_") && polarity === "kin") return "present";
  if (polarity === "kin" || polarity === "doubted") return undefined;
  return polarity === "absent" ? "absent" : "present";
};

/** "Occult blood" names a test; only a stated result makes it a finding. */
const needsResult = (id: FindingId, scene: Scene, mark: Mark): boolean =>
  (testedFor.has(id) && tests.has(scene.tokens[mark.to]?.text ?? "") && !isResult(scene, mark)) ||
  namesTest(id, scene, mark);

/** "Coeliac serology", "HIV test": the test's name, not the disease. */
const tests = new Set(
  "serology serologies screen screening antibodies antibody testing test tests profile bloods".split(" "),
);

const namesTest = (id: FindingId, scene: Scene, mark: Mark): boolean =>
  id.endsWith("_positive") && !/posit|\+/.test(scene.folded.slice(mark.start, mark.end)) && !isResult(scene, mark);

const isResult = (scene: Scene, mark: Mark): boolean =>
  resultAfter(scene, mark) === "present" ||
  scene.tokens[mark.from - 1]?.text === "+" ||
  scene.marks[mark.from - 1]?.meaning.cues.includes("present-after") === true;

const none: readonly never[] = [];

const failedTo = (scene: Scene, from: number): boolean =>
  scene.tokens[from - 1]?.text === "to" &&
  /^(?:fail(?:s|ed|ing|ure)?|unable)$/.test(scene.tokens[from - 2]?.text ?? "");

const denials = (scene: Scene, mark: Mark, known: Known): readonly Read[] => {
  const { lacks = none, denied = none } = mark.meaning;
  if (lacks.length + denied.length === 0) return none;
  const polarity = polarityAt(scene, mark);
  if (polarity === "kin" || (lacks.includes("pallor") && ofExcreta(scene, mark))) return none;
  // "Failed to gain weight": what the words themselves would deny is denied.
  const turned = failedTo(scene, mark.from) ? none : lacks;
  const gone = polarity === "absent" || polarity === "gone" ? [...turned, ...denied] : turned;
  return gone.filter((id) => known.has(id)).map((id) => ({ id, state: "absent", mark }));
};

const looks: Readonly<Record<string, FindingId>> = { hypo_pct: "hypochromia", micro_pct: "microcytosis" };

/** "Hypochromic red cells" without a number is a look of the film; with one, a percentage. */
const lookOf = (scene: Scene, { meaning, to }: Mark): FindingId | undefined =>
  scene.quantityAt[to] || scene.quantityAt[to + 1] || scene.quantityAt[to + 2]
    ? undefined
    : looks[meaning.analytes[0] ?? ""];

const isResultName = (scene: Scene, mark: Mark): boolean =>
  mark.meaning.analytes.length > 0 && lookOf(scene, mark) === undefined && !mark.meaning.cues.includes("anaemia");

const married = new Set("husband wife partner boyfriend girlfriend husband's wife's partner's".split(" "));

const byMarriage = (scene: Scene, mark: Mark): boolean => {
  for (let at = mark.from - 1; at >= 0 && scene.sentence[at] === scene.sentence[mark.from]; at--)
    if (hasCue(scene, at, "kin")) return married.has(scene.tokens[at]?.text ?? "");
  return false;
};

/** What a partner carries matters to the couple's children, not to the patient's own odds. */
const ofPartner: Readonly<Record<string, FindingId>> = { family_thalassaemia: "partner_carrier" };

/** Diagnoses that are also the names of what is asked about: only a statement makes them the patient's. */
const inherited = new Set(
  "known_beta_trait known_alpha_trait known_thal_major known_hbe known_hbh known_haemochromatosis".split(" "),
);

/** What is said of a relative, and tells something of the patient or of the family. */
const ofRelative = (scene: Scene, mark: Mark, known: Known, family: FindingId | undefined): readonly Read[] => {
  const present = (ids: readonly FindingId[]): readonly Read[] => ids.map((id) => ({ id, state: "present", mark }));
  const named = mark.meaning.findings.filter((id) => known.has(id));
  // Where the parents come from the child comes from as well.
  const origin = named.filter((id) => id.startsWith("ancestry_"));
  if (origin.length > 0 && !byMarriage(scene, mark)) return present(origin);
  // Whose parents are related is the child's own history; so is the house a family lives in.
  const shared = named.filter((id) => ofFamily(scene, mark, id));
  if (shared.length > 0) return present(shared);
  const id = byMarriage(scene, mark) ? ofPartner[family ?? ""] : family;
  return id !== undefined && known.has(id) ? present([id]) : [];
};

const readMark = (scene: Scene, mark: Mark, known: Known): readonly Read[] => {
  const family = familyOf(mark);
  const named =
    mark.meaning.findings.length > 0 || mark.meaning.analytes[0] === "hba2" || lookOf(scene, mark) !== undefined;
  if (!named && family === undefined) return denials(scene, mark, known);
  const ofKin = toldByKin(scene, mark);
  if (ofKin && known.has(ofKin)) return [{ id: ofKin, state: "present", mark }];
  // The name of a result is not a finding.
  if (isResultName(scene, mark) || ofPart(scene, mark) || ofStool(scene, mark)) return [];
  const polarity = inVain(scene, mark) ? "present" : polarityAt(scene, mark);
  // "No FHx bowel ca": denied of the family, and nothing said of the patient.
  if (polarity === "absent" && (kinBefore(scene, mark) || kinBehind(scene, mark)) && !namesFamily(mark))
    return family !== undefined && known.has(family) ? [{ id: family, state: "absent", mark }] : [];
  if (polarity === "kin") return ofRelative(scene, mark, known, family);
  const look = lookOf(scene, mark);
  // "Bowel cancer" is in the lexicon for what it means of a relative; of the patient it is a cancer.
  const own = mark.meaning.cues.includes("bowel-cancer") ? ["cancer"] : [];
  const ids =
    look || own.length > 0
      ? new Set([...mark.meaning.findings, ...own, ...(look ? [look] : [])])
      : mark.meaning.findings;
  const said = [...ids].flatMap((id): readonly Read[] => {
    const state = stateOf(id, polarity, known.get(id));
    if (inherited.has(id) && !isStated(scene, mark, state)) return [];
    if (
      state === "present" &&
      (planned(scene, mark, known.get(id)) ||
        longAgo(scene, mark, known.get(id)) ||
        tellsNothing(scene, mark, known.get(id)))
    )
      return [];
    return state && known.has(id) && (state === "absent" || !needsResult(id, scene, mark)) ? [{ id, state, mark }] : [];
  });
  return [...said, ...denials(scene, mark, known)];
};

/** Does the phrase name anything that could be a finding, of the patient or of a relative? Most phrases only steer. */
const mayTell = ({ meaning }: Mark): boolean =>
  meaning.findings.length > 0 ||
  meaning.lacks !== undefined ||
  meaning.denied !== undefined ||
  (meaning.analytes.length > 0 && (meaning.analytes[0] === "hba2" || looks[meaning.analytes[0] ?? ""] !== undefined)) ||
  meaning.cues.some(isOfFamily);

const ofFamilies: ReadonlySet<Cue> = new Set<Cue>(["thalassaemia", "bowel-cancer", "anaemia", "kin"]);
const isOfFamily = (cue: Cue): boolean => ofFamilies.has(cue);

const failedOn = (scene: Scene, mark: Mark, known: Known): readonly Read[] => {
  if (!known.has("iron_therapy_failed") || !mark.meaning.findings.includes("iron_therapy")) return none;
  const failed = inVain(scene, mark) || (polarityAt(scene, mark) === "present" && ironFailed(scene, mark));
  return failed ? [{ id: "iron_therapy_failed", state: "present", mark }] : none;
};

/** "Febrile last week, now afebrile". */
const isNow = (scene: Scene, { from }: Mark): boolean => scene.tokens[from - 1]?.text === "now";

/** Days after which nothing is recent, whatever it was. */
const longPast = 365;

/** The findings of the scene. What is said to be there outweighs what is said not to be; else the last word counts. */
export const findingsOf = (scene: Scene, known: Known, now: Date | undefined): Readonly<Record<FindingId, Finding>> => {
  const found: Record<FindingId, Finding> = {};
  for (const mark of scene.phrases) {
    if (!mayTell(mark)) continue;
    for (const { id, state } of [
      ...readMark(scene, mark, known),
      ...kinDenied(scene, mark, known),
      ...noneInFamily(scene, mark, known),
      ...failedOn(scene, mark, known),
    ]) {
      if (found[id]?.state === "present" && state === "absent" && !isNow(scene, mark)) continue;
      const daysAgo = dated.has(id) && state === "present" ? daysSince(scene, mark, now) : undefined;
      if (id.startsWith("recent_") && (daysAgo ?? 0) > longPast) continue;
      const earlier = found[id]?.daysAgo;
      const days = daysAgo ?? (found[id]?.state === state ? earlier : undefined);
      found[id] = {
        state,
        stated: { text: scene.text.slice(mark.start, mark.end), start: mark.start, end: mark.end },
        ...(days !== undefined && { daysAgo: days }),
      };
    }
  }
  return found;
};
