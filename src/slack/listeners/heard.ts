/** What a message event must be to be answered: typed by a person, now. */
import type { types } from "@slack/bolt";
import { filesOf, type SharedFile } from "../shared-file.ts";

export interface Heard {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly ts: string;
  readonly thread?: string;
  readonly direct: boolean;
  readonly files: readonly SharedFile[];
}

/** Undefined for edits, deletions, joins, other apps and our own messages. */
export const heard = (event: types.AllMessageEvents): Heard | undefined => {
  const typed = event.subtype === undefined || event.subtype === "file_share" || event.subtype === "thread_broadcast";
  if (!typed || ("bot_id" in event && event.bot_id !== undefined)) return undefined;
  const { channel, user, ts } = event;
  if (user === undefined) return undefined;
  const thread = "thread_ts" in event ? event.thread_ts : undefined;
  const direct = "channel_type" in event && event.channel_type === "im";
  const files = filesOf(event);
  return { channel, user, text: event.text ?? "", ts, direct, files, ...(thread === undefined ? {} : { thread }) };
};
