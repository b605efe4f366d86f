import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from "@slack/bolt";
import type { Turn } from "../../conversation/session.ts";
import { deliver } from "../deliver.ts";
import { type Desk, take } from "../desk.ts";
import { fromSlack } from "../mrkdwn.ts";
import { messageTurn, teamOf, threadPlace } from "../place.ts";

const wish = (said: string): Pick<Turn, "text" | "act"> => (said === "" ? { act: { do: "help" } } : { text: said });

/** Mentioned in a channel: the question was public, so the answer stands in its thread. */
export const mention =
  (desk: Desk) =>
  async ({ event, client, context }: SlackEventMiddlewareArgs<"app_mention"> & AllMiddlewareArgs): Promise<void> => {
    const { channel, user, ts, thread_ts: thread = ts } = event;
    if (user === undefined || event.bot_id !== undefined || event.edited !== undefined) return;
    const place = threadPlace(teamOf(context), channel, thread);
    const turn = { id: messageTurn(place.team, channel, ts), place, user };
    const reply = await take(desk, "mention", { ...turn, ...wish(fromSlack(event.text, context.botUserId)) });
    await deliver(desk, { place, way: { how: "post", client, channel, thread }, user, typed: true }, reply);
  };
