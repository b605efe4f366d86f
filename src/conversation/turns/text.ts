/** Results in a text: read, merged into the case, and answered with the card. */
import { type Case, current, emptyCase, type Qualitative } from "../../case/case.ts";
import { merge } from "../../case/merge.ts";
import type { Doubt } from "../../engine/assessment.ts";
import { read } from "../../reading/read.ts";
import type { Reading } from "../../reading/reading.ts";
import { withCorrections } from "../corrections.ts";
import { type Part, plain } from "../doc.ts";
import { assessed, hasCase, notice, type Outcome, type Scene, withCase } from "../scene.ts";
import { unclearDoc } from "./asked.ts";
import { isAnotherPatient, newPatientParts, samePatientParts } from "./next-patient.ts";
import { identifierParts, noCaseDoc } from "./notices.ts";

/** Reads with the conversation's own unit habit. */
export const readIn = (scene: Scene, text: string): Reading => {
  const { session, knowledge, now } = scene;
  const reading = read(text, knowledge, { now, ...(session.units ? { units: session.units } : {}) });
  // What would be a slip in this patient's case is said of the next one.
  return isAnotherPatient(reading, scene) || namesNext(text) ? reading : withCorrections(reading, text, session.case);
};

const next =
  /^\W*(?:(?:ok(?:ay)?|now|so|and|right|moving on)[,: ]+)*(?:(?:the |a |my )?(?:next|new|another|other|different|second) (?:patient|pt|case|one|person|lady|man|woman)|(?:patient|pt|case) (?:2|two))\b(?!'s)[\s:,.;–-]*/i;

/** Does the writer say that another patient follows? */
export const namesNext = (text: string): boolean => next.test(text);

/** Did the text bring anything to the case (or try to)? */
export const bringsNews = (reading: Reading): boolean =>
  bringsNumbers(reading) ||
  reading.qualitative.length > 0 ||
  Object.keys(reading.findings).length > 0 ||
  Object.keys(reading.patient).length > 0;

/** Numbers taken, refused or withdrawn: these are never a mere question. */
export const bringsNumbers = (reading: Reading): boolean =>
  reading.labs.length > 0 || reading.refused.length > 0 || reading.removed.length > 0;

/** "Remove the HbA2", and nothing beside it. */
const onlyRemoves = ({ labs, refused, qualitative, findings, patient }: Reading): boolean =>
  labs.length + refused.length + qualitative.length + Object.keys(findings).length + Object.keys(patient).length === 0;

/** A "she" in a question tells the sex, and is no reason to answer with the card. */
export const onlyTellsSex = (reading: Reading): boolean =>
  !bringsNumbers(reading) &&
  reading.qualitative.length + Object.keys(reading.findings).length === 0 &&
  Object.keys(reading.patient).every((each) => each === "sex");

/** Refusals and words not read, as doubts of the card of this turn. */
const doubtsOf = (reading: Reading): readonly Doubt[] => [
  ...reading.refused.map(
    ({ analyte, why, remedy, stated, suggestion: meant }): Doubt => ({
      kind: "refused",
      analyte,
      text: why,
      remedy,
      stated,
      ...(meant !== undefined && { meant }),
    }),
  ),
  ...reading.unread.map(({ text }): Doubt => ({ kind: "unread", text })),
];

/** The text as a case of its own. */
export const freshCase = (scene: Scene, text: string): Outcome => {
  const reading = readIn(scene, text);
  return taken(scene, reading, [], true);
};

/** What is told of the patient who was announced as the next one. */
export const nextPatient = (scene: Scene, reading: Reading): Outcome =>
  taken(scene, reading, hasCase(scene.session.case) ? newPatientParts("you said so") : [], true);

/** The text added to the case there is. */
export const textAdded = (scene: Scene, text: string): Outcome => taken(scene, readIn(scene, text), []);

/** A message with news in it: added to the case, or a new patient's. */
export const newsTaken = (scene: Scene, reading: Reading, said: readonly Part[] = []): Outcome =>
  isAnotherPatient(reading, scene)
    ? taken(scene, reading, [...newPatientParts("these results are of another count or person"), ...said], true)
    : taken(scene, reading, [...said, ...samePatientParts(reading, scene)]);

/** What is to be said of the text as a whole. */
export const remarkParts = ({ remarks }: Reading): readonly Part[] =>
  remarks.map((text) => ({ kind: "alert", urgency: "caution", text: plain(text) }));

/** "MCV low" of an MCV that is known and low says nothing new, and must not take the number's place. */
const withoutEchoes = (scene: Scene, reading: Reading): Reading => {
  if (!reading.qualitative.some(({ analyte }) => current(scene.session.case, analyte))) return reading;
  const { flags } = assessed(scene).picture;
  const isEcho = ({ analyte, level }: Qualitative): boolean =>
    current(scene.session.case, analyte) !== undefined &&
    flags.some((each) => each.analyte === analyte && each.flag === level);
  return { ...reading, qualitative: reading.qualitative.filter((each) => !isEcho(each)) };
};

const taken = (scene: Scene, reading: Reading, said: readonly Part[], fresh = false): Outcome => {
  const notices = [...identifierParts(reading.identifiers), ...remarkParts(reading), ...said];
  const { session } = scene;
  if (!bringsNews(reading)) {
    const doc = unclearDoc(hasCase(session.case), [], scene.knowledge);
    return { session, reply: { kind: "notice", doc: { ...doc, parts: [...notices, ...doc.parts] } } };
  }
  if (!hasCase(session.case) && onlyRemoves(reading)) return notice(scene, noCaseDoc(scene.knowledge));
  // Withdrawn although nobody had given it: said to be unknown, not done or on its way.
  const toCome = reading.removed.filter((id) => !session.case.labs.some((lab) => lab.analyte === id));
  const next: Case = fresh ? merge(emptyCase, reading) : merge(session.case, withoutEchoes(scene, reading));
  return withCase(scene, next, { doubts: doubtsOf(reading), notices, fresh, pending: toCome });
};
