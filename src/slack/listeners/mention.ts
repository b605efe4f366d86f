import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from "@slack/bolt";
import type { Turn } from "../../conversation/session.ts";
import { attachedTo } from "../attached.ts";
import { deliver } from "../deliver.ts";
import { type Desk, take } from "../desk.ts";
import { fromSlack } from "../mrkdwn.ts";
import { messageTurn, teamOf, threadPlace } from "../place.ts";
import { filesOf } from "../shared-file.ts";
import { type Heard, heard } from "./heard.ts";

const wish = (said: string, files: number): Pick<Turn, "text" | "act"> =>
  said === "" && files === 0 ? { act: { do: "help" } } : { text: said };

type Said = Omit<Heard, "direct">;

const answerIn = async (desk: Desk, said: Said, { client, context }: AllMiddlewareArgs): Promise<void> => {
  const { channel, user, ts, thread = ts, files } = said;
  const place = threadPlace(teamOf(context), channel, thread);
  const attached = await attachedTo(desk, files, client);
  const words = wish(fromSlack(said.text, context.botUserId), files.length);
  const turn = { id: messageTurn(place.team, channel, ts), place, user, ...words, ...attached };
  const reply = await take(desk, "mention", turn);
  await deliver(desk, { place, way: { how: "post", client, channel, thread }, user, typed: true }, reply);
};

/** Mentioned in a channel: the question was public, so the answer stands in its thread. */
export const mention =
  (desk: Desk) =>
  async (from: SlackEventMiddlewareArgs<"app_mention"> & AllMiddlewareArgs): Promise<void> => {
    const { channel, user, ts, thread_ts: thread, text, bot_id: bot, edited } = from.event;
    if (user === undefined || bot !== undefined || edited !== undefined) return;
    const files = filesOf(from.event);
    await answerIn(desk, { channel, user, ts, text, files, ...(thread === undefined ? {} : { thread }) }, from);
  };

/** Mentioned along with a file: Slack then sends the message alone, or both; the turn's id has it answered once. */
export const mentionWithFile =
  (desk: Desk) =>
  async (from: SlackEventMiddlewareArgs<"message"> & AllMiddlewareArgs): Promise<void> => {
    const said = heard(from.event);
    if (!said || said.direct || said.files.length === 0 || !said.text.includes(`<@${from.context.botUserId}>`)) return;
    await answerIn(desk, said, from);
  };
