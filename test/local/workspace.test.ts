/** The try-it workspace over real HTTP: what it sends the app, what it accepts, and whom it refuses. */
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { channels, ids } from "../../src/local/state.ts";
import { openWorkspace, type Workspace } from "../../src/local/workspace.ts";

const secret = "0123456789abcdef0123456789abcdef";

interface Heard {
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}
let heard: Heard[] = [];
let status = 200;
let acknowledgement = "";
let app: Server;
let workspace: Workspace;
let port: number;

const bodyOf = async (incoming: AsyncIterable<Buffer | string>): Promise<string> => {
  let body = "";
  for await (const part of incoming) body += part;
  return body;
};

beforeAll(async () => {
  app = createServer(async (incoming, response) => {
    heard.push({ headers: incoming.headers, body: await bodyOf(incoming) });
    response.writeHead(status).end(acknowledgement);
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const appPort = (app.address() as AddressInfo).port;
  workspace = await openWorkspace({ port: 0, signingSecret: secret, appPort });
  port = Number(new URL(workspace.pageUrl).port);
});
afterAll(async () => {
  await workspace.close();
  app.close();
});
beforeEach(() => {
  heard = [];
  status = 200;
  acknowledgement = "";
});

interface Answer {
  readonly status: number;
  readonly json: Record<string, unknown>;
}
const post = async (path: string, value: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await fetch(new URL(path, workspace.pageUrl), {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(value),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
};
/** What a page that opens now is told of. */
const onThePage = async (): Promise<string> => {
  const stream = await fetch(new URL("/happenings", workspace.pageUrl));
  const reader = stream.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  await reader?.cancel();
  return first;
};
/** fetch refuses to lie about its Host; node:http does not. */
const withHost = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path: "/", headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
const api = async (method: string, call: unknown): Promise<Record<string, unknown>> =>
  (await post(`/api/${method}`, call)).json;
const command = { do: "command", channel: channels.room, command: "/anemia", text: "Hb 98" };
const fieldsHeard = (): URLSearchParams => new URLSearchParams(heard.at(-1)?.body);
const payloadHeard = (): Record<string, unknown> => JSON.parse(fieldsHeard().get("payload") ?? "{}");

describe("a file attached on the page", () => {
  const data = Buffer.from("Hb 98 g/L").toString("base64");
  const file = { name: "a.txt", type: "text/plain", data };
  const told = (): Record<string, unknown> => JSON.parse(heard.at(-1)?.body ?? "{}").event;

  it("is told of as Slack tells, and had with the bot's token alone", async () => {
    await post("/deed", { do: "message", channel: channels.direct, text: "", files: [file] });
    expect(told()).toMatchObject({ type: "message", subtype: "file_share", channel_type: "im" });
    const [shared] = told()["files"] as Record<string, string>[];
    expect(shared).toMatchObject({ name: "a.txt", mimetype: "text/plain", size: 9, mode: "hosted" });
    const get = (authorization?: string) =>
      fetch(shared?.["url_private_download"] ?? "", { headers: authorization ? { authorization } : {} });
    expect(await (await get("Bearer xoxb-local")).text()).toBe("Hb 98 g/L");
    expect((await get()).headers.get("content-type")).toContain("text/html");
  });

  it("that nobody attached is not there", async () => {
    const url = new URL("/files-pri/F0", workspace.pageUrl);
    expect((await fetch(url, { headers: { authorization: "Bearer xoxb-local" } })).status).toBe(404);
  });
});

describe("what the app is sent", () => {
  it("is signed as Slack signs, over the very bytes sent", async () => {
    await post("/deed", command);
    const [sent] = heard;
    const timestamp = sent?.headers["x-slack-request-timestamp"];
    const wanted = createHmac("sha256", secret).update(`v0:${timestamp}:${sent?.body}`).digest("hex");
    expect(sent?.headers["x-slack-signature"]).toBe(`v0=${wanted}`);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(5);
  });

  it("a message in a direct conversation is a message event, shown at once", async () => {
    await post("/deed", { do: "message", channel: channels.direct, text: "Hb < 70 & falling" });
    const { event } = JSON.parse(heard[0]?.body ?? "{}");
    expect(event).toMatchObject({
      type: "message",
      channel_type: "im",
      user: ids.user,
      text: "Hb &lt; 70 &amp; falling",
    });
    expect(await onThePage()).toContain("Hb < 70 & falling");
  });

  it("a mention in a channel comes as both events, with the same ts", async () => {
    await post("/deed", { do: "message", channel: channels.room, text: "@hypochrome Hb 98" });
    const events = heard.map(({ body }) => JSON.parse(body).event);
    expect(events.map((event) => event.type)).toEqual(["app_mention", "message"]);
    expect(new Set(events.map((event) => event.ts)).size).toBe(1);
    expect(events[0].text).toBe(`<@${ids.bot}> Hb 98`);
  });

  it("says so when the app does not take a command", async () => {
    status = 500;
    await post("/deed", command);
    expect(await onThePage()).toContain("failed because the app did not respond");
  });

  it("shows what the app answers in its acknowledgement of a command", async () => {
    acknowledgement = JSON.stringify({ response_type: "ephemeral", text: "No such command here." });
    await post("/deed", { ...command, command: "/foo" });
    expect(await onThePage()).toContain("No such command here.");
  });
});

describe("one-time addresses", () => {
  it("a response_url answers privately, five times and no more", async () => {
    await post("/deed", command);
    const url = fieldsHeard().get("response_url") ?? "";
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await post(url, { text: `answer ${i}` })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(await onThePage()).toMatch(/"text":"answer 0","ephemeral":true/);
  });

  it("an unknown response_url is refused", async () => {
    expect((await post("/response/made-up", { text: "x" })).json).toMatchObject({ ok: false, error: "used_url" });
  });

  it("a trigger_id opens one view", async () => {
    await post("/deed", { do: "shortcut", callback: "open_form" });
    const trigger = payloadHeard()["trigger_id"];
    const view = { type: "modal", title: { type: "plain_text", text: "Form" }, blocks: [] };
    expect(await api("views.open", { trigger_id: trigger, view })).toMatchObject({ ok: true });
    expect(await api("views.open", { trigger_id: trigger, view })).toMatchObject({ error: "invalid_trigger_id" });
  });
});

describe("the API answers as Slack's would", () => {
  it.each([
    ["no.such.method", {}, "unknown_method"],
    ["chat.postMessage", { channel: "C999", text: "x" }, "channel_not_found"],
    ["chat.postMessage", { channel: channels.direct }, "no_text"],
    ["chat.update", { channel: channels.direct, ts: "1.0", text: "x" }, "message_not_found"],
    [
      "views.open",
      { trigger_id: "made-up", view: { type: "modal", title: { type: "plain_text", text: "x" }, blocks: [] } },
      "invalid_trigger_id",
    ],
  ])("%s %j: %s", async (method, call, error) => {
    expect(await api(method, call)).toMatchObject({ ok: false, error });
  });

  it("refuses blocks that Slack would refuse, and says which", async () => {
    const long = { type: "section", text: { type: "mrkdwn", text: "x".repeat(3001) } };
    const answer = await api("chat.postMessage", { channel: channels.direct, text: "x", blocks: [long] });
    expect(answer).toMatchObject({ ok: false, error: "invalid_blocks" });
    expect(JSON.stringify(answer["response_metadata"])).toMatch(/3000|text/);
  });

  it("takes form-encoded calls with blocks as JSON text", async () => {
    const blocks = JSON.stringify([{ type: "divider" }]);
    const body = new URLSearchParams({ channel: channels.direct, text: "x", blocks });
    const response = await fetch(new URL("/api/chat.postMessage", workspace.pageUrl), { method: "POST", body });
    expect(await response.json()).toMatchObject({ ok: true, message: { blocks: [{ type: "divider" }] } });
  });

  it("does not fall over a body that makes no sense", async () => {
    const response = await fetch(new URL("/api/chat.postMessage", workspace.pageUrl), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{not json",
    });
    expect(response.status).toBe(500);
    expect(await api("auth.test", {})).toMatchObject({ ok: true, user_id: ids.bot });
  });
});

describe("nobody else gets in", () => {
  it("listens on loopback only", () => {
    expect(workspace.pageUrl).toMatch(/^http:\/\/127\.0\.0\.1:/);
  });

  it("refuses a foreign Host, as a rebound name would send", async () => {
    expect(await withHost("evil.example")).toBe(403);
    expect(await withHost(`localhost:${port}`)).toBe(200);
  });

  it("refuses a foreign Origin, and carries nothing to the app", async () => {
    const { status: answered } = await post("/deed", command, { origin: "https://evil.example" });
    expect(answered).toBe(403);
    expect(heard).toHaveLength(0);
  });

  it("serves its page with a policy that lets nothing else in", async () => {
    const response = await fetch(workspace.pageUrl);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("says that the port is taken", async () => {
    await expect(openWorkspace({ port, signingSecret: secret, appPort: 1 })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });
});
