/** Is a phrase only asked about, spoken of in general, or named in passing? */
import type { Mark } from "./marks.ts";
import type { Polarity } from "./polarity.ts";
import { hasCue, type Scene } from "./scene.ts";

const longestQuestion = 80;

const interrogative = new Set("which what why how who is are should could would does do can when was any".split(" "));
const whose = new Set(["his", "her", "their", "this"]);
const rightBefore = new Set(["which", "what", "any", "whose"]);

/** "Coeliac disease or Crohn's?" */
const endsAsking = (scene: Scene, from: number): boolean => {
  let at = from;
  while (at < from + 6 && (hasCue(scene, at, "or") || scene.marks[at]?.meaning.findings.length)) at++;
  const [mark, next] = [scene.tokens[at], scene.tokens[at + 1]];
  // "Dark stools ?iron": the mark is the next word's.
  return mark?.text === "?" && !(next?.kind === "word" && next.start === mark.end);
};

/** In "Which of these causes of iron deficiency …?" nothing is stated. */
const inQuestion = (scene: Scene, target: Mark): boolean => {
  const sentence = scene.sentence[target.from];
  const last = Math.min(scene.ends[sentence ?? 0] ?? 0, target.to + longestQuestion);
  if (scene.tokens[last - 1]?.text !== "?" && scene.tokens[last - 2]?.text !== "?") return false;
  // "What would explain his jaundice?": he has it.
  if (whose.has(scene.tokens[target.from - 1]?.text ?? "")) return false;
  if (rightBefore.has(scene.tokens[target.from - 1]?.text ?? "") || endsAsking(scene, target.to)) return true;
  for (let at = target.from - 1; at > Math.max(-2, target.from - longestQuestion); at--) {
    const boundary =
      at < 0 || scene.sentence[at] !== sentence || [",", "-", ":"].includes(scene.tokens[at]?.text ?? "");
    if (boundary && interrogative.has(scene.tokens[at + 1]?.text ?? "")) return true;
    if (at < 0 || scene.sentence[at] !== sentence) return false;
  }
  return false;
};

const answers: Readonly<Record<string, Polarity>> = {
  no: "absent",
  nil: "absent",
  none: "absent",
  never: "absent",
  yes: "present",
};

/** "Fever? No. Weight loss? Yes." */
const answered = (scene: Scene, target: Mark): Polarity | undefined => {
  const answer = scene.tokens[target.to + 1];
  if (scene.tokens[target.to]?.text !== "?" || answer === undefined) return undefined;
  const end = scene.tokens[target.to + 2];
  return end === undefined || end.kind === "line" || /^[.,;]$/.test(end.text) ? answers[answer.text] : undefined;
};

const general = new Set(["patients", "people", "individuals", "persons"]);

/** "Patients with coeliac disease often have diarrhoea." */
const inGeneral = (scene: Scene, target: Mark): boolean => {
  for (let at = target.from - 1; at > target.from - 12 && scene.sentence[at] === scene.sentence[target.from]; at--)
    if (general.has(scene.tokens[at]?.text ?? "")) return /^(?:with|who|on)$/.test(scene.tokens[at + 1]?.text ?? "");
  return false;
};

const named = new Set(
  "ward referral referrals pathway leaflet awareness charity phobia scare suspicion nurse risk risks allergy intolerance hypersensitivity sensitivity vaccine vaccination immunisation immunization immune jab booster".split(
    " ",
  ),
);

/** "Cancer referral", "works on a tuberculosis ward". */
const inPassing = (scene: Scene, target: Mark): boolean =>
  // A Zimbabwean nurse is from Zimbabwe.
  (named.has(scene.tokens[target.to]?.text ?? "") && !isOrigin(target)) || teaches(scene, target);

const isOrigin = ({ meaning }: Mark): boolean => meaning.findings.some((id) => id.startsWith("ancestry_"));

const leads = new Set(["cause", "present", "lead", "produce", "mimic"]);

/** "NSAIDs can cause melaena", "coeliac disease typically presents with". */
const teaches = (scene: Scene, target: Mark): boolean => {
  const [next, after] = [scene.tokens[target.to]?.text ?? "", scene.tokens[target.to + 1]?.text ?? ""];
  if (/^(?:can|may)$/.test(next)) return leads.has(after);
  const first = scene.sentence[target.from - 1] !== scene.sentence[target.from];
  return first && /^(?:causes|cause|typically|often|usually)$/.test(next);
};

/** What a question says of the phrase: its answer, or nothing. */
export const asked = (scene: Scene, target: Mark): Polarity | undefined => {
  const answer = answered(scene, target);
  if (answer) return answer;
  return inQuestion(scene, target) || inGeneral(scene, target) || inPassing(scene, target) ? "doubted" : undefined;
};
