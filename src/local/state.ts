/** What the stand-in workspace remembers while it runs: messages, open views, one-time addresses. Nothing is written to disk. */
import { randomBytes } from "node:crypto";

export type Json = { readonly [key: string]: unknown };

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  /** Only the person at the page sees it. */
  readonly ephemeral?: boolean;
  readonly edited?: boolean;
  /** Slack's file objects. */
  readonly files?: readonly Json[];
}

/** What the page is told as it happens. */
export type Happening =
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "deleted"; readonly channel: string; readonly ts: string }
  /** A window opens in the tab that asked for it; in all of them where nobody knows which. */
  | { readonly kind: "view"; readonly view: Json; readonly tab?: string }
  | { readonly kind: "home"; readonly view: Json };

interface ResponseUrl {
  readonly channel: string;
  readonly ts?: string;
  readonly until: number;
  left: number;
}

export const ids = {
  team: "T0LOCAL",
  user: "U0YOU",
  bot: "U0HYPOCHROME",
  botApp: "B0HYPOCHROME",
  app: "A0LOCAL",
} as const;
export const channels = { direct: "D0HYPOCHROME", room: "C0WARDROUND" } as const;

const responseUses = 5;
const responseMs = 30 * 60_000;
const triggerMs = 3000;

/** The memory of one workspace. */
export const createState = (now: () => number = Date.now) => {
  const messages = new Map<string, Message>();
  const responses = new Map<string, ResponseUrl>();
  const triggers = new Map<string, number>();
  const views = new Map<string, Json>();
  const listeners = new Set<(happening: Happening) => void>();
  let last = 0;
  let home: Json | undefined;
  const tell = (happening: Happening): void => {
    for (const listener of listeners) listener(happening);
  };
  const key = (channel: string, ts: string): string => `${channel}/${ts}`;
  return {
    /** Unique and rising, in Slack's form. */
    nextTs: (): string => {
      last = Math.max(last + 1, now() * 1000);
      return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, "0")}`;
    },
    put: (message: Message): Message => {
      messages.set(key(message.channel, message.ts), message);
      tell({ kind: "message", message });
      return message;
    },
    message: (channel: string, ts: string): Message | undefined => messages.get(key(channel, ts)),
    remove: (channel: string, ts: string): boolean => {
      const was = messages.delete(key(channel, ts));
      if (was) tell({ kind: "deleted", channel, ts });
      return was;
    },
    history: (): readonly Message[] => [...messages.values()],
    openTrigger: (tab = ""): string => {
      const id = `${now()}.${randomBytes(6).toString("hex")}.${tab}`;
      triggers.set(id, now() + triggerMs);
      return id;
    },
    /** A trigger can be used once, within three seconds. */
    useTrigger: (id: string): "ok" | "expired_trigger_id" | "invalid_trigger_id" => {
      const until = triggers.get(id);
      triggers.delete(id);
      if (until === undefined) return "invalid_trigger_id";
      return until < now() ? "expired_trigger_id" : "ok";
    },
    openResponse: (channel: string, ts?: string): string => {
      const id = randomBytes(9).toString("hex");
      responses.set(id, {
        channel,
        until: now() + responseMs,
        left: responseUses,
        ...(ts === undefined ? {} : { ts }),
      });
      return id;
    },
    useResponse: (id: string): ResponseUrl | undefined => {
      const found = responses.get(id);
      if (!found || found.left <= 0 || found.until < now()) return undefined;
      found.left -= 1;
      return found;
    },
    setView: (view: Json, trigger = ""): Json => {
      views.set(String(view["id"]), view);
      const tab = trigger.split(".")[2] ?? "";
      tell({ kind: "view", view, ...(tab === "" ? {} : { tab }) });
      return view;
    },
    view: (id: string): Json | undefined => views.get(id),
    setHome: (view: Json): void => {
      home = view;
      tell({ kind: "home", view });
    },
    home: (): Json | undefined => home,
    listen: (listener: (happening: Happening) => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export type State = ReturnType<typeof createState>;
