/** Carries out what the words of a turn ask for. */
import { current } from "../case/case.ts";
import type { Act } from "./act.ts";
import type { Recognised } from "./intent.ts";
import { isStrange } from "./lookup/search.ts";
import { namedWhole } from "./names.ts";
import { surelyAsked } from "./news.ts";
import { isQuestion } from "./questions.ts";
import { roleNamed } from "./roles.ts";
import { answeringWarned, hasCase, notice, type Outcome, type Scene } from "./scene.ts";
import { analytesNamed, asksWhatToDo, changedOf, deleteOf, givenOf, testNamed, undoOf } from "./slots.ts";
import { acted } from "./turns/acts.ts";
import { missingDoc } from "./turns/answers.ts";
import { answersWell } from "./turns/ask.ts";
import { askFeedbackDoc, emergencyDoc, unclearDoc } from "./turns/asked.ts";
import { doseAsked } from "./turns/dose.ts";
import { otherDrug, strangeDrug } from "./turns/dose-slots.ts";
import { asked, compared, concernsCase, known, namedCondition } from "./turns/known.ts";
import { greetingDoc, languageDoc, noCaseDoc, outOfScopeDoc, thanksDoc } from "./turns/notices.ts";
import { unitsSet } from "./turns/settings.ts";
import { specific, tellingTerms } from "./turns/specific.ts";

const why = (scene: Scene, wish: Recognised, text: string): Outcome => {
  const condition = namedCondition(scene, wish);
  if (!hasCase(scene.session.case))
    return condition === undefined ? ofNoCase(scene, wish, text, { do: "why" }) : asked(scene, wish, text);
  if (condition !== undefined) return acted(scene, { do: "why", condition });
  return specific(scene, wish, text) ?? honest(scene, wish, text) ?? acted(scene, { do: "why" });
};

/** What was asked of nobody is a question of knowledge, unless nothing but the wish itself was said. */
const ofNoCase = (scene: Scene, wish: Recognised, text: string, act: Act): Outcome =>
  tellingTerms(text, wish, scene.knowledge).length === 0 ? acted(scene, act) : asked(scene, wish, text);

/** Taken for a question on the ranking without much certainty, and about a thing nobody here has heard of: said so. */
const honest = (scene: Scene, wish: Recognised, text: string): Outcome | undefined => {
  const strange = tellingTerms(text, wish, scene.knowledge).some((term) => isStrange(term, scene.knowledge));
  return strange && wish.confidence < surelyAsked ? notice(scene, outOfScopeDoc(true, scene.knowledge)) : undefined;
};

/** What the results of a named test would mean here; of none, those of the next tests. */
const meaning = (scene: Scene, wish: Recognised, text: string): Outcome => {
  const { knowledge, session } = scene;
  const analytes = analytesNamed(text, knowledge);
  const unknown = analytes.filter((id) => !current(session.case, id));
  const test = [...knowledge.tests.values()].find(
    (each) => testNamed(text, each) || unknown.some((id) => each.measures.includes(id)),
  );
  if (test) return acted(scene, { do: "meaning", test: test.id });
  return analytes.length === 0 ? acted(scene, { do: "next" }) : asked(scene, wish, text);
};

/** "Daily or alternate-day iron?" without a patient: a question the reviewed content answers, not an amount to work out. */
export const asksInGeneral = (scene: Scene, text: string): boolean =>
  !hasCase(scene.session.case) && answersWell(text, scene.knowledge);

/** Wishes about this patient, as far as there is one: else they are questions of knowledge. */
const aboutPatient = (scene: Scene, wish: Recognised, text: string): Outcome => {
  const inCase = hasCase(scene.session.case);
  switch (wish.do) {
    case "why":
    case "why-not":
      return why(scene, wish, text);
    case "compare":
      return compared(scene, wish, text);
    case "missing":
      return inCase
        ? answeringWarned(scene, (assessment) => ({ kind: "answer", doc: missingDoc(assessment, scene.knowledge) }))
        : notice(scene, noCaseDoc(scene.knowledge));
    case "next":
      return inCase
        ? (specific(scene, wish, text) ?? acted(scene, { do: "next" }))
        : ofNoCase(scene, wish, text, { do: "next" });
    case "meaning":
      return inCase ? meaning(scene, wish, text) : asked(scene, wish, text);
    case "dose": {
      if (asksInGeneral(scene, text)) return asked(scene, wish, text);
      if (strangeDrug(text, scene.knowledge)) return notice(scene, outOfScopeDoc(inCase, scene.knowledge));
      const other = otherDrug(text, scene.knowledge);
      return other === undefined ? doseAsked(scene, text) : known(scene, { do: "page", what: "treatment", id: other });
    }
    case "response":
      return specific(scene, wish, text) ?? acted(scene, { do: "response" });
    default:
      if (!inCase) return ofNoCase(scene, wish, text, { do: "treatment" });
      if (!concernsCase(scene, wish)) return asked(scene, wish, text);
      return specific(scene, wish, text) ?? acted(scene, { do: "treatment" });
  }
};

/** Wishes about the conversation and what is kept of it. */
const aboutSession = (scene: Scene, wish: Recognised, text: string): Outcome => {
  const { session, knowledge } = scene;
  switch (wish.do) {
    case "assess":
      return hasCase(session.case) ? acted(scene, { do: "show" }) : notice(scene, noCaseDoc(scene.knowledge));
    case "add":
    case "correct":
      return acted(scene, { do: "form" });
    case "remove":
      return acted(scene, { do: "remove", analytes: analytesNamed(text, knowledge) });
    case "undo":
      return acted(scene, undoOf(text));
    case "same-patient":
      return acted(scene, { do: wish.do });
    case "units":
      return unitsSet(scene, wish.units);
    case "delete":
      return acted(scene, deleteOf(text));
    case "changed":
      return acted(scene, /\bwho\b/i.test(text) ? givenOf(text, knowledge) : changedOf(text));
    case "role": {
      const role = roleNamed(text, knowledge);
      return acted(scene, role ? { do: "role", role: role.id } : { do: "role" });
    }
    case "population":
      return acted(scene, { do: "population" });
    case "feedback":
      return notice(scene, askFeedbackDoc(knowledge));
    case "what-if":
      return acted(scene, { do: "what-if", text: wish.text });
    case "language":
      return notice(scene, languageDoc(knowledge));
    case "thanks":
      return notice(scene, thanksDoc(knowledge));
    case "greeting":
      return notice(scene, greetingDoc(knowledge));
    default:
      return notice(scene, outOfScopeDoc(hasCase(session.case), knowledge));
  }
};

/** Words that were taken for nothing, or for nothing of this field: looked for all the same before they are turned away. */
const doubtful = (scene: Scene, wish: Recognised, text: string): Outcome => {
  const { knowledge, session } = scene;
  const inCase = hasCase(session.case);
  // "Lead?": a cause and nothing else, asked of this patient.
  if (inCase && wish.onlyNames && wish.conditions.length > 0) return why(scene, wish, text);
  const found = specific(scene, wish, text);
  if (found) return found;
  if (wish.do === "out-of-scope") return notice(scene, outOfScopeDoc(inCase, knowledge));
  if (answersWell(text, knowledge) || (!inCase && wish.conditions.length === 1)) return asked(scene, wish, text);
  const telling = isQuestion(text) ? tellingTerms(text, wish, knowledge) : [];
  const foreign = telling.some((term) => isStrange(term, knowledge));
  if (foreign || (telling.length > 0 && (!inCase || wish.likeliest.length === 0))) return asked(scene, wish, text);
  return notice(scene, unclearDoc(inCase, wish.likeliest, knowledge));
};

/** Does what is wanted. */
export const granted = (scene: Scene, wish: Recognised, text: string): Outcome => {
  switch (wish.do) {
    case "why":
    case "why-not":
    case "compare":
    case "missing":
    case "next":
    case "meaning":
    case "treatment":
    case "dose":
    case "response":
      return aboutPatient(scene, wish, text);
    case "explain":
      return namedWhole(text, scene.knowledge)
        ? asked(scene, wish, text)
        : (specific(scene, wish, text) ?? asked(scene, wish, text));
    case "overview":
    case "conflicts":
      return known(scene, { do: wish.do });
    case "emergency":
      return notice(scene, emergencyDoc(scene.knowledge));
    case "unclear":
    case "out-of-scope":
      return doubtful(scene, wish, text);
    case "show":
    case "references":
    case "share":
    case "handover":
    case "start-over":
      return acted(scene, { do: wish.do });
    case "help":
      return acted(scene, hasCase(scene.session.case) && asksWhatToDo(text) ? { do: "next" } : { do: "help" });
    default:
      return aboutSession(scene, wish, text);
  }
};
