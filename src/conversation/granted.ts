/** Carries out what the words of a turn ask for. */
import { current } from "../case/case.ts";
import type { Act } from "./act.ts";
import { aboutSession } from "./granted-session.ts";
import type { Recognised } from "./intent.ts";
import { beyond, isStrange } from "./lookup/search.ts";
import { namedWhole } from "./names.ts";
import { surelyAsked } from "./news.ts";
import { isQuestion, isYesOrNo } from "./questions.ts";
import { answeringWarned, hasCase, notice, type Outcome, type Scene } from "./scene.ts";
import { analytesNamed, asksWhatToDo, asksWhyTest, testNamed } from "./slots.ts";
import { acted } from "./turns/acts.ts";
import { missingDoc } from "./turns/answers.ts";
import { answersWell, holdsMost } from "./turns/ask.ts";
import { emergencyDoc, unclearDoc } from "./turns/asked.ts";
import { doseAsked } from "./turns/dose.ts";
import { ofProduct, otherDrug, strangeDrug } from "./turns/dose-slots.ts";
import { asked, asksIndex, compared, concernsCase, known, namedCondition } from "./turns/known.ts";
import { ownLevel } from "./turns/level.ts";
import { noCaseDoc, onlyIronDoc, outOfScopeDoc } from "./turns/notices.ts";
import { pictureDoc, pictureWord } from "./turns/picture.ts";
import { specific, tellingTerms } from "./turns/specific.ts";

const why = (scene: Scene, wish: Recognised, text: string): Outcome => {
  const condition = namedCondition(scene, wish);
  if (!hasCase(scene.session.case))
    return condition === undefined ? ofNoCase(scene, wish, text, { do: "why" }) : asked(scene, wish, text);
  if (condition !== undefined && namedWhole(text, scene.knowledge)) return acted(scene, { do: "why", condition });
  if (asksWhyTest(text)) return acted(scene, { do: "next" });
  const own = scene.knowledge.conditions.get(condition ?? "")?.name.replace(/ \(.*|: .*/, "") ?? "";
  const more = tellingTerms(text, wish, scene.knowledge).some((term) => beyond(term, own).length > 0);
  const found = condition === undefined || more ? specific(scene, wish, text) : undefined;
  if (found) return found;
  if (condition !== undefined) return acted(scene, { do: "why", condition });
  return honest(scene, wish, text) ?? acted(scene, { do: "why" });
};

/** What was asked of nobody is a question of knowledge, unless nothing but the wish itself was said. */
const ofNoCase = (scene: Scene, wish: Recognised, text: string, act: Act): Outcome =>
  tellingTerms(text, wish, scene.knowledge).length === 0 ? acted(scene, act) : asked(scene, wish, text);

/** Taken for a question on the ranking, and about nothing that anybody here has heard of: said so. */
const honest = (scene: Scene, wish: Recognised, text: string): Outcome | undefined => {
  const telling = tellingTerms(text, wish, scene.knowledge);
  const strange = telling.every((term) => isStrange(term, scene.knowledge)) || wish.confidence < surelyAsked;
  return telling.length > 0 && strange && isQuestion(text)
    ? notice(scene, outOfScopeDoc(true, scene.knowledge))
    : undefined;
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
      const other = otherDrug(text, scene.knowledge);
      if (other !== undefined) return known(scene, { do: "page", what: "treatment", id: other });
      const strange = strangeDrug(text, scene.knowledge);
      if (strange !== undefined) return notice(scene, onlyIronDoc(strange, scene.knowledge));
      return ofProduct(scene, text) ? asked(scene, wish, text) : doseAsked(scene, text);
    }
    case "response":
      return specific(scene, wish, text) ?? acted(scene, { do: "response" });
    default:
      if (!inCase) return ofNoCase(scene, wish, text, { do: "treatment" });
      if (!concernsCase(scene, wish)) return asked(scene, wish, text);
      return specific(scene, wish, text) ?? acted(scene, { do: "treatment" });
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
  if (inCase ? answersWell(text, knowledge) : holdsMost(text, knowledge)) return asked(scene, wish, text);
  if (!inCase && wish.conditions.length === 1) return asked(scene, wish, text);
  const telling = isQuestion(text) ? tellingTerms(text, wish, knowledge) : [];
  const foreign = telling.some((term) => isStrange(term, knowledge));
  if (foreign || (telling.length > 0 && (!inCase || wish.likeliest.length === 0))) return asked(scene, wish, text);
  return notice(scene, unclearDoc(inCase, wish.likeliest, knowledge));
};

/** Yes or no of this patient: whether the picture is so, or how likely a named cause is. */
const yesOrNo = (scene: Scene, wish: Recognised, text: string): Outcome | undefined => {
  const { session, knowledge } = scene;
  if (!hasCase(session.case) || !isYesOrNo(text)) return undefined;
  const word = pictureWord(text);
  if (word !== undefined)
    return answeringWarned(scene, (assessment) => ({ kind: "answer", doc: pictureDoc(word, assessment, knowledge) }));
  const asksCause =
    wish.do === "explain" || wish.do === "unclear" || wish.do === "out-of-scope" || wish.do === "overview";
  const condition = asksCause && namedWhole(text, knowledge) ? namedCondition(scene, wish) : undefined;
  return condition === undefined ? undefined : acted(scene, { do: "why", condition });
};

/** "What is it?", "what is the cause?" of a patient: what leads, and why. */
const explained = (scene: Scene, wish: Recognised, text: string): Outcome => {
  if (namedWhole(text, scene.knowledge)) return asked(scene, wish, text);
  if (asksIndex(text, scene.knowledge)) return asked(scene, wish, text);
  const asksOnly = tellingTerms(text, wish, scene.knowledge).length === 0;
  if (hasCase(scene.session.case) && asksOnly && wish.conditions.length === 0) return acted(scene, { do: "why" });
  return specific(scene, wish, text) ?? asked(scene, wish, text);
};

/** Does what is wanted. */
export const granted = (scene: Scene, wish: Recognised, text: string): Outcome => {
  const plainly = ownLevel(scene, text) ?? yesOrNo(scene, wish, text);
  if (plainly) return plainly;
  // Without a patient, a wish that is only guessed at is sooner a question that the reviewed content answers.
  if (wish.confidence < surelyAsked && asksInGeneral(scene, text)) return asked(scene, wish, text);
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
      return explained(scene, wish, text);
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
