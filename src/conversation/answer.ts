/** Claim, load, converse, save: a turn answered once, with its session kept. Works without a store, and says so then. */
import type { Case, Stated } from "../case/case.ts";
import type { Knowledge } from "../knowledge/types.ts";
import type { UnitSystem } from "../reading/reading.ts";
import type { Store } from "../store/store.ts";
import { converse } from "./converse.ts";
import { type Part, strong } from "./doc.ts";
import type { Reply } from "./reply.ts";
import { newSession, type Place, type Session, type Turn } from "./session.ts";

export interface AnswerOptions {
  readonly knowledge: Knowledge;
  readonly store: Store;
  /** Id of a setting of `settings.yaml`; without one the case chooses. */
  readonly setting?: string;
  /** The workspace's habit for numbers without a unit. */
  readonly units?: UnitSystem;
  /** Days a case is kept after its last change. Default 30. */
  readonly keepDays?: number;
  /** Told when the store fails; the message never holds a value. */
  readonly onStoreError?: (error: unknown) => void;
}

const day = 24 * 60 * 60 * 1000;
/** Longer than a signed request dated a day ahead could be replayed. */
const claimDays = 2;
const mostTries = 5;
/** Words of a value that are kept; a value's own words are far shorter. */
const mostWords = 80;

/** One conversation's key. Nothing in it is about a patient. */
export const keyOf = ({ team, channel, thread, user }: Place): string =>
  JSON.stringify([team, channel, thread ?? null, user ?? null]);

const memoryIsOff: Part = {
  kind: "alert",
  urgency: "caution",
  text: [
    strong("Memory is off: "),
    { text: "this answer could not be kept, so the next message starts from nothing." },
  ],
};

const notedIn = (reply: Reply, part: Part): Reply => ({
  ...reply,
  doc: { ...reply.doc, parts: [...reply.doc.parts, part] },
});

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

const bodyOf = (session: Session): string =>
  JSON.stringify({ ...session, case: kept(session.case), ...(session.before ? { before: kept(session.before) } : {}) });

const fresh = (place: Place, { setting, units }: AnswerOptions): Session => ({
  ...newSession(place),
  ...(setting === undefined ? {} : { setting }),
  ...(units === undefined ? {} : { units }),
});

/** False when another turn changed the session meanwhile. */
const save = async (before: Session, after: Session, now: Date, options: AnswerOptions): Promise<boolean> => {
  if (after === before) return true;
  const key = keyOf(after.place);
  if (after.version === 0) {
    await options.store.remove(key);
    return true;
  }
  const expires = new Date(now.getTime() + (options.keepDays ?? 30) * day);
  return options.store.write({ key, body: bodyOf(after), version: after.version, expires });
};

const withStore = async (turn: Turn, options: AnswerOptions): Promise<Reply> => {
  for (let tries = 0; tries < mostTries; tries++) {
    const saved = await options.store.read(keyOf(turn.place), turn.now);
    const session = saved ? (JSON.parse(saved.body) as Session) : fresh(turn.place, options);
    const { reply, session: after } = converse(turn, session, options.knowledge);
    if (await save(session, after, turn.now, options)) return reply;
  }
  throw new Error(`the session was changed by others ${mostTries} times in a row`);
};

type Claim = "mine" | "another's" | "store down";

const claim = async (turn: Turn, options: AnswerOptions): Promise<Claim> => {
  try {
    const first = await options.store.claim(turn.id, new Date(turn.now.getTime() + claimDays * day));
    return first ? "mine" : "another's";
  } catch (error) {
    options.onStoreError?.(error);
    return "store down";
  }
};

/**
 * Makes the function that answers turns.
 * @returns for each turn its reply, or undefined when its id has been answered before. With the store down it still answers,
 *   from this message alone, and says that memory is off.
 */
export const createAnswer =
  (options: AnswerOptions): ((turn: Turn) => Promise<Reply | undefined>) =>
  async (turn) => {
    const claimed = await claim(turn, options);
    if (claimed === "another's") return undefined;
    if (claimed === "mine") {
      try {
        return await withStore(turn, options);
      } catch (error) {
        options.onStoreError?.(error);
      }
    }
    return notedIn(converse(turn, fresh(turn.place, options), options.knowledge).reply, memoryIsOff);
  };
