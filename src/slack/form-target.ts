/** Where the answer to a sent form goes: back to where it was opened, else to the person's direct messages. */
import type { Context } from "@slack/bolt";
import type { Delivery } from "./deliver.ts";
import { privatePlace, teamOf } from "./place.ts";
import type { Client } from "./send.ts";
import type { FormMemory } from "./views/form.ts";

/** @throws Slack's error when a direct message can't be opened. */
export const formTarget = async (
  memory: FormMemory,
  user: string,
  client: Client,
  context: Context,
): Promise<Delivery> => {
  const { respondTo } = memory;
  if (memory.place && respondTo !== undefined) {
    const replace = memory.replaces === true;
    return { place: memory.place, user, way: { how: "respond", client, url: respondTo, user, replace } };
  }
  if (memory.place) {
    const { channel, thread } = memory.place;
    return {
      place: memory.place,
      user,
      way: { how: "post", client, channel, ...(thread === undefined ? {} : { thread }) },
    };
  }
  const opened = await client.conversations.open({ users: user });
  const channel = opened.channel?.id ?? user;
  const place = privatePlace(teamOf(context), channel, user);
  return { place, user, way: { how: "post", client, channel }, typed: true };
};
