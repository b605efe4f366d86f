/** What every kind of turn needs, and the outcomes they share. */
import type { Case } from "../case/case.ts";
import { assess } from "../engine/assess.ts";
import type { Assessment, Doubt } from "../engine/assessment.ts";
import type { ConditionId, Knowledge } from "../knowledge/types.ts";
import { cardOf } from "./card.ts";
import { changesBetween } from "./changes.ts";
import { ambiguityIn, clarifyDoc } from "./clarify.ts";
import type { Button, Doc, Part } from "./doc.ts";
import { headlineOf } from "./parts/headline.ts";
import type { Reply } from "./reply.ts";
import type { Session } from "./session.ts";

export interface Scene {
  readonly session: Session;
  readonly knowledge: Knowledge;
  readonly now: Date;
}

export interface Outcome {
  readonly reply: Reply;
  readonly session: Session;
}

/** Is anything known of a patient here? */
export const hasCase = ({ patient, labs, qualitative, findings }: Case): boolean =>
  labs.length + qualitative.length + Object.keys(findings).length + Object.keys(patient).length > 0;

export const assessed = ({ session, knowledge }: Scene, explain?: ConditionId): Assessment =>
  assess(session.case, knowledge, session.setting, explain);

/** A reply that changes nothing. */
export const answer = (scene: Scene, doc: Doc): Outcome => ({ reply: { kind: "answer", doc }, session: scene.session });
export const notice = (scene: Scene, doc: Doc): Outcome => ({ reply: { kind: "notice", doc }, session: scene.session });

export const buttonsPart = (...buttons: readonly Button[]): Part => ({ kind: "buttons", buttons });

/** What came with a new case and belongs on its card. */
export interface Extras {
  readonly doubts?: readonly Doubt[];
  readonly notices?: readonly Part[];
}

const versioned = (session: Session, next: Case): Session => ({
  ...session,
  version: session.version + 1,
  before: session.case,
  case: next,
});

const changed = (scene: Scene, next: Case, after: Assessment) => {
  const { session, knowledge } = scene;
  if (!hasCase(session.case)) return {};
  const changes = changesBetween(session.case, next, knowledge);
  if (changes.length === 0) return {};
  const before = headlineOf(assess(session.case, knowledge, session.setting), knowledge);
  return { changes, ...(before === headlineOf(after, knowledge) ? {} : { ledBefore: before }) };
};

/** The card of a case (or the question that must come first), and the session that holds it. */
export const withCase = (scene: Scene, next: Case, extras: Extras = {}): Outcome => {
  const { knowledge, now } = scene;
  const same = next === scene.session.case;
  const session = same ? scene.session : versioned(scene.session, next);
  const notices = extras.notices ?? [];
  const plainly = assess(next, knowledge, session.setting);
  const ambiguity = ambiguityIn(session, plainly, knowledge);
  if (ambiguity) return { reply: { kind: "clarify", doc: clarifyDoc(ambiguity, knowledge, notices) }, session };
  const assessment = { ...plainly, doubts: [...(extras.doubts ?? []), ...plainly.doubts] };
  const doc = cardOf(assessment, knowledge, { now, notices, ...changed(scene, next, assessment) });
  return { reply: { kind: "card", doc, assessment }, session };
};

/** Asks for the unit first where that must be; else lets `then` answer from the assessment. */
export const answering = (scene: Scene, then: (assessment: Assessment) => Reply): Outcome => {
  const { session, knowledge } = scene;
  const assessment = assessed(scene);
  const ambiguity = ambiguityIn(session, assessment, knowledge);
  return {
    session,
    reply: ambiguity ? { kind: "clarify", doc: clarifyDoc(ambiguity, knowledge, []) } : then(assessment),
  };
};
