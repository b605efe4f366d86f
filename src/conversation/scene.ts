/** What every kind of turn needs, and the outcomes they share. */
import type { Case } from "../case/case.ts";
import type { Assessment, Doubt } from "../engine/assessment.ts";
import type { AnalyteId, ConditionId, Knowledge } from "../knowledge/types.ts";
import { cardOf } from "./card.ts";
import { changesBetween } from "./changes.ts";
import { ambiguityIn, clarifyDoc } from "./clarify.ts";
import { type Button, type Doc, type Part, type Rich, strong } from "./doc.ts";
import { awaiting, moved, shownVersion, thingsIn } from "./history.ts";
import { warnedOf } from "./parts/alerts.ts";
import { headlineOf } from "./parts/headline.ts";
import { briefly } from "./parts/understood.ts";
import { thingText, whoAndWhen } from "./people.ts";
import { assessIn } from "./population.ts";
import type { Reply } from "./reply.ts";
import { inRole } from "./roles.ts";
import type { Mark, Session } from "./session.ts";

export interface Scene {
  readonly session: Session;
  readonly knowledge: Knowledge;
  readonly now: Date;
  /** Who speaks. */
  readonly user: string;
}

export interface Outcome {
  readonly reply: Reply;
  readonly session: Session;
  /** Everything the speaker gave anywhere in this workspace is to be forgotten, not only here. */
  readonly forget?: "person";
}

export const markOf = ({ user, now }: Scene): Mark => ({ by: user, on: now.toISOString() });

/** Is anything known of a patient here? */
export const hasCase = ({ patient, labs, qualitative, findings }: Case): boolean =>
  labs.length + qualitative.length + Object.keys(findings).length + Object.keys(patient).length > 0;

export const assessed = ({ session, knowledge }: Scene, explain?: ConditionId): Assessment =>
  assessIn(session.case, knowledge, session.setting, explain);

/** A reply that changes nothing. */
export const answer = (scene: Scene, doc: Doc): Outcome => ({ reply: { kind: "answer", doc }, session: scene.session });
export const notice = (scene: Scene, doc: Doc): Outcome => ({ reply: { kind: "notice", doc }, session: scene.session });

export const buttonsPart = (...buttons: readonly Button[]): Part => ({ kind: "buttons", buttons });

/** What came with a new case and belongs on its card. */
export interface Extras {
  readonly doubts?: readonly Doubt[];
  readonly notices?: readonly Part[];
  /** Another patient than before. */
  readonly fresh?: boolean;
  /** Results said to be on their way. */
  readonly pending?: readonly AnalyteId[];
}

const changed = (scene: Scene, next: Case, after: Assessment) => {
  const { session, knowledge } = scene;
  if (!hasCase(session.case)) return {};
  const changes = changesBetween(session.case, next, knowledge);
  if (changes.length === 0) return {};
  const before = headlineOf(assessIn(session.case, knowledge, session.setting), knowledge);
  return { changes, ...(before === headlineOf(after, knowledge) ? {} : { ledBefore: before }) };
};

/** "No result yet: Ferritin, CRP." */
const pendingParts = ({ pending = [] }: Session, knowledge: Knowledge): readonly Part[] => {
  const names = pending.map((id) => knowledge.analytes.get(id)?.short ?? id);
  return names.length === 0
    ? []
    : [{ kind: "text", text: [strong("No result yet: "), { text: `${names.join(", ")}.` }] }];
};

/** The version as the card shows it, and whether there is a step to take back. */
const versionOf = (session: Session) => ({
  version: shownVersion(session, session.version),
  undo: session.past.some((state) => hasCase(state.case)),
});

/** The card of the session `after` this turn, or the question that must come first. */
export const cardFor = (scene: Scene, session: Session, extras: Extras = {}): Outcome => {
  const { knowledge, now } = scene;
  const notices = [...(extras.notices ?? []), ...pendingParts(session, knowledge)];
  const plainly = assessIn(session.case, knowledge, session.setting);
  const ambiguity = ambiguityIn(session, plainly, knowledge);
  if (ambiguity) return { reply: { kind: "clarify", doc: clarifyDoc(ambiguity, knowledge, notices) }, session };
  const assessment = { ...plainly, doubts: [...(extras.doubts ?? []), ...plainly.doubts] };
  const changes = extras.fresh ? {} : changed(scene, session.case, assessment);
  const card = cardOf(assessment, knowledge, { now, notices, ...versionOf(session), ...changes });
  const doc = inRole(card, session.role, assessment, knowledge);
  return { reply: { kind: "card", doc, assessment }, session };
};

/** What somebody else had given and this turn replaces or takes away: they should not find it gone without a word. */
const othersReplaced = (scene: Scene, next: Case): readonly Part[] => {
  const { session, user, now, knowledge } = scene;
  const kept = new Set(thingsIn(next));
  const gone = Object.entries(session.given).filter(([key, mark]) => !kept.has(key) && mark.by !== user);
  const labels = gone.map(
    ([key, mark]): Rich => [{ text: `${thingText(key, knowledge)}, given by ` }, ...whoAndWhen(mark, user, now)],
  );
  return labels.length === 0
    ? []
    : [
        {
          kind: "text",
          text: [strong("Replaced: "), ...labels.flatMap((each, at) => (at === 0 ? each : [{ text: "; " }, ...each]))],
        },
      ];
};

/** The card of a case (or the question that must come first), and the session that holds it. */
export const withCase = (scene: Scene, next: Case, extras: Extras = {}): Outcome => {
  if (next === scene.session.case) return cardFor(scene, scene.session, extras);
  const fresh = extras.fresh === true && hasCase(scene.session.case);
  const replaced = fresh ? [] : othersReplaced(scene, next);
  const before = fresh ? { ...scene.session, pending: [] } : scene.session;
  const session = awaiting(moved(before, next, markOf(scene), fresh), extras.pending ?? [], scene.session.case);
  return cardFor(scene, session, { ...extras, fresh, notices: [...(extras.notices ?? []), ...replaced] });
};

/** Under an answer's heading: whose case it is about, and how it stood then. */
const withWhose = ({ session, knowledge }: Scene, reply: Reply): Reply => {
  const { parts } = reply.doc;
  const at = parts.findIndex((part) => part.kind === "headline") + 1;
  if (reply.kind !== "answer" || at === 0) return reply;
  const text: Rich = [
    { text: `${briefly(session.case, knowledge)} · v${shownVersion(session, session.version)}`, style: "quiet" },
  ];
  return {
    ...reply,
    doc: { ...reply.doc, parts: [...parts.slice(0, at), { kind: "text", text }, ...parts.slice(at)] },
  };
};

/** Asks for the unit first where that must be; else lets `then` answer from the assessment. */
export const answering = (scene: Scene, then: (assessment: Assessment) => Reply): Outcome => {
  const { session, knowledge } = scene;
  const assessment = assessed(scene);
  const ambiguity = ambiguityIn(session, assessment, knowledge);
  return {
    session,
    reply: ambiguity
      ? { kind: "clarify", doc: clarifyDoc(ambiguity, knowledge, []) }
      : withWhose(scene, then(assessment)),
  };
};

/** The same for a page about the patient: it begins with the red flags, as the card does. */
export const answeringWarned = (scene: Scene, then: (assessment: Assessment) => Reply): Outcome =>
  answering(scene, (assessment) => {
    const reply = then(assessment);
    return { ...reply, doc: warnedOf(reply.doc, assessment.alerts, scene.knowledge) };
  });
