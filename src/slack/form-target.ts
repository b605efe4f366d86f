/** Where the answer to a sent form goes: back to where it was opened, else to the person's direct messages. */
import type { Context } from "@slack/bolt";
import type { Delivery } from "./deliver.ts";
import { teamOf } from "./place.ts";
import type { Client } from "./send.ts";
import type { FormMemory } from "./views/form.ts";

/** @throws Slack's error when a direct message can't be opened. */
export const formTarget = async (
  memory: FormMemory,
  user: string,
  client: Client,
  context: Context,
): Promise<Delivery> => {
  const { place, respondTo } = memory;
  if (place && respondTo !== undefined) {
    return { place, user, way: { how: "respond", client, url: respondTo, user, replace: false } };
  }
  if (place) {
    const { channel, thread } = place;
    return { place, user, way: { how: "post", client, channel, ...(thread === undefined ? {} : { thread }) } };
  }
  const opened = await client.conversations.open({ users: user });
  const channel = opened.channel?.id ?? user;
  return { place: { team: teamOf(context), channel }, user, way: { how: "post", client, channel }, typed: true };
};
