/** Where a click came from, and where its answer goes. */
import type { BlockAction, Context } from "@slack/bolt";
import type { Delivery } from "./deliver.ts";
import type { Desk } from "./desk.ts";
import { taggedPlace, teamOf } from "./place.ts";
import type { Client, Way } from "./send.ts";
import { tagOf } from "./tag.ts";

export interface Click {
  readonly id: string;
  readonly to: Delivery;
  /** Set when the conversation is another person's: nothing may be read or changed. */
  readonly belongsTo?: string;
}

type Pressed = BlockAction["actions"][number];

/** A click on the Home tab has no channel: it is answered in the person's direct messages. */
const channelOf = async (body: BlockAction, client: Client): Promise<string | undefined> => {
  if (body.channel?.id !== undefined) return body.channel.id;
  const opened = await client.conversations.open({ users: body.user.id });
  return opened.channel?.id;
};

const wayOf = (body: BlockAction, client: Client, channel: string, thread: string | undefined): Way => {
  const hidden = body.container.is_ephemeral === true;
  if (hidden && body.response_url) {
    return { how: "respond", client, url: body.response_url, user: body.user.id, replace: true };
  }
  return { how: "post", client, channel, ...(thread === undefined ? {} : { thread }) };
};

/** Reads a click; undefined where there is nowhere to answer it. */
export const clickOf = async (
  desk: Desk,
  body: BlockAction,
  client: Client,
  context: Context,
  pressed: Pressed,
): Promise<Click | undefined> => {
  const channel = await channelOf(body, client).catch((error: unknown) => desk.log.error("no direct message", error));
  if (!channel) return undefined;
  const user = body.user.id;
  const tag = tagOf(pressed.block_id) ?? { kind: "other" as const };
  const message = typeof body.container.message_ts === "string" ? body.container.message_ts : undefined;
  const thread = typeof body.container.thread_ts === "string" ? body.container.thread_ts : undefined;
  const way = wayOf(body, client, channel, thread);
  return {
    id: [teamOf(context), channel, message ?? "home", user, pressed.action_ts].join(":"),
    to: {
      place: taggedPlace(teamOf(context), channel, tag),
      way,
      user,
      trigger: body.trigger_id,
      ...(tag.kind === "card" && way.how === "post" && message !== undefined ? { clicked: message } : {}),
    },
    ...(tag.user !== undefined && tag.user !== user ? { belongsTo: tag.user } : {}),
  };
};
