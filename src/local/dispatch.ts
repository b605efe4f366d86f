/** Turns what a person did on the page into what Slack would send the app. */
import { type Acknowledged, type Sender, send } from "./signed.ts";
import { channels, ids, type Json, type Message } from "./state.ts";
import type { Upload } from "./uploads.ts";

/** What a person did on the page; `tab` is the one they did it in. "opened": the page was, and shows nothing yet. */
export type Deed = { readonly tab?: string } & Done;

type Done =
  | {
      readonly do: "message";
      readonly channel: string;
      readonly text: string;
      readonly thread?: string;
      readonly files?: readonly Upload[];
    }
  | { readonly do: "command"; readonly channel: string; readonly command: string; readonly text: string }
  | {
      readonly do: "action";
      readonly channel?: string;
      readonly ts?: string;
      readonly view?: string;
      readonly action: Json;
    }
  | { readonly do: "submit"; readonly view: string; readonly values: Json }
  | { readonly do: "shortcut"; readonly callback: string; readonly channel?: string; readonly ts?: string }
  | { readonly do: "home" | "opened" };

type Of<D extends Done["do"]> = { readonly tab?: string } & Extract<Done, { do: D }>;

const form = (fields: Readonly<Record<string, string>>): string => new URLSearchParams(fields).toString();
const formType = "application/x-www-form-urlencoded";
const payload = (sender: Sender, value: Json): Promise<Acknowledged> =>
  send(sender, form({ payload: JSON.stringify(value) }), formType);

const common = {
  team: { id: ids.team, domain: "try-it" },
  user: { id: ids.user, username: "you", name: "you", team_id: ids.team },
  api_app_id: ids.app,
  token: "local",
  is_enterprise_install: false,
  enterprise: null,
};

const event = (sender: Sender, inner: Json): Promise<Acknowledged> => {
  const at = sender.state.nextTs();
  const body = {
    type: "event_callback",
    event_id: `Ev${at.replace(".", "")}`,
    event_time: Math.floor(Number(at)),
    team_id: ids.team,
    api_app_id: ids.app,
    event: { ...inner, event_ts: at },
    authorizations: [{ team_id: ids.team, user_id: ids.bot, is_bot: true, enterprise_id: null }],
  };
  return send(sender, JSON.stringify(body), "application/json");
};

const typed = async (sender: Sender, deed: Of<"message">): Promise<Acknowledged> => {
  const { state, uploads } = sender;
  const files = (deed.files ?? []).map((file) => uploads.keep(file, ids.user));
  const message: Message = {
    channel: deed.channel,
    ts: state.nextTs(),
    user: ids.user,
    text: deed.text,
    ...(deed.thread ? { thread_ts: deed.thread } : {}),
    ...(files.length > 0 ? { files } : {}),
  };
  state.put(message);
  const escaped = deed.text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const mention = `<@${ids.bot}>`;
  const text = escaped.replace(/@hypochrome\b/gi, mention);
  const base = { ...message, text, team: ids.team };
  const said = { ...base, type: "message", ...(files.length > 0 ? { subtype: "file_share", upload: false } : {}) };
  if (deed.channel === channels.direct) return event(sender, { ...said, channel_type: "im" });
  if (text.includes(mention)) await event(sender, { ...base, type: "app_mention" });
  return event(sender, { ...said, channel_type: "channel" });
};

/** The words an app may answer with in its acknowledgement. */
const acknowledgedText = (body: string): string => {
  try {
    return String((JSON.parse(body) as Json)["text"] ?? "");
  } catch {
    return body;
  }
};

const command = async (sender: Sender, deed: Of<"command">): Promise<Acknowledged> => {
  const { state } = sender;
  const fields = {
    token: "local",
    command: deed.command,
    text: deed.text,
    team_id: ids.team,
    team_domain: "try-it",
    channel_id: deed.channel,
    channel_name: deed.channel === channels.direct ? "directmessage" : "ward-round",
    user_id: ids.user,
    user_name: "you",
    api_app_id: ids.app,
    trigger_id: state.openTrigger(deed.tab),
    response_url: `${sender.responseBase}${state.openResponse(deed.channel)}`,
  };
  const answer = await send(sender, form(fields), formType);
  const failed = `\`${deed.command}\` failed because the app did not respond.`;
  const text = answer.status === 200 ? acknowledgedText(answer.body) : failed;
  if (text !== "") state.put({ channel: deed.channel, ts: state.nextTs(), user: ids.bot, text, ephemeral: true });
  return answer;
};

const action = (sender: Sender, deed: Of<"action">): Promise<Acknowledged> => {
  const { state } = sender;
  const actions = [{ ...deed.action, action_ts: state.nextTs() }];
  const trigger_id = state.openTrigger(deed.tab);
  if (deed.view !== undefined) {
    const view = state.view(deed.view) ?? state.home();
    return payload(sender, {
      ...common,
      type: "block_actions",
      trigger_id,
      actions,
      view,
      container: { type: "view", view_id: deed.view },
    });
  }
  const [channel, ts] = [deed.channel ?? "", deed.ts ?? ""];
  const message = state.message(channel, ts);
  const container = {
    type: "message",
    channel_id: channel,
    message_ts: ts,
    is_ephemeral: message?.ephemeral ?? false,
    ...(message?.thread_ts ? { thread_ts: message.thread_ts } : {}),
  };
  const response_url = `${sender.responseBase}${state.openResponse(channel, ts)}`;
  return payload(sender, {
    ...common,
    type: "block_actions",
    trigger_id,
    response_url,
    actions,
    container,
    channel: { id: channel, name: "ward-round" },
    message: { type: "message", ...message, bot_id: ids.botApp },
    state: { values: {} },
  });
};

const shortcut = (sender: Sender, deed: Of<"shortcut">): Promise<Acknowledged> => {
  const { state } = sender;
  const base = {
    ...common,
    callback_id: deed.callback,
    trigger_id: state.openTrigger(deed.tab),
    action_ts: state.nextTs(),
  };
  if (deed.ts === undefined) return payload(sender, { ...base, type: "shortcut" });
  const channel = deed.channel ?? "";
  const message = { type: "message", ...state.message(channel, deed.ts) };
  const response_url = `${sender.responseBase}${state.openResponse(channel)}`;
  return payload(sender, {
    ...base,
    type: "message_action",
    response_url,
    message,
    message_ts: deed.ts,
    channel: { id: channel, name: "ward-round" },
  });
};

const opened = (sender: Sender, tab: "home" | "messages"): Promise<Acknowledged> =>
  event(sender, { type: "app_home_opened", user: ids.user, channel: channels.direct, tab });

/** Carries one deed to the app; answers with the app's acknowledgement. */
export const dispatch = (sender: Sender, deed: Deed): Promise<Acknowledged> => {
  switch (deed.do) {
    case "message":
      return typed(sender, deed);
    case "command":
      return command(sender, deed);
    case "action":
      return action(sender, deed);
    case "submit": {
      const view = { ...sender.state.view(deed.view), state: { values: deed.values } };
      return payload(sender, {
        ...common,
        type: "view_submission",
        trigger_id: sender.state.openTrigger(deed.tab),
        view,
        response_urls: [],
      });
    }
    case "shortcut":
      return shortcut(sender, deed);
    default:
      return opened(sender, deed.do === "home" ? "home" : "messages");
  }
};
