/** Versions of a case: who gave each thing in it, what it was before, and the way back. */
import type { Case, Measurement } from "../case/case.ts";
import type { AnalyteId } from "../knowledge/types.ts";
import type { Mark, Session, State } from "./session.ts";

/** Steps that can be taken back. */
export const mostSteps = 8;

export const labKey = (lab: Measurement): string => `lab:${lab.analyte}:${lab.bound ?? ""}${lab.value}`;

/**
 * One key per thing in the case, that holds its value: `lab:ferritin:8`, `finding:melaena:absent`, `patient:sex:female`. A value
 * said again keeps its key, and so its giver; a corrected one gets another.
 */
export const thingsIn = ({ patient, labs, qualitative, findings }: Case): readonly string[] => [
  ...labs.map(labKey),
  ...qualitative.map((each) => `word:${each.analyte}:${each.level}`),
  ...Object.entries(findings).map(([id, found]) => `finding:${id}:${found.state}`),
  ...Object.entries(patient).map(([field, value]) => `patient:${field}:${value}`),
];

/** The name of a case that begins with `version`. No two patients share one, not even after everything was deleted. */
export const epochOf = (version: number, { on }: Mark): string => `${version}-${Date.parse(on).toString(36)}`;

/** A version as it is shown: every patient's own count begins at 1. */
export const shownVersion = ({ epoch }: State, version: number): number =>
  Math.max(1, version + 1 - Number.parseInt(epoch ?? "1", 10));

/** The other way round: what a person calls v2. */
export const meantVersion = ({ epoch }: State, shown: number): number => shown - 1 + Number.parseInt(epoch ?? "1", 10);

const stateOf = ({ version, from, case: then, given, made, fresh, epoch }: State): State => ({
  version,
  ...(from === undefined ? {} : { from }),
  case: then,
  given,
  ...(made ? { made } : {}),
  ...(fresh ? { fresh } : {}),
  ...(epoch === undefined ? {} : { epoch }),
});

/** Do both cases hold the same? */
export const sameThings = (one: Case, other: Case): boolean =>
  JSON.stringify(thingsIn(one)) === JSON.stringify(thingsIn(other));

/** The session with `next` for its case: one version on, what is new in it given by `mark`. */
export const moved = (session: Session, next: Case, mark: Mark, fresh = false): Session => {
  const { fresh: _, from: __, epoch, ...rest } = session;
  const given = Object.fromEntries(
    thingsIn(next).map((key) => [key, (fresh ? undefined : session.given[key]) ?? mark]),
  );
  // Saying the same again is no step to take back.
  const same = !fresh && sameThings(session.case, next);
  const past = same ? session.past : [...session.past, stateOf(session)].slice(-mostSteps);
  const version = session.version + 1;
  return {
    ...rest,
    version,
    epoch: (fresh ? undefined : epoch) ?? epochOf(version, mark),
    case: next,
    given,
    past,
    made: mark,
    ...(fresh ? { fresh } : {}),
  };
};

/** The session with `analytes` on their way too; what has come since is off the list. */
export const awaiting = (session: Session, analytes: readonly AnalyteId[], before: Case = session.case): Session => {
  const { pending: old = [], ...rest } = session;
  const had = new Set(before.labs);
  const come = new Set(session.case.labs.filter((lab) => !lab.past && !had.has(lab)).map((lab) => lab.analyte));
  const pending = [...new Set([...old, ...analytes])].filter((each) => !come.has(each));
  return pending.length === 0 ? rest : { ...rest, pending };
};

/** The session as it was `steps` changes ago, as a new version; undefined when nothing can be taken back. */
export const stepped = (session: Session, steps: number): Session | undefined => {
  const at = Math.max(0, session.past.length - steps);
  const state = session.past[at];
  if (!state) return undefined;
  const { made: _, fresh: __, epoch: ___, ...rest } = session;
  const from = state.from ?? state.version;
  return { ...rest, ...stateOf(state), version: session.version + 1, from, past: session.past.slice(0, at) };
};

/** The last state of the patient before this one; undefined where there was none. */
export const formerPatient = (session: Session): State | undefined => {
  const all = [...session.past, session];
  return all[all.findLastIndex((each) => each.fresh) - 1];
};

/** The session as if the present patient were the one before: `next` holds both, and everybody's values keep their giver. */
export const joined = (session: Session, former: State, next: Case, mark: Mark): Session => {
  const { fresh: _, epoch: __, ...rest } = session;
  const given = { ...former.given, ...session.given };
  const epoch = former.epoch === undefined ? {} : { epoch: former.epoch };
  const past = session.past.map(({ fresh: __, ...state }) =>
    state.epoch === session.epoch ? { ...state, ...epoch } : state,
  );
  return moved({ ...rest, ...epoch, given, past }, next, mark);
};

/** The states of this patient, oldest first, the present one last. */
export const statesOf = (session: Session): readonly State[] => {
  const all = [...session.past, session];
  return all.slice(
    Math.max(
      0,
      all.findLastIndex((each) => each.fresh),
    ),
  );
};

/** The newest state of this patient that is not newer than `version`; the oldest kept one when all are. */
export const stateAt = (session: Session, version: number): State =>
  statesOf(session).findLast((each) => (each.from ?? each.version) <= version) ?? statesOf(session)[0] ?? session;

/** Who took part: gave something that is in the case now or in a step that is still kept. */
export const peopleIn = (session: Session): ReadonlySet<string> =>
  new Set(
    [...session.past, session].flatMap((state) => [
      ...Object.values(state.given).map((mark) => mark.by),
      ...(state.made ? [state.made.by] : []),
    ]),
  );

/** Whether the conversation is one person's alone: private to them, or nobody else gave anything. */
export const isOnly = (session: Session, user: string): boolean => {
  if (session.place.user !== undefined) return session.place.user === user;
  const others = [...peopleIn(session)].filter((each) => each !== user);
  return others.length === 0 && peopleIn(session).has(user);
};

const forgotten = <T extends State>(state: T, user: string): T => {
  const unnamed = (mark: Mark): Mark => (mark.by === user ? { ...mark, by: "" } : mark);
  const given = Object.fromEntries(Object.entries(state.given).map(([key, mark]) => [key, unnamed(mark)]));
  return { ...state, given, ...(state.made ? { made: unnamed(state.made) } : {}) };
};

/** The session without the name of `user`: the values stay, as they belong to the case. */
export const withoutPerson = (session: Session, user: string): Session => ({
  ...forgotten(session, user),
  version: session.version + 1,
  past: session.past.map((state) => forgotten(state, user)),
});
