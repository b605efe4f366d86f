/** A private card posted for everybody, its details below it, and its case in the thread for whoever asks there. */
import type { Part } from "../conversation/doc.ts";
import type { Reply } from "../conversation/reply.ts";
import type { Delivery } from "./deliver.ts";
import { type Desk, notice } from "./desk.ts";
import { threadPlace } from "./place.ts";
import { post, slackError, type Way } from "./send.ts";
import { messagesOfDoc } from "./views/message.ts";

const outside = new Set(["not_in_channel", "channel_not_found", "is_archived", "restricted_action", "no_permission"]);
const uninvited = notice(
  "I could not post here because I am not a member of this channel. Invite me with /invite and press Share again; until then only you see the card.",
);
export const alone = notice(
  "This is a direct message: there is nobody here to share the card with. Use the command in a channel instead.",
);

/** The thread of a shared card can be asked without a new case. A store that fails costs only that. */
const begin = async (desk: Desk, to: Delivery, thread: string): Promise<void> => {
  const place = threadPlace(to.place.team, to.place.channel, thread);
  try {
    if (await desk.copy(to.place, place)) desk.cards.visit(place);
  } catch (error) {
    desk.log.error("a shared case could not be copied", error);
  }
};

/** Posts the card; answers with what to say where that was not possible. */
export const share = async (desk: Desk, to: Delivery, reply: Reply): Promise<Reply | undefined> => {
  const { channel, thread, user } = to.place;
  const folded = (part: Part): boolean => part.kind === "fold";
  const core = { ...reply.doc, parts: reply.doc.parts.filter((part) => !folded(part)) };
  const details = { summary: `Details: ${reply.doc.summary}`, parts: reply.doc.parts.filter(folded) };
  // A private answer about a message goes under that message; a thread's own card goes to the channel it hides from.
  const under = user && thread ? { thread } : {};
  const way: Extract<Way, { how: "post" }> = { how: "post", client: to.way.client, channel, ...under };
  try {
    const [first] = await post(desk, way, (old) => messagesOfDoc(core, { old, sharedBy: to.user }));
    const below = { ...way, thread: way.thread ?? first ?? "" };
    await begin(desk, to, below.thread);
    // The channel gets the card; what it folds away goes under it, for whoever wants to read on.
    if (details.parts.length > 0) await post(desk, below, (old) => messagesOfDoc(details, { old, sharedBy: to.user }));
  } catch (error) {
    if (!outside.has(slackError(error) ?? "")) throw error;
    return uninvited;
  }
  return undefined;
};
