import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from "@slack/bolt";
import type { Turn } from "../../conversation/session.ts";
import { deliver } from "../deliver.ts";
import { type Desk, take } from "../desk.ts";
import { fromSlack } from "../mrkdwn.ts";
import { privatePlace, teamOf } from "../place.ts";

/** The commands the manifest declares. */
export const commands = ["/anemia", "/anaemia"] as const;

const wish = (typed: string): Pick<Turn, "text" | "act"> => (typed === "" ? { act: { do: "help" } } : { text: typed });

/** `/anemia Hb 9.8 MCV 68 …`: acknowledged at once, answered so that only the person who typed it sees it. */
export const command =
  (desk: Desk) =>
  async ({ ack, command: typed, client, context }: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await ack();
    const { user_id: user, response_url: url, trigger_id: trigger } = typed;
    const place = privatePlace(teamOf(context), typed.channel_id, user);
    const reply = await take(desk, "command", { id: trigger, place, user, ...wish(fromSlack(typed.text ?? "")) });
    await deliver(desk, { place, way: { how: "respond", client, url, user, replace: false }, user, trigger }, reply);
  };
