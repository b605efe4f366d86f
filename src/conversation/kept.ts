/** A session as the store keeps it: under which key, and what of it. */
import type { Case, Stated } from "../case/case.ts";
import type { Saved } from "../store/store.ts";
import { newSession, type Place, type Session } from "./session.ts";

/** Words of a value that are kept; a value's own words are far shorter. */
const mostWords = 80;

/** One conversation's key. Nothing in it is about a patient. */
export const keyOf = ({ team, channel, thread, user }: Place): string =>
  JSON.stringify([team, channel, thread ?? null, user ?? null]);

const short = <T extends { readonly stated: Stated }>(item: T): T =>
  item.stated.text.length <= mostWords
    ? item
    : { ...item, stated: { ...item.stated, text: `${item.stated.text.slice(0, mostWords - 1)}…` } };

/** Only a value's own words are kept, never a message. */
const kept = (from: Case): Case => ({
  patient: from.patient,
  labs: from.labs.map(short),
  qualitative: from.qualitative.map(short),
  findings: Object.fromEntries(Object.entries(from.findings).map(([id, found]) => [id, short(found)])),
});

export const bodyOf = (session: Session): string =>
  JSON.stringify({
    ...session,
    case: kept(session.case),
    past: session.past.map((state) => ({ ...state, case: kept(state.case) })),
  });

/** The session that was kept; what an older release did not keep yet is empty. */
export const sessionOf = (saved: Saved): Session => {
  const read = JSON.parse(saved.body) as Session;
  return { ...newSession(read.place), ...read };
};
