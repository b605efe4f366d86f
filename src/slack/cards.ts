/** Which messages hold the card of a conversation, so that it can be edited in place. In memory, bounded, without any content. */
import type { Place } from "../conversation/session.ts";

export interface Cards {
  /** A conversation was held here, with or without a card. */
  readonly visit: (place: Place) => void;
  readonly remember: (place: Place, messages: readonly string[]) => void;
  /** Timestamps of the messages the card of `place` is spread over; undefined where no conversation is known. */
  readonly at: (place: Place) => readonly string[] | undefined;
  /** The conversation whose card is the message `ts`, if it is the newest card there. */
  readonly holding: (team: string, channel: string, ts: string) => Place | undefined;
  /** Drops all that is known of a team. */
  readonly forget: (team: string) => void;
}

const LIMIT = 5000;
const keyOf = (place: Place): string => JSON.stringify([place.team, place.channel, place.thread, place.user]);

/** Keeps the newest 5,000 conversations. */
export const createCards = (limit = LIMIT): Cards => {
  const known = new Map<string, { readonly place: Place; readonly messages: readonly string[] }>();
  const remember = (place: Place, messages: readonly string[]): void => {
    known.delete(keyOf(place));
    known.set(keyOf(place), { place, messages });
    const oldest = known.size > limit ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  };
  return {
    visit: (place) => remember(place, known.get(keyOf(place))?.messages ?? []),
    remember,
    at: (place) => known.get(keyOf(place))?.messages,
    holding: (team, channel, ts) =>
      [...known.values()].find(
        ({ place, messages }) => place.team === team && place.channel === channel && messages.includes(ts),
      )?.place,
    forget: (team) => {
      const gone = [...known].filter(([, { place }]) => place.team === team);
      for (const [key] of gone) known.delete(key);
    },
  };
};
