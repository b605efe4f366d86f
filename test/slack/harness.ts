/** The real app on a loopback port, a tiny Slack behind it, and signed requests into it. */
import { createHmac } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { App } from "@slack/bolt";
import { createAnswer } from "../../src/conversation/answer.ts";
import { copyCase } from "../../src/conversation/copy.ts";
import { keyOf } from "../../src/conversation/kept.ts";
import { openKnowledge } from "../../src/knowledge/open.ts";
import { type AppParts, buildApp } from "../../src/slack/app.ts";
import { createLog } from "../../src/slack/log.ts";
import { memoryStore } from "../../src/store/memory.ts";
import { type FakeSlack, fakeSlack } from "./fake-slack.ts";

export const knowledge = openKnowledge();
const signingSecret = "0123456789abcdef0123456789abcdef";

export interface Sent {
  readonly status: number;
  readonly body: string;
}
export interface Harness {
  readonly app: App;
  readonly slack: FakeSlack;
  readonly url: string;
  /** What was logged. */
  readonly lines: string[];
  readonly send: (body: string, type: string, headers?: Record<string, string>) => Promise<Sent>;
  readonly command: (text: string, more?: Record<string, string>) => Promise<Sent>;
  readonly event: (event: object, more?: object, headers?: Record<string, string>) => Promise<Sent>;
  readonly interact: (payload: object) => Promise<Sent>;
  readonly close: () => Promise<void>;
}

export const sign = (body: string, at: number, secret = signingSecret): Record<string, string> => ({
  "x-slack-request-timestamp": String(at),
  "x-slack-signature": `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`,
});
export const seconds = (): number => Math.floor(Date.now() / 1000);
const form = "application/x-www-form-urlencoded";

let unique = 0;
export const nextId = (): string => String(++unique);

type Methods = NonNullable<Parameters<typeof fakeSlack>[0]>;

export const harness = async (parts: Partial<AppParts> = {}, methods: Methods = {}): Promise<Harness> => {
  const slack = await fakeSlack(methods);
  const store = memoryStore();
  const lines: string[] = [];
  const app = buildApp({
    config: { mode: "http", botToken: "xoxb-test", signingSecret, apiUrl: slack.apiUrl },
    knowledge,
    answer: createAnswer({ knowledge, store }),
    knows: async (place) => (await store.read(keyOf(place), new Date())) !== undefined,
    copy: (from, to) => copyCase(store, from, to, new Date()),
    forget: (team) => store.removeTeam(team),
    log: createLog((line) => lines.push(line)),
    retries: { retries: 2, minTimeout: 10, maxTimeout: 20 },
    ...parts,
  });
  await app.init();
  const server = (await app.start({ port: 0, host: "127.0.0.1" })) as Server;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send: Harness["send"] = async (body, type, headers) => {
    const all = { "content-type": type, ...sign(body, seconds()), ...headers };
    const answer = await fetch(`${url}/slack/events`, { method: "POST", body, headers: all });
    return { status: answer.status, body: await answer.text() };
  };
  const origin = { token: "t", team_id: "T1", api_app_id: "A1" };
  return {
    app,
    slack,
    url,
    lines,
    send,
    command: (text, more = {}) => {
      const place = { channel_id: "C1", channel_name: "c", user_id: "U1", user_name: "u", team_domain: "d" };
      const links = { response_url: slack.responseUrl, trigger_id: `trigger.${nextId()}` };
      const body = new URLSearchParams({ ...origin, command: "/anemia", text, ...place, ...links, ...more });
      return send(body.toString(), form);
    },
    event: (event, more = {}, headers = {}) => {
      const body = {
        ...origin,
        type: "event_callback",
        event_id: `Ev${nextId()}`,
        event_time: seconds(),
        event,
        ...more,
      };
      return send(JSON.stringify(body), "application/json", headers);
    },
    interact: (payload) => {
      const whole = { ...origin, team: { id: "T1", domain: "d" }, user: { id: "U1", team_id: "T1" }, ...payload };
      return send(new URLSearchParams({ payload: JSON.stringify(whole) }).toString(), form);
    },
    close: async () => {
      await app.stop();
      await slack.close();
    },
  };
};

/** Waits until `read` gives something true, two seconds at most. */
export const until = async <T>(read: () => T | undefined | false, limit = 4000): Promise<T> => {
  const end = Date.now() + limit;
  for (;;) {
    const value = read();
    if (value) return value;
    if (Date.now() > end) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

// biome-ignore lint/suspicious/noExplicitAny: what was sent to Slack
type Sendable = any;
/** The button labelled `label` in a message that was sent, with the row it stands in. */
export const buttonIn = (sent: Sendable, label: string): { value: string; action_id: string; block_id: string } => {
  const rows = sent.blocks.flatMap((block: Sendable) => (block.type === "container" ? block.child_blocks : [block]));
  for (const row of rows) {
    const found = row.elements?.find?.((each: Sendable) => each.type === "button" && each.text.text === label);
    if (found) return { value: found.value, action_id: found.action_id, block_id: row.block_id };
  }
  throw new Error(`no button ${label} in ${JSON.stringify(rows).slice(0, 500)}`);
};
