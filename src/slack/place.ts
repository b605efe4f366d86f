/** Where something happened, as a conversation's place and a turn's identity. */
import type { Place } from "../conversation/session.ts";
import type { Desk } from "./desk.ts";
import type { Tag } from "./tag.ts";

/** What every payload says of its origin. */
interface Origin {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
}

/** The workspace, or the organisation where an app is installed for all of one. */
export const teamOf = (origin: Origin): string => origin.teamId ?? origin.enterpriseId ?? "none";

/** One message is one turn, however often and by whichever event it is delivered. */
export const messageTurn = (team: string, channel: string, ts: string): string => `${team}:${channel}:${ts}`;

/** A private conversation of one person in a channel, or under one message of it. */
export const privatePlace = (team: string, channel: string, user: string, thread?: string): Place => ({
  team,
  channel,
  user,
  ...(thread === undefined ? {} : { thread }),
});

/** A conversation everyone in the thread takes part in. */
export const threadPlace = (team: string, channel: string, thread: string): Place => ({ team, channel, thread });

/**
 * A direct message: what is said at the top is one conversation, and the same as that of a command typed there; each thread is
 * its own, except under the newest card and under an answer, where it goes on with the conversation they belong to.
 */
export const directPlace = (
  desk: Desk,
  team: string,
  channel: string,
  user: string,
  thread: string | undefined,
): Place => {
  if (thread === undefined) return privatePlace(team, channel, user);
  return desk.cards.holding(team, channel, thread) ?? { team, channel, thread };
};

/** The place a row of buttons remembers. */
export const taggedPlace = (team: string, channel: string, tag: Tag): Place => ({
  team,
  channel,
  ...(tag.thread === undefined ? {} : { thread: tag.thread }),
  ...(tag.user === undefined ? {} : { user: tag.user }),
});
