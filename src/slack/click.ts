/** Where a click came from, and where its answer goes. */
import type { BlockAction, Context } from "@slack/bolt";
import type { Delivery } from "./deliver.ts";
import { formTarget } from "./form-target.ts";
import { taggedPlace, teamOf } from "./place.ts";
import type { Client, Way } from "./send.ts";
import { type Tag, tagOf } from "./tag.ts";
import { formMemory } from "./views/form-state.ts";

export interface Click {
  readonly id: string;
  readonly to: Delivery;
  /** The patient of the card that was pressed. */
  readonly epoch?: string;
  /** Set when the conversation is another person's: nothing may be read or changed. */
  readonly belongsTo?: string;
}

type Pressed = BlockAction["actions"][number];

const wayOf = (body: BlockAction, client: Client, channel: string, thread: string | undefined): Way => {
  const hidden = body.container.is_ephemeral === true;
  if (hidden && body.response_url) {
    return { how: "respond", client, url: body.response_url, user: body.user.id, replace: true };
  }
  return { how: "post", client, channel, ...(thread === undefined ? {} : { thread }) };
};

const onMessage = (body: BlockAction, client: Client, team: string, channel: string, tag: Tag): Delivery => {
  const message = text(body.container.message_ts);
  const way = wayOf(body, client, channel, text(body.container.thread_ts));
  return {
    place: taggedPlace(team, channel, tag),
    way,
    user: body.user.id,
    trigger: body.trigger_id,
    ...(tag.kind === "card" && way.how === "post" && message !== undefined ? { clicked: message } : {}),
  };
};
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** A click in a modal is answered where the modal was opened; one on the Home tab, in the person's direct messages. */
const onView = async (body: BlockAction, client: Client, context: Context): Promise<Delivery> => {
  const memory = formMemory(body.view?.private_metadata ?? "");
  return { ...(await formTarget(memory, body.user.id, client, context)), trigger: body.trigger_id };
};

/**
 * Reads a click; undefined where there is nowhere to answer it.
 * @throws Slack's error when a direct message can't be opened.
 */
export const clickOf = async (
  body: BlockAction,
  client: Client,
  context: Context,
  pressed: Pressed,
): Promise<Click | undefined> => {
  const team = teamOf(context);
  const channel = body.channel?.id;
  const tag = tagOf(pressed.block_id) ?? { kind: "other" as const };
  if (body.view === undefined && channel === undefined) return undefined;
  const to =
    body.view === undefined && channel !== undefined
      ? onMessage(body, client, team, channel, tag)
      : await onView(body, client, context);
  const user = body.user.id;
  const id = [team, to.place.channel, text(body.container.message_ts) ?? body.view?.id, user, pressed.action_ts].join(
    ":",
  );
  const epoch = tag.epoch === undefined ? {} : { epoch: tag.epoch };
  return { id, to, ...epoch, ...(tag.user !== undefined && tag.user !== user ? { belongsTo: tag.user } : {}) };
};
