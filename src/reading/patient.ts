/** Age, sex, pregnancy, menopause, weight, altitude, smoking. */
import type { Patient } from "../case/case.ts";
import { type Draft, ofKin, readAgeSex } from "./age-sex.ts";
import { fold } from "./fold.ts";
import { ofWomb, tellsWeeks, testNotPositive, weeksAlone, weeksNear, weeksWords } from "./gestation.ts";
import { female, male, worded } from "./patient-words.ts";
import { hasCue, type Scene } from "./scene.ts";
import { sexElsewhere } from "./sex.ts";
import { numberAt, skipDash, text } from "./token-at.ts";
import { tokenise } from "./tokens.ts";

const denied = (scene: Scene, at: number): boolean => {
  for (let back = at - 1; back >= at - 4 && back >= 0; back--)
    if (hasCue(scene, back, "no") || hasCue(scene, back, "not") || hasCue(scene, back, "denies"))
      return scene.sentence[back] === scene.sentence[at];
  return false;
};

const pregnantWords = new Set(
  "pregnant pregnancy gravid embarazada enceinte schwanger incinta gravida antenatal gestation gebe gestational hamile trimester primigravida multigravida".split(
    " ",
  ),
);

/** Only these words, and numbers of weeks, tell a pregnancy or a birth. */
const ofPregnancy = new Set([...pregnantWords, ...weeksWords, "g", "t", "post", "postpartum"]);

const trimesterAt = (scene: Scene, at: number): number | undefined => {
  const near = [text(scene, at - 1), text(scene, at - 2), text(scene, at + 1)].join(" ");
  if (/first|1st|\b1\b|primer|premier/.test(near)) return 1;
  if (/second|2nd|\b2\b|segundo|deuxieme/.test(near)) return 2;
  return /third|3rd|\b3\b|tercer|troisieme/.test(near) ? 3 : undefined;
};

const midweek = [0, 10, 20, 33] as const;

const earlier = new Set("her last previous prior first uncomplicated during after".split(" "));

const readPregnancy = (scene: Scene, patient: Draft): void => {
  for (let at = 0; at < scene.tokens.length; at++) {
    const word = text(scene, at);
    if (scene.tokens[at]?.kind !== "number" && !ofPregnancy.has(word)) continue;
    const gravida = word === "g" && /^\d$/.test(text(scene, at + 1)) && text(scene, at + 2) === "p";
    const over40 =
      scene.tokens[at]?.kind === "number" &&
      word.length <= 2 &&
      text(scene, at + 1) === "/" &&
      text(scene, at + 2) === "40";
    if (
      word === "postpartum" ||
      (word === "post" && ["partum", "natal"].includes(text(scene, skipDash(scene, at + 1))))
    )
      patient.postpartum = !denied(scene, at);
    if (
      (word === "t" || word === "trimester") &&
      /^[123]$/.test(text(scene, at + 1)) &&
      (patient.pregnant || word === "trimester")
    )
      patient.gestationWeeks ??= midweek[Number(text(scene, at + 1)) as 1 | 2 | 3];
    const alone = weeksAlone(scene, at, patient);
    if (!pregnantWords.has(word) && !gravida && !over40 && !alone && !tellsWeeks(scene, at, patient)) continue;
    if ((word === "gestation" || over40) && ofWomb(scene, at)) continue;
    if (ofKin(scene, at) || hasCue(scene, at - 1, "doubt") || testNotPositive(scene, at)) continue;
    if (/^(?:excluded|unlikely|ruled)$/.test(text(scene, skipDash(scene, at + 1)))) continue;
    if (earlier.has(text(scene, at - 1)) && word === "pregnancy" && weeksNear(scene, at) === undefined) continue;
    if (denied(scene, at)) {
      if (word !== "pregnancy") patient.pregnant = false;
      continue;
    }
    const weeks = weeksNear(scene, at);
    if ((gravida || word === "gravida" || word === "gestation" || word === "gestational") && weeks === undefined)
      continue;
    if (patient.ageYears !== undefined && (patient.ageYears < 10 || patient.ageYears > 58)) continue;
    if (/born|birth|delivered/.test(sentenceStart(scene, at))) continue;
    patient.pregnant = true;
    if (weeks !== undefined) patient.gestationWeeks = weeks;
    const third = word === "trimester" ? trimesterAt(scene, at) : undefined;
    if (third && patient.gestationWeeks === undefined) patient.gestationWeeks = midweek[third as 1 | 2 | 3];
  }
};

const sentenceStart = (scene: Scene, at: number): string => {
  const from = Math.max(0, at - 8);
  return scene.tokens
    .slice(from, at)
    .filter((_, index) => scene.sentence[from + index] === scene.sentence[at])
    .map((token) => token.text)
    .join(" ");
};

const menopausal = new Set([
  "postmenopausal",
  "menopausal",
  "menopause",
  "posmenopausica",
  "menopausia",
  "postmenopause",
]);

/** Words without which, and without a number, no text tells more of a patient than "she" and "he". */
const ofPatients = new Set([...ofPregnancy, ...menopausal, ...worded.keys(), ...female, ...male, "premenopausal"]);

/** May reading `text` tell an age, a pregnancy or another fact of a patient? Much quicker than to read it. */
export const mayTellPatient = (text: string): boolean =>
  tokenise(fold(text)).some((token) => token.kind === "number" || ofPatients.has(token.text));

const measured = new Set(
  "kg kgs kilos kilo lb lbs pounds m metres meters masl cigarettes cigs cig pack packs".split(" "),
);

const readRest = (scene: Scene, patient: Draft): void => {
  for (let at = 0; at < scene.tokens.length; at++) {
    const word = text(scene, at);
    if (menopausal.has(word)) {
      const pre = /^(?:pre|peri)$/.test(text(scene, at - 1)) || text(scene, at - 2) === "pre";
      if (!ofKin(scene, at)) patient.postmenopausal = !pre && !denied(scene, at);
    }
    if (word === "premenopausal") patient.postmenopausal = false;
    const value = scene.tokens[at]?.kind === "number" ? numberAt(scene, at) : undefined;
    if (value === undefined) continue;
    const unit = text(scene, at + 1);
    if (value <= 100 && smokedAt(scene, at) && !denied(scene, at)) patient.cigarettesPerDay ??= value;
    if (weighed(scene, at) && value >= 2 && value <= 250) patient.weightKg ??= value;
    if (!measured.has(unit)) continue;
    const before = sentenceStart(scene, at);
    const changed =
      /lost|gain|loss|lose|of weight|per |(?<!weight |wt )\blow$/.test(before) ||
      text(scene, at + 2) === "of" ||
      text(scene, at + 2) === "/" ||
      text(scene, at + 2) === "weight";
    if (/^kg|^kilo/.test(unit) && !changed && value >= 0.5 && value <= 400 && text(scene, at - 1) !== "/")
      patient.weightKg ??= value;
    if (/^lbs?$|^pounds$/.test(unit) && !changed && value >= 1.2 && value <= 880)
      patient.weightKg ??= Number((value * kilogramsPerPound).toFixed(1));
    if (
      /^(?:m|metres|meters|masl)$/.test(unit) &&
      value >= 300 &&
      value <= 6000 &&
      /altitude|elevation|lives|living|above|at/.test(`${before} ${sentenceEnd(scene, at)}`)
    )
      patient.altitudeM ??= value;
    if (/^(?:cigarettes|cigs|cig)$/.test(unit) && value <= 100 && !denied(scene, at))
      patient.cigarettesPerDay ??= value;
    if (/^packs?$/.test(unit) && /^(?:a|per|\/|daily|day)$/.test(text(scene, at + 2)) && value <= 5)
      patient.cigarettesPerDay ??= value * 20;
  }
};

/** "Wt 70", with nothing behind it that would be another unit: kilograms, as no clinic writes anything else bare. */
const weighed = (scene: Scene, at: number): boolean => {
  const link = linking.has(text(scene, at - 1)) ? 1 : 0;
  if (!weights.has(text(scene, at - 1 - link))) return false;
  const next = scene.tokens[at + 1];
  return next === undefined || next.kind === "line" || /^[,;.)]$/.test(next.text);
};

const linking = new Set([":", "=", "is", "of"]);
const weights = new Set(["wt", "weight", "weighs", "weighing"]);

/** By definition. */
const kilogramsPerPound = 0.45359237;

/** "Smokes 20 a day", "smoker, 20/day". */
const smokedAt = (scene: Scene, at: number): boolean =>
  ["a", "per", "/"].includes(text(scene, at + 1)) &&
  ["day", "d"].includes(text(scene, at + 2)) &&
  /\bsmok(?:es?|er|ing)\b/.test(sentenceStart(scene, at));

const sentenceEnd = (scene: Scene, at: number): string =>
  scene.tokens
    .slice(at + 1, at + 6)
    .filter((_, index) => scene.sentence[at + 1 + index] === scene.sentence[at])
    .map((token) => token.text)
    .join(" ");

/** What the scene says of the patient. Fields not mentioned are left out. */
export const patientOf = (scene: Scene): Patient => {
  const patient: Draft = {};
  readAgeSex(scene, patient);
  const sex = patient.sex ?? sexElsewhere(scene);
  if (sex) patient.sex = sex;
  readPregnancy(scene, patient);
  if (patient.pregnant && patient.sex === undefined) patient.sex = "female";
  readRest(scene, patient);
  return patient;
};
