/** One turn: what was said or tapped, and the session → the reply, and the session after it. Pure. */
import { current, type State } from "../case/case.ts";
import { acceptedUnit } from "../case/units.ts";
import type { Knowledge } from "../knowledge/types.ts";
import type { Reading } from "../reading/reading.ts";
import type { Act } from "./act.ts";
import { answeredBeside, severalAnswers } from "./both.ts";
import { asksInGeneral, granted } from "./granted.ts";
import { type Recognised, recognise } from "./intent.ts";
import { isNews, surelyAsked } from "./news.ts";
import { populationWish } from "./population.ts";
import { parted } from "./questions.ts";
import { assessed, hasCase, notice, type Outcome, type Scene } from "./scene.ts";
import type { Session, Turn } from "./session.ts";
import { awaitedIn, disownedIn } from "./slots.ts";
import { acted } from "./turns/acts.ts";
import { isOfAnother, ofAnother } from "./turns/another.ts";
import { emergencyParts } from "./turns/asked.ts";
import { converted } from "./turns/convert.ts";
import { inCrisis } from "./turns/crisis.ts";
import { asksDose, doseAsked, doseConfirmed } from "./turns/dose.ts";
import { ofProduct, otherDrug, strangeDrug } from "./turns/dose-slots.ts";
import { filesTaken } from "./turns/files.ts";
import { responseAsked, tellsCourse } from "./turns/iron-response.ts";
import { levelAsked } from "./turns/level.ts";
import { identifierParts, noCaseDoc } from "./turns/notices.ts";
import { bringsNews, bringsNumbers, namesNext, newsTaken, nextPatient, readIn, remarkParts } from "./turns/text.ts";
import { hypothetical } from "./turns/what-if.ts";
import { inUnits } from "./units.ts";

/** "g/dL", "it's in mmol/L": the answer, in words, to a question about a unit. */
const unitNamed = (scene: Scene, text: string): Act | undefined => {
  const words = text.trim().replace(/^(?:(?:it'?s|it is|in|that'?s|the unit is|units?:?|unit is|sorry,?)\s+)+/i, "");
  if (words.length > 16) return undefined;
  const open = scene.session.case.labs.filter((lab) => lab.assumed === "unit" && (lab.alternatives?.length ?? 0) > 0);
  for (const lab of open) {
    const analyte = scene.knowledge.analytes.get(lab.analyte);
    const unit = analyte && acceptedUnit(analyte, words.replace(/[.!]$/, ""));
    if (unit) return { do: "unit", analyte: lab.analyte, unit: unit.unit };
  }
  return undefined;
};

/** "No." alone answers the question the card asked. */
const yesOrNo = (scene: Scene, text: string): Act | undefined => {
  const word = /^(yes|y|yep|yeah|no|n|nope|none)[ .!]*$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (word === undefined || !hasCase(scene.session.case)) return undefined;
  const [question] = assessed(scene).questions;
  return question && { do: "finding", finding: question.finding, state: word.startsWith("y") ? "present" : "absent" };
};

/** Results on their way, results that were never the patient's, where the clinic stands: told, and no news of the patient. */
const toldBeside = ({ session, knowledge }: Scene, text: string, reading: Reading): Act | undefined => {
  const pending = reading.labs.length === 0 ? awaitedIn(text, knowledge) : [];
  if (pending.length > 0) return { do: "pending", analytes: pending };
  if (bringsNumbers(reading)) return undefined;
  const disowned = disownedIn(text, knowledge).filter((id) => current(session.case, id));
  if (disowned.length > 0) return { do: "remove", analytes: disowned };
  return populationWish(text, knowledge, session.case, session.setting);
};

const said = (scene: Scene, text: string): Outcome => {
  const short = unitNamed(scene, text) ?? yesOrNo(scene, text);
  if (short) return acted(scene, short);
  const confirmed = hasCase(scene.session.case) ? doseConfirmed(scene, text) : undefined;
  if (confirmed) return confirmed;
  const inOtherUnit = converted(scene, text);
  if (inOtherUnit) return inOtherUnit;
  const reading = readIn(scene, text);
  const crisis = inCrisis(scene, text, reading);
  if (crisis) return crisis;
  if (namesNext(text) && bringsNews(reading)) return nextPatient(scene, reading);
  const beside = toldBeside(scene, text, reading);
  if (beside) return acted(scene, beside);
  return meant(scene, text, reading, recognise(text, scene.knowledge));
};

/** What is supposed changes nothing; what is told is taken, and what is asked is answered, both where a message does both. */
const meant = (scene: Scene, text: string, reading: Reading, wish: Recognised): Outcome => {
  const supposed = hasCase(scene.session.case) ? hypothetical(scene, text, wish.do === "what-if") : undefined;
  if (supposed) return warned(scene, supposed, reading, wish);
  if (wish.do === "what-if" && !hasCase(scene.session.case)) {
    return levelAsked(scene, reading) ?? notice(scene, noCaseDoc(scene.knowledge));
  }
  const dose = wish.do === "dose" && wish.confidence >= surelyAsked && !asksInGeneral(scene, text);
  const ofIron = otherDrug(text, scene.knowledge) === undefined && strangeDrug(text, scene.knowledge) === undefined;
  if (ofIron && asksDose(reading, dose) && !ofProduct(scene, text))
    return warned(scene, doseAsked(scene, text), reading, wish);
  // "Apixaban dose?" tells of nobody that they take it.
  if (wish.do === "dose" && !ofIron && !bringsNumbers(reading))
    return warned(scene, granted(scene, wish, text), reading, wish);
  if (wish.do === "response" && text.includes("?") && tellsCourse(reading)) return responseAsked(scene, reading);
  const split = parted(text, reading, (part) => readIn(scene, part));
  const level = split.asks && !bringsNews(split.told) ? levelAsked(scene, reading) : undefined;
  if (level) return warned(scene, level, reading, wish);
  if (isNews(split, wish, scene, text)) {
    const urgent = wish.do === "emergency" && wish.confidence >= surelyAsked && !denies(scene, reading);
    const first = urgent ? emergencyParts(scene.knowledge) : [];
    return answeredBeside(newsTaken(scene, split.told, first), split.questions, scene);
  }
  const several = severalAnswers(scene, split.questions);
  return warned(scene, several ?? granted(scene, wish, text), reading, wish);
};

/** Questions about medicine at large: what they mention happens to nobody now. */
const atLarge: ReadonlySet<string> = new Set(["explain", "overview", "conflicts", "meaning", "references", "what-if"]);

const urgentStates = ({ knowledge }: Scene, { findings }: Reading): readonly (State | undefined)[] =>
  (knowledge.intents.get("emergency")?.findings ?? []).map((each) => findings[each]?.state);

/** "No chest pain or collapse": its words are those of an emergency, and deny it. */
const denies = (scene: Scene, reading: Reading): boolean => {
  const denied = Object.values(reading.findings).some((each) => each.state === "absent");
  return denied && !urgentStates(scene, reading).includes("present");
};

/** Does a question about the patient mention what can't wait, and not deny it? */
const cannotWait = (scene: Scene, reading: Reading, wish: Recognised): boolean =>
  wish.do !== "emergency" && !atLarge.has(wish.do) && urgentStates(scene, reading).includes("present");

/** What can't wait, and what the reading has to say of the message itself, come before any answer. */
const warned = (scene: Scene, { reply, ...rest }: Outcome, reading: Reading, wish: Recognised): Outcome => {
  const urgent = cannotWait(scene, reading, wish) ? emergencyParts(scene.knowledge) : [];
  const warning = [...urgent, ...identifierParts(reading.identifiers), ...remarkParts(reading)];
  return { ...rest, reply: { ...reply, doc: { ...reply.doc, parts: [...warning, ...reply.doc.parts] } } };
};

/**
 * Answers one turn. Reading comes first: a message with results adds to the case, whatever else it says.
 * @returns the reply, and the session after it: the very same object when nothing changed; version 0 when everything is to be
 *   forgotten. A what-if never changes the case.
 */
export const converse = (turn: Turn, session: Session, knowledge: Knowledge): Outcome => {
  const scene: Scene = { session, knowledge: inUnits(knowledge, session.units), now: turn.now, user: turn.user };
  if (turn.act && isOfAnother(turn, session)) return ofAnother(scene, turn.epoch);
  if (turn.act) return acted(scene, turn.act);
  return turn.attached ? filesTaken(scene, turn.text ?? "", turn.attached) : said(scene, turn.text ?? "");
};
