/** The fixed words of replies, as the intents' files have them. */
import { filledIn, type ReplyOf, type Worded } from "../intents/wordings.ts";
import type { Knowledge } from "../knowledge/types.ts";

/** What `intents/<intent>.yaml` says for this reply. That it says something is checked when the knowledge is built. */
export const say = <I extends Worded>(
  { intents }: Knowledge,
  intent: I,
  reply: ReplyOf<I>,
  slots: Readonly<Record<string, string>> = {},
): string => filledIn(intents.get(intent)?.replies[reply] ?? "", slots);
