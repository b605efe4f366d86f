/** One turn: what was said or tapped, and the session → the reply, and the session after it. Pure. */
import { acceptedUnit } from "../case/units.ts";
import type { Knowledge } from "../knowledge/types.ts";
import type { Reading } from "../reading/reading.ts";
import type { Act } from "./act.ts";
import { type Recognised, recognise } from "./intent.ts";
import { likeliest, withChildren } from "./names.ts";
import { isNews, surelyAsked } from "./news.ts";
import { populationWish } from "./population.ts";
import { assessed, hasCase, notice, type Outcome, type Scene } from "./scene.ts";
import type { Session, Turn } from "./session.ts";
import { analytesNamed, changedOf, deleteOf, givenOf, sessionWish, undoOf } from "./slots.ts";
import { acted } from "./turns/acts.ts";
import { askFeedbackDoc, emergencyDoc, emergencyParts, unclearDoc } from "./turns/asked.ts";
import { asksDose, doseAsked } from "./turns/dose.ts";
import { otherDrug } from "./turns/dose-slots.ts";
import { explainDoc } from "./turns/explain.ts";
import { filesTaken } from "./turns/files.ts";
import { responseAsked, tellsCourse } from "./turns/iron-response.ts";
import { greetingDoc, identifierParts, noCaseDoc, outOfScopeDoc, thanksDoc } from "./turns/notices.ts";
import { unitsSet } from "./turns/settings.ts";
import { bringsNews, bringsNumbers, newsTaken, onlyTellsSex, readIn, remarkParts } from "./turns/text.ts";
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

const namedCondition = (scene: Scene, wish: Recognised): string | undefined => {
  if (wish.conditions.length < 2 || !hasCase(scene.session.case)) return wish.conditions[0];
  return likeliest(wish.conditions, assessed(scene).causes);
};

const explained = (scene: Scene, wish: Recognised): Outcome => {
  const condition = scene.knowledge.conditions.get(namedCondition(scene, wish) ?? "");
  if (!condition) return notice(scene, outOfScopeDoc(hasCase(scene.session.case)));
  return { session: scene.session, reply: { kind: "answer", doc: explainDoc(condition, scene.knowledge) } };
};

/** Does a question about treatment mean this patient? Not when it names a condition this patient hardly has. */
const concernsCase = (scene: Scene, { conditions }: Recognised): boolean => {
  if (conditions.length === 0) return true;
  if (!hasCase(scene.session.case)) return false;
  return withChildren(assessed(scene).causes).some(
    (cause) => cause.probability >= 0.15 && conditions.includes(cause.condition),
  );
};

const why = (scene: Scene, wish: Recognised): Outcome => {
  const condition = namedCondition(scene, wish);
  return acted(scene, condition === undefined ? { do: "why" } : { do: "why", condition });
};

/** Carries out what the words ask for. */
const granted = (scene: Scene, wish: Recognised, text: string): Outcome => {
  const { session, knowledge } = scene;
  switch (wish.do) {
    case "why":
    case "why-not":
    case "compare":
      return hasCase(session.case) || wish.conditions.length === 0 ? why(scene, wish) : explained(scene, wish);
    case "explain":
    case "overview":
    case "conflicts":
      return explained(scene, wish);
    case "missing":
    case "meaning":
      return acted(scene, { do: "next" });
    case "add":
    case "correct":
      return acted(scene, { do: "form" });
    case "remove":
      return acted(scene, { do: "remove", analytes: analytesNamed(text, knowledge) });
    case "units":
      return unitsSet(scene, wish.units);
    case "dose":
      return otherDrug(text, knowledge) ? acted(scene, { do: "treatment" }) : doseAsked(scene, text);
    case "treatment":
      return concernsCase(scene, wish) ? acted(scene, { do: "treatment" }) : explained(scene, wish);
    case "delete":
      return acted(scene, deleteOf(text));
    case "undo":
      return acted(scene, undoOf(text));
    case "changed":
      return acted(scene, /\bwho\b/i.test(text) ? givenOf(text, knowledge) : changedOf(text));
    case "emergency":
      return notice(scene, emergencyDoc(knowledge));
    case "assess":
      return hasCase(session.case) ? acted(scene, { do: "show" }) : notice(scene, noCaseDoc);
    case "feedback":
      return notice(scene, askFeedbackDoc);
    case "population":
      return acted(scene, { do: "population" });
    case "role":
    case "language":
    case "out-of-scope":
      return notice(scene, outOfScopeDoc(hasCase(session.case)));
    case "thanks":
      return notice(scene, thanksDoc);
    case "greeting":
      return notice(scene, greetingDoc);
    case "unclear":
      return notice(scene, unclearDoc(hasCase(session.case), wish.likeliest, knowledge));
    case "what-if":
      return acted(scene, { do: "what-if", text: wish.text });
    default:
      return acted(scene, { do: wish.do });
  }
};

/**
 * A wish about the session itself, which what is read in its words must not turn into news of the patient. "Scrap that, she's not
 * pregnant" tells what is true instead, and that counts.
 */
const ownWish = ({ session, knowledge }: Scene, text: string, reading: Reading): Act | undefined => {
  if (bringsNumbers(reading)) return undefined;
  const wish = sessionWish(text, knowledge);
  if (wish?.do === "undo" && bringsNews(reading) && !onlyTellsSex(reading)) return undefined;
  return wish ?? populationWish(text, knowledge, session.case, session.setting);
};

const said = (scene: Scene, text: string): Outcome => {
  const short = unitNamed(scene, text) ?? yesOrNo(scene, text);
  if (short) return acted(scene, short);
  const reading = readIn(scene, text);
  const own = ownWish(scene, text, reading);
  if (own) return acted(scene, own);
  const wish = recognise(text, scene.knowledge);
  if (wish.do === "what-if" && !hasCase(scene.session.case)) {
    return bringsNews(reading) ? newsTaken(scene, reading) : notice(scene, noCaseDoc);
  }
  const dose = wish.do === "dose" && wish.confidence >= surelyAsked && !otherDrug(text, scene.knowledge);
  if (asksDose(reading, dose)) return warned(doseAsked(scene, text), reading);
  if (wish.do === "response" && text.includes("?") && tellsCourse(reading)) return responseAsked(scene, reading);
  if (isNews(reading, wish, scene, text)) {
    const first = wish.do === "emergency" && wish.confidence >= surelyAsked ? emergencyParts(scene.knowledge) : [];
    return newsTaken(scene, reading, first);
  }
  return warned(granted(scene, wish, text), reading);
};

/** What the reading has to say of the message itself comes before any answer. */
const warned = ({ reply, ...rest }: Outcome, reading: Reading): Outcome => {
  const warning = [...identifierParts(reading.identifiers), ...remarkParts(reading)];
  return { ...rest, reply: { ...reply, doc: { ...reply.doc, parts: [...warning, ...reply.doc.parts] } } };
};

/**
 * Answers one turn. Reading comes first: a message with results adds to the case, whatever else it says.
 * @returns the reply, and the session after it: the very same object when nothing changed; version 0 when everything is to be
 *   forgotten. A what-if never changes the case.
 */
export const converse = (turn: Turn, session: Session, knowledge: Knowledge): Outcome => {
  const scene: Scene = { session, knowledge: inUnits(knowledge, session.units), now: turn.now, user: turn.user };
  if (turn.act) return acted(scene, turn.act);
  return turn.attached ? filesTaken(scene, turn.text ?? "", turn.attached) : said(scene, turn.text ?? "");
};
