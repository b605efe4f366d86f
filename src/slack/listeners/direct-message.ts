import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from "@slack/bolt";
import { attachedTo } from "../attached.ts";
import { deliver } from "../deliver.ts";
import { type Desk, take } from "../desk.ts";
import { fromSlack } from "../mrkdwn.ts";
import { directPlace, messageTurn, teamOf } from "../place.ts";
import { heard } from "./heard.ts";

/** A direct message is answered where it was written: at the top, or in its thread. */
export const directMessage =
  (desk: Desk) =>
  async ({ event, client, context }: SlackEventMiddlewareArgs<"message"> & AllMiddlewareArgs): Promise<void> => {
    const said = heard(event);
    const text = fromSlack(said?.text ?? "", context.botUserId);
    if (!said?.direct || (text === "" && said.files.length === 0)) return;
    const { channel, user, thread, files } = said;
    const place = directPlace(desk, teamOf(context), channel, user, thread);
    const id = messageTurn(place.team, channel, said.ts);
    const turn = { id, place, user, text, ...(await attachedTo(desk, files, client)) };
    const reply = await take(desk, "direct message", turn);
    const way = { how: "post" as const, client, channel, ...(thread === undefined ? {} : { thread }) };
    await deliver(desk, { place, way, user, typed: true }, reply);
  };
