/** What every listener works with, and the one way a turn is taken. */
import type { Reply } from "../conversation/reply.ts";
import type { Place, Turn } from "../conversation/session.ts";
import type { Knowledge } from "../knowledge/types.ts";
import type { Cards } from "./cards.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";

/** Undefined: this turn was answered already. */
export type Answer = (turn: Turn) => Promise<Reply | undefined>;

export interface Desk {
  readonly knowledge: Knowledge;
  readonly answer: Answer;
  /** Whether a conversation is kept there: decides if the bot speaks in a thread nobody mentioned it in. */
  readonly knows: (place: Place) => Promise<boolean>;
  /** Deletes all that is kept of a workspace, whichever process kept it, and says how many conversations. */
  readonly forget: (team: string) => Promise<number>;
  /** Begins the conversation `to` with a copy of the case of `from`. */
  readonly copy: (from: Place, to: Place) => Promise<boolean>;
  readonly now: () => Date;
  /** The Slack-compatible server that stands in for Slack, when there is one: files may come from it alone. */
  readonly apiUrl?: string;
  readonly cards: Cards;
  readonly log: Log;
  readonly metrics: Metrics;
}

export const notice = (text: string): Reply => ({
  kind: "notice",
  doc: { summary: text, parts: [{ kind: "text", text: [{ text }] }] },
});

const sorry = notice("Something went wrong while I worked this out, and nothing was changed. Please send it again.");

/**
 * Takes one turn from `surface`. A failure becomes a sentence for the person and a line in the log; undefined means the turn had
 * been answered before.
 */
export const take = async (desk: Desk, surface: string, turn: Omit<Turn, "now">): Promise<Reply | undefined> => {
  const began = performance.now();
  desk.metrics.count("turns_total", { surface });
  try {
    const reply = await desk.answer({ ...turn, now: desk.now() });
    desk.metrics.count("replies_total", { kind: reply?.kind ?? "duplicate" });
    return reply;
  } catch (error) {
    desk.metrics.count("failures_total", { surface });
    desk.log.error(`a turn failed: ${surface}`, error);
    return sorry;
  } finally {
    desk.metrics.count("turn_seconds_sum", {}, (performance.now() - began) / 1000);
    desk.metrics.count("turn_seconds_count");
  }
};
