/** Claim, load, converse, save: a turn answered once, with its session kept. Works without a store, and says so then. */
import type { Knowledge } from "../knowledge/types.ts";
import type { UnitSystem } from "../reading/reading.ts";
import type { Store } from "../store/store.ts";
import { changesBetween } from "./changes.ts";
import { converse } from "./converse.ts";
import { type Part, strong } from "./doc.ts";
import { forgetPerson } from "./forget.ts";
import { bodyOf, keyOf, sessionOf } from "./kept.ts";
import { personSpan } from "./people.ts";
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
const memoryIsOff: Part = {
  kind: "alert",
  urgency: "caution",
  text: [
    strong("Memory is off: "),
    { text: "this answer could not be kept, so the next message starts from nothing." },
  ],
};

/** After what is most urgent and the headline, before everything else. */
const noted = (reply: Reply, added: readonly Part[]): Reply => {
  const { doc } = reply;
  const at = doc.parts.findIndex((part) => part.kind === "headline") + 1;
  return { ...reply, doc: { ...doc, parts: [...doc.parts.slice(0, at), ...added, ...doc.parts.slice(at)] } };
};

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
  return options.store.write({ key, team: after.place.team, body: bodyOf(after), version: after.version, expires });
};

/** What others changed between the first time this turn was worked out and the last. */
const meanwhile = (from: Session, to: Session, turn: Turn, knowledge: Knowledge): readonly Part[] => {
  const changes = changesBetween(from.case, to.case, knowledge);
  if (changes.length === 0) return [];
  const by =
    to.made && to.made.by !== turn.user ? [{ text: " (" }, personSpan(to.made.by, turn.user), { text: ")" }] : [];
  return [
    {
      kind: "text",
      text: [strong("Meanwhile"), ...by, { text: `: ${changes.join("; ")}. Both are in the case now.` }],
    },
  ];
};

const withStore = async (turn: Turn, options: AnswerOptions): Promise<Reply> => {
  let first: Session | undefined;
  for (let tries = 0; tries < mostTries; tries++) {
    const saved = await options.store.read(keyOf(turn.place), turn.now);
    const session = saved ? sessionOf(saved) : fresh(turn.place, options);
    first ??= session;
    const { reply, session: after, forget } = converse(turn, session, options.knowledge);
    if (!(await save(session, after, turn.now, options))) continue;
    if (forget === "person") await forgetPerson(options.store, turn.place.team, turn.user);
    const told = tries === 0 ? reply : noted(reply, meanwhile(first, session, turn, options.knowledge));
    return after.epoch === undefined ? told : { ...told, epoch: after.epoch };
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
    return noted(converse(turn, fresh(turn.place, options), options.knowledge).reply, [memoryIsOff]);
  };
