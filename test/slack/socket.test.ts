import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { createAnswer } from "../../src/conversation/answer.ts";
import { buildApp } from "../../src/slack/app.ts";
import { createLog } from "../../src/slack/log.ts";
import { memoryStore } from "../../src/store/memory.ts";
import { type FakeSlack, fakeSlack } from "./fake-slack.ts";
import { knowledge, nextId, until } from "./harness.ts";

const labs = "Hb 9.1 g/dL MCV 66 RDW 19 ferritin 5, F 28";
let slack: FakeSlack;
let wire: WebSocketServer;
let socket: WebSocket;
const acks: { envelope_id: string; payload?: unknown }[] = [];
let stop: () => Promise<unknown>;

/** A Slack that hands out a loopback WebSocket, says hello, and takes acknowledgements. */
beforeAll(async () => {
  wire = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  wire.on("connection", (opened) => {
    socket = opened;
    opened.on("message", (data) => acks.push(JSON.parse(String(data))));
    opened.send(JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A1" } }));
  });
  await once(wire, "listening");
  const url = `ws://127.0.0.1:${(wire.address() as AddressInfo).port}/`;
  slack = await fakeSlack({ "apps.connections.open": () => ({ url }) });
  const app = buildApp({
    config: { mode: "socket", botToken: "xoxb-test", appToken: "xapp-test", apiUrl: slack.apiUrl },
    knowledge,
    answer: createAnswer({ knowledge, store: memoryStore() }),
    log: createLog(() => undefined),
  });
  await app.init();
  await app.start();
  stop = () => app.stop();
});
afterAll(async () => {
  await stop();
  wire.close();
  await slack.close();
});

const send = async (type: string, payload: object, more: object = {}): Promise<{ payload?: unknown }> => {
  const envelope_id = `e-${nextId()}`;
  socket.send(JSON.stringify({ type, envelope_id, payload, accepts_response_payload: true, ...more }));
  return until(() => acks.find((ack) => ack.envelope_id === envelope_id));
};
const origin = { team_id: "T1", api_app_id: "A1" };
const command = (text: string, name = "/anemia") => ({
  ...origin,
  command: name,
  text,
  user_id: "U1",
  channel_id: "C1",
  response_url: slack.responseUrl,
  trigger_id: nextId(),
});

describe("Socket Mode", () => {
  it("asks for its address with the app token, and is welcomed", () => {
    expect(slack.made("apps.connections.open")).toHaveLength(1);
  });
  it("acknowledges a command and answers it privately", async () => {
    await send("slash_commands", command(labs));
    expect(await until(() => slack.made("respond")[0])).toMatchObject({ response_type: "ephemeral" });
  });
  it("answers a command it doesn't know in the acknowledgement", async () => {
    expect(JSON.stringify(await send("slash_commands", command("", "/other")))).toContain("/anemia help");
  });
  it("answers a direct message once, though it is delivered twice", async () => {
    const event = { type: "message", channel: "D1", channel_type: "im", user: "U1", text: labs, ts: "7.7" };
    const envelope = (id: string) => ({ ...origin, type: "event_callback", event_id: id, event });
    await send("events_api", envelope("Ev1"));
    await send("events_api", envelope("Ev2"), { retry_attempt: 1, retry_reason: "timeout" });
    await until(() => slack.made("chat.postMessage")[0]);
    await send("slash_commands", command("help"));
    await until(() => slack.made("respond")[1]);
    expect(slack.made("chat.postMessage")).toHaveLength(1);
  });
  it("opens the form from the global shortcut, and shows its error in the acknowledgement", async () => {
    const user = { id: "U1", team_id: "T1" };
    const shortcut = {
      ...origin,
      type: "shortcut",
      callback_id: "open_form",
      trigger_id: "t",
      team: { id: "T1" },
      user,
    };
    await send("interactive", shortcut);
    const { view } = await until(() => slack.made("views.open")[0]);
    const empty = { ...view, id: "V1", hash: "h", state: { values: {} } };
    const ack = await send("interactive", {
      ...origin,
      type: "view_submission",
      team: { id: "T1" },
      user,
      view: empty,
    });
    expect(ack.payload).toMatchObject({ response_action: "errors" });
  });
});
