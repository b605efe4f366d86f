/** The methods of Slack's Web API the app uses, answered from memory. */
import { blocksFault, viewFault } from "./blocks.ts";
import { channels, ids, type Json, type Message, type State } from "./state.ts";

const failed = (error: string, reason?: string): Json => ({
  ok: false,
  error,
  ...(reason === undefined ? {} : { response_metadata: { messages: [reason] } }),
});
const known = new Set<string>(Object.values(channels));
/** Form-encoded calls carry blocks and views as JSON text. */
const parsed = (value: unknown): unknown => (typeof value === "string" && value !== "" ? JSON.parse(value) : value);

const write = (call: Json, state: State, ephemeral: boolean): Json => {
  const channel = call["channel"] === ids.user ? channels.direct : String(call["channel"]);
  if (!known.has(channel)) return failed("channel_not_found");
  const blocks = parsed(call["blocks"]) as readonly unknown[] | undefined;
  const fault = blocksFault(blocks, "message");
  if (fault) return failed(fault.error, fault.reason);
  const text = String(call["text"] ?? "");
  if (text === "" && !blocks?.length) return failed("no_text");
  const thread = call["thread_ts"] as string | undefined;
  const message: Message = {
    channel,
    ts: state.nextTs(),
    user: ids.bot,
    text,
    ...(blocks ? { blocks } : {}),
    ...(thread ? { thread_ts: thread } : {}),
    ...(ephemeral ? { ephemeral } : {}),
  };
  state.put(message);
  return { ok: true, channel, ts: message.ts, message_ts: message.ts, message: { ...message, bot_id: ids.botApp } };
};

const change = (call: Json, state: State): Json => {
  const old = state.message(String(call["channel"]), String(call["ts"]));
  if (!old) return failed("message_not_found");
  const blocks = parsed(call["blocks"]) as readonly unknown[] | undefined;
  const fault = blocksFault(blocks, "message");
  if (fault) return failed(fault.error, fault.reason);
  const message = { ...old, text: String(call["text"] ?? old.text), edited: true, ...(blocks ? { blocks } : {}) };
  state.put(message);
  return { ok: true, channel: message.channel, ts: message.ts, text: message.text, message };
};

const openView = (call: Json, state: State): Json => {
  const view = parsed(call["view"]) as Json;
  const fault = viewFault(view);
  if (fault) return failed(fault.error, fault.reason);
  const id = String(call["trigger_id"]);
  const trigger = state.useTrigger(id);
  if (trigger !== "ok") return failed(trigger);
  return { ok: true, view: state.setView(dressed(view, `V${state.nextTs()}`), id) };
};

/** A view as Slack gives it back. */
const dressed = (view: Json, id: string): Json => ({
  ...view,
  id,
  team_id: ids.team,
  app_id: ids.app,
  bot_id: ids.botApp,
  hash: id,
  root_view_id: id,
  state: { values: {} },
});

const publish = (call: Json, state: State): Json => {
  const view = parsed(call["view"]) as Json;
  const fault = viewFault(view);
  if (fault) return failed(fault.error, fault.reason);
  const whole = dressed(view, "V0HOME");
  state.setHome(whole);
  return { ok: true, view: whole };
};

const methods: Readonly<Record<string, (call: Json, state: State) => Json>> = {
  "auth.test": () => ({
    ok: true,
    url: "https://local.invalid/",
    team: "Try-it",
    team_id: ids.team,
    user: "hypochrome",
    user_id: ids.bot,
    bot_id: ids.botApp,
    app_id: ids.app,
  }),
  "chat.postMessage": (call, state) => write(call, state, false),
  "chat.postEphemeral": (call, state) => write(call, state, true),
  "chat.update": change,
  "chat.delete": (call, state) =>
    state.remove(String(call["channel"]), String(call["ts"])) ? { ok: true } : failed("message_not_found"),
  "views.open": openView,
  "views.publish": publish,
  "conversations.open": () => ({ ok: true, channel: { id: channels.direct } }),
};

/** Answers one Web API call; an unknown method gets Slack's own error. */
export const callApi = (method: string, call: Json, state: State): Json => {
  const answer = methods[method];
  return answer ? answer(call, state) : failed("unknown_method");
};

/** What the app posts to a response_url: a new private message, or the clicked one replaced or deleted. */
export const respond = (id: string, call: Json, state: State): Json => {
  const to = state.useResponse(id);
  if (!to) return failed("used_url");
  if (call["delete_original"] === true && to.ts)
    return state.remove(to.channel, to.ts) ? { ok: true } : failed("message_not_found");
  if (call["replace_original"] === true && to.ts) return change({ ...call, channel: to.channel, ts: to.ts }, state);
  return write({ ...call, channel: to.channel }, state, call["response_type"] !== "in_channel");
};
