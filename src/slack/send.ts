/** Sending messages: by response_url where only one person may see them, by chat.postMessage elsewhere. */
import type { webApi } from "@slack/bolt";
import type { Desk } from "./desk.ts";
import type { Message } from "./views/message.ts";

export type Client = webApi.WebClient;
/** The same answer in today's blocks or, when Slack refuses those, in old ones. */
export type Draw = (old: boolean) => readonly Message[];

/** Where a reply goes. */
export type Way =
  | {
      readonly how: "respond";
      readonly client: Client;
      readonly url: string;
      readonly user: string;
      /** Replaces the message that was clicked. */
      readonly replace: boolean;
    }
  | { readonly how: "post"; readonly client: Client; readonly channel: string; readonly thread?: string };

const refusals = new Set(["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"]);

/** The error Slack answered with, or undefined for another kind of failure. */
export const slackError = (error: unknown): string | undefined => {
  const data = (error as { readonly data?: { readonly error?: unknown } } | undefined)?.data;
  return typeof data?.error === "string" ? data.error : undefined;
};
const refusedBlocks = (error: unknown): boolean => refusals.has(slackError(error) ?? "");

/** Runs `send` with today's blocks, and once more with old ones if Slack refuses those. */
const withOldBlocks = async <T>(desk: Desk, draw: Draw, send: (messages: readonly Message[]) => Promise<T>) => {
  try {
    return await send(draw(false));
  } catch (error) {
    if (!refusedBlocks(error)) throw error;
    desk.log.warn("blocks refused, sent again in old ones", { slack: slackError(error) ?? "" });
    desk.metrics.count("old_blocks_total");
    return await send(draw(true));
  }
};

const posted = async (client: Client, channel: string, message: Message, thread?: string): Promise<string> => {
  const sent = await client.chat.postMessage({
    channel,
    ...message,
    unfurl_links: false,
    unfurl_media: false,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  });
  return sent.ts ?? "";
};

/** Posts the messages in order; answers with their timestamps. If a later one is refused, the earlier ones are taken back. */
export const post = (desk: Desk, way: Extract<Way, { how: "post" }>, draw: Draw): Promise<readonly string[]> =>
  withOldBlocks(desk, draw, async (messages) => {
    const done: string[] = [];
    try {
      for (const message of messages) done.push(await posted(way.client, way.channel, message, way.thread));
    } catch (error) {
      for (const ts of done) await way.client.chat.delete({ channel: way.channel, ts }).catch(() => undefined);
      throw error;
    }
    return done;
  });

/** Edits `existing` to show the messages: further ones are posted, superfluous ones deleted. */
export const edit = (
  desk: Desk,
  way: Extract<Way, { how: "post" }>,
  existing: readonly string[],
  draw: Draw,
): Promise<readonly string[]> =>
  withOldBlocks(desk, draw, async (messages) => {
    const { client, channel, thread } = way;
    const now: string[] = [];
    for (const [index, message] of messages.entries()) {
      const ts = existing[index];
      if (ts === undefined) now.push(await posted(client, channel, message, thread));
      else {
        await client.chat.update({ channel, ts, ...message });
        now.push(ts);
      }
    }
    for (const ts of existing.slice(messages.length)) await client.chat.delete({ channel, ts }).catch(() => undefined);
    return now;
  });

const responded = async (url: string, message: Message, replace: boolean): Promise<number> => {
  const body = { ...message, response_type: "ephemeral", replace_original: replace };
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    return answer.status;
  } catch {
    return 0;
  }
};

const good = (status: number): boolean => status >= 200 && status < 300;
/** Slack answers unknown blocks on a response_url with 400 or 500, and a used-up address with 404. */
const maybeBlocks = (status: number): boolean => status === 400 || status === 500;

interface Stop {
  readonly sent: number;
  /** HTTP status of the message that failed; 0 when there was no answer; undefined when all were taken. */
  readonly failed?: number;
}
const respondAll = async (url: string, messages: readonly Message[], replace: boolean): Promise<Stop> => {
  for (const [index, message] of messages.entries()) {
    const status = await responded(url, message, replace && index === 0);
    if (!good(status)) return { sent: index, failed: status };
  }
  return { sent: messages.length };
};

/**
 * Answers privately. A response_url lives 30 minutes and five uses: what it no longer takes goes to the person's direct messages,
 * so that it is neither lost nor shown to others.
 */
export const respond = async (desk: Desk, way: Extract<Way, { how: "respond" }>, draw: Draw): Promise<void> => {
  const first = await respondAll(way.url, draw(false), way.replace);
  if (first.failed === undefined) return;
  desk.log.warn("a private answer was not taken", { status: first.failed });
  if (first.sent === 0 && maybeBlocks(first.failed)) {
    const again = await respondAll(way.url, draw(true), way.replace);
    if (again.failed === undefined) return;
  }
  const rest: Draw = (old) => draw(old).slice(first.sent);
  await post(desk, { how: "post", client: way.client, channel: way.user }, rest);
};
