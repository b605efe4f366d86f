/** Which messages hold the card of a conversation, so that it can be edited in place. In memory, bounded, without any content. */
import type { Place } from "../conversation/session.ts";

export interface Cards {
  /** A conversation was held here, with or without a card. */
  readonly visit: (place: Place) => void;
  readonly remember: (place: Place, messages: readonly string[]) => void;
  /** The messages `ts` were said in the conversation `place`: a thread under one of them goes on with it. */
  readonly said: (place: Place, messages: readonly string[]) => void;
  /** Timestamps of the messages the card of `place` is spread over; undefined where no conversation is known. */
  readonly at: (place: Place) => readonly string[] | undefined;
  /** The conversation in which the message `ts` was said, or whose newest card it is. */
  readonly holding: (team: string, channel: string, ts: string) => Place | undefined;
  /** Drops all that is known of a team. */
  readonly forget: (team: string) => void;
}

const LIMIT = 5000;
const keyOf = (place: Place): string => JSON.stringify([place.team, place.channel, place.thread, place.user]);

/** Keeps the newest 5,000 conversations. */
export const createCards = (limit = LIMIT): Cards => {
  const known = new Map<string, { readonly place: Place; readonly messages: readonly string[] }>();
  const answers = new Map<string, Place>();
  const answerKey = (team: string, channel: string, ts: string): string => JSON.stringify([team, channel, ts]);
  const remember = (place: Place, messages: readonly string[]): void => {
    known.delete(keyOf(place));
    known.set(keyOf(place), { place, messages });
    const oldest = known.size > limit ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  };
  const said = (place: Place, messages: readonly string[]): void => {
    for (const ts of messages) answers.set(answerKey(place.team, place.channel, ts), place);
    while (answers.size > limit) answers.delete(answers.keys().next().value ?? "");
  };
  return {
    said,
    visit: (place) => remember(place, known.get(keyOf(place))?.messages ?? []),
    remember,
    at: (place) => known.get(keyOf(place))?.messages,
    holding: (team, channel, ts) =>
      answers.get(answerKey(team, channel, ts)) ??
      [...known.values()].find(
        ({ place, messages }) => place.team === team && place.channel === channel && messages.includes(ts),
      )?.place,
    forget: (team) => {
      const gone = [...known].filter(([, { place }]) => place.team === team);
      for (const [key] of gone) known.delete(key);
      for (const [key, place] of [...answers]) if (place.team === team) answers.delete(key);
    },
  };
};
