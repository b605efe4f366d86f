/** Carries out wishes about the conversation and what is kept of it. */
import type { Recognised } from "./intent.ts";
import { roleNamed } from "./roles.ts";
import { hasCase, notice, type Outcome, type Scene } from "./scene.ts";
import { analytesNamed, changedOf, deleteOf, givenOf, undoOf } from "./slots.ts";
import { acted } from "./turns/acts.ts";
import { askFeedbackDoc } from "./turns/asked.ts";
import { greetingDoc, languageDoc, noCaseDoc, outOfScopeDoc, thanksDoc } from "./turns/notices.ts";
import { unitsSet } from "./turns/settings.ts";

/** Wishes about the conversation and what is kept of it. */
export const aboutSession = (scene: Scene, wish: Recognised, text: string): Outcome => {
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
