/** Carries a reply to its place: the card edited in place, the form opened, the card shared, everything else said. */
import { type Part, plain } from "../conversation/doc.ts";
import type { Reply } from "../conversation/reply.ts";
import type { Place } from "../conversation/session.ts";
import type { Desk } from "./desk.ts";
import { type Draw, edit, post, respond, type Way } from "./send.ts";
import { alone, share } from "./share.ts";
import { formView } from "./views/form.ts";
import { messagesOf, messagesOfDoc } from "./views/message.ts";

export interface Delivery {
  readonly place: Place;
  readonly way: Way;
  /** Who asked. */
  readonly user: string;
  /** Opens modals; three seconds old at most. */
  readonly trigger?: string;
  /** The card message that was clicked, when it isn't a private one. */
  readonly clicked?: string;
  /** A typed message was answered: an edited card further up would go unseen. */
  readonly typed?: boolean;
}

type Posting = Extract<Way, { how: "post" }>;

const isDirect = ({ channel }: Place): boolean => channel.startsWith("D");

/** In a direct message there is nobody to share with: no button for it. */
const withoutShare = (reply: Reply): Reply => {
  const parts = reply.doc.parts.map((part) =>
    part.kind === "buttons" ? { ...part, buttons: part.buttons.filter(({ act }) => act.do !== "share") } : part,
  );
  return { ...reply, doc: { ...reply.doc, parts } };
};

const drawing = (said: Reply, place: Place): Draw => {
  const { thread, user } = place;
  const reply = isDirect(place) ? withoutShare(said) : said;
  const of = reply.epoch === undefined ? {} : { epoch: reply.epoch };
  const tag = { kind: "other" as const, ...(thread ? { thread } : {}), ...(user ? { user } : {}), ...of };
  return (old) => messagesOf(reply, { tag, old });
};

const say = async (desk: Desk, to: Delivery, reply: Reply): Promise<void> => {
  const draw = drawing(reply, to.place);
  if (to.way.how === "respond") return respond(desk, { ...to.way, replace: false }, draw);
  desk.cards.said(to.place, await post(desk, to.way, draw));
};

/** A card elsewhere on the screen has changed: one line says what it now says. */
const pointer = (reply: Reply): Draw => {
  const text = plain(`Card updated: ${reply.doc.summary}`);
  return () => messagesOfDoc({ summary: reply.doc.summary, parts: [{ kind: "text", text }] });
};

/** The messages that show the card. */
const shownIn = (desk: Desk, to: Delivery): readonly string[] => {
  const known = desk.cards.at(to.place) ?? [];
  return to.clicked === undefined || known.includes(to.clicked) ? known : [to.clicked];
};

const postedCard = async (desk: Desk, to: Delivery, way: Posting, reply: Reply): Promise<void> => {
  const draw = drawing(reply, to.place);
  const existing = shownIn(desk, to);
  // In a flat direct message the newest card belongs at the bottom, where the person is typing.
  const inPlace = existing.length > 0 && !(to.typed && way.thread === undefined);
  if (!inPlace) return desk.cards.remember(to.place, await post(desk, way, draw));
  try {
    desk.cards.remember(to.place, await edit(desk, way, existing, draw));
    if (to.typed) await post(desk, way, pointer(reply));
  } catch (error) {
    desk.log.error("the card could not be edited", error);
    desk.cards.remember(to.place, await post(desk, way, draw));
  }
};

const card = async (desk: Desk, to: Delivery, reply: Reply): Promise<void> =>
  to.way.how === "respond" ? respond(desk, to.way, drawing(reply, to.place)) : postedCard(desk, to, to.way, reply);

/** What was deleted must not stay on the screen: the reply takes the card's place. A typed wish is answered where it was typed, too. */
const cleared = async (desk: Desk, to: Delivery, reply: Extract<Reply, { kind: "notice" }>): Promise<void> => {
  const draw = drawing(reply, to.place);
  if (to.way.how === "respond") return respond(desk, to.way, draw);
  const existing = shownIn(desk, to);
  const left = existing.length === 0 ? [] : await edit(desk, to.way, existing, draw);
  desk.cards.remember(to.place, reply.clears === "meanwhile" ? left : []);
  if (existing.length === 0 || to.typed) await post(desk, to.way, draw);
};

const form = async (desk: Desk, to: Delivery, reply: Extract<Reply, { kind: "form" }>): Promise<void> => {
  if (to.trigger === undefined) return say(desk, to, reply);
  const { way } = to;
  const respondTo = way.how === "respond" ? { respondTo: way.url, ...(way.replace ? { replaces: true } : {}) } : {};
  const of = reply.epoch === undefined ? {} : { epoch: reply.epoch };
  const view = formView(desk.knowledge, reply.prefill, { place: to.place, adds: true, ...respondTo, ...of });
  try {
    await to.way.client.views.open({ trigger_id: to.trigger, view });
  } catch (error) {
    desk.log.error("the form did not open", error);
    await say(desk, to, reply);
  }
};

const carried = async (desk: Desk, to: Delivery, reply: Reply): Promise<void> => {
  switch (reply.kind) {
    case "card":
      return card(desk, to, reply);
    case "form":
      return form(desk, to, reply);
    case "share": {
      const why = isDirect(to.place) ? alone : await share(desk, to, reply);
      return why === undefined ? undefined : say(desk, to, why);
    }
    case "notice":
      return reply.clears === undefined ? say(desk, to, reply) : cleared(desk, to, reply);
    case "clarify":
    case "answer":
      return say(desk, to, reply);
  }
};

const isWhispered = (part: Part): boolean => part.kind === "alert" && part.whispered === true;

/** Do others read along? Not in direct messages, and not in a conversation of one person. */
const isOpen = ({ place, way }: Delivery): boolean =>
  way.how === "post" && place.user === undefined && !isDirect(place);

/** Tells the one who wrote, and nobody else, what is not for everybody (that identifiers were in the message). */
const whisper = async (to: Delivery, parts: readonly Part[]): Promise<void> => {
  const [summary = ""] = parts.map((part) =>
    part.kind === "alert" ? part.text.map((span) => span.text).join("") : "",
  );
  const { channel, thread } = to.place;
  for (const message of messagesOfDoc({ summary, parts }))
    await to.way.client.chat.postEphemeral({
      ...{ channel, user: to.user, ...message },
      ...(thread === undefined ? {} : { thread_ts: thread }),
    });
};

/** Delivers `reply`, if there is one. What is whispered leaves it first where others read along. A failure of Slack's is counted and logged, never thrown: the turn itself was taken. */
export const deliver = async (desk: Desk, to: Delivery, reply: Reply | undefined): Promise<void> => {
  if (!reply) return;
  desk.cards.visit(to.place);
  const whispered = isOpen(to) ? reply.doc.parts.filter(isWhispered) : [];
  const parts = reply.doc.parts.filter((part) => !whispered.includes(part));
  try {
    if (whispered.length > 0) await whisper(to, whispered);
    await carried(desk, to, { ...reply, doc: { ...reply.doc, parts } });
  } catch (error) {
    desk.metrics.count("undelivered_total", { kind: reply.kind });
    desk.log.error(`a reply could not be delivered: ${reply.kind}`, error);
  }
};
