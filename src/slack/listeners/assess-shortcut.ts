import type { AllMiddlewareArgs, MessageShortcut, SlackShortcutMiddlewareArgs } from "@slack/bolt";
import { attachedTo } from "../attached.ts";
import { deliver } from "../deliver.ts";
import { type Desk, notice, take } from "../desk.ts";
import { fromSlack } from "../mrkdwn.ts";
import { privatePlace, teamOf } from "../place.ts";
import { filesOf } from "../shared-file.ts";

export const assessCallback = "assess_labs";
const wordless = notice("That message has no text and no file I could read.");

/** "Assess these labs" on anyone's message: the answer is for the one who asked. */
export const assessShortcut =
  (desk: Desk) =>
  async ({
    ack,
    shortcut,
    client,
    context,
  }: SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs): Promise<void> => {
    await ack();
    const { channel, user, message_ts: ts, response_url: url, trigger_id: trigger } = shortcut;
    const place = privatePlace(teamOf(context), channel.id, user.id, shortcut.message.thread_ts ?? ts);
    const text = fromSlack(shortcut.message.text ?? "", context.botUserId);
    const files = filesOf(shortcut.message);
    const wish = files.length > 0 ? { text } : { act: { do: "assess" as const, text } };
    const turn = { id: trigger, place, user: user.id, ...wish, ...(await attachedTo(desk, files, client)) };
    const reply = text === "" && files.length === 0 ? wordless : await take(desk, "shortcut", turn);
    await deliver(
      desk,
      { place, way: { how: "respond", client, url, user: user.id, replace: false }, user: user.id, trigger },
      reply,
    );
  };
