import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from "@slack/bolt";
import { attachedTo } from "../attached.ts";
import { deliver } from "../deliver.ts";
import { type Desk, take } from "../desk.ts";
import { fromSlack } from "../mrkdwn.ts";
import { messageTurn, teamOf, threadPlace } from "../place.ts";
import { heard } from "./heard.ts";

/** A reply in a channel's thread in which the bot already has a case; mentions are `mention`'s. */
export const threadReply =
  (desk: Desk) =>
  async ({ event, client, context }: SlackEventMiddlewareArgs<"message"> & AllMiddlewareArgs): Promise<void> => {
    const said = heard(event);
    if (!said?.thread || said.direct || said.text.includes(`<@${context.botUserId}>`)) return;
    const { channel, user, thread, files } = said;
    const place = threadPlace(teamOf(context), channel, thread);
    if (desk.cards.at(place) === undefined && !(await desk.knows(place))) return;
    const id = messageTurn(place.team, channel, said.ts);
    const attached = await attachedTo(desk, files, client);
    const reply = await take(desk, "thread", { id, place, user, text: fromSlack(said.text), ...attached });
    await deliver(desk, { place, way: { how: "post", client, channel, thread }, user, typed: true }, reply);
  };
