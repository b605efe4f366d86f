/** The program as a person starts it: as a process, with nothing but its environment. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { type FakeSlack, fakeSlack } from "../slack/fake-slack.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const running: ChildProcess[] = [];
const slacks: FakeSlack[] = [];
const listeners: Server[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill("SIGKILL");
  for (const slack of slacks.splice(0)) await slack.close();
  for (const server of listeners.splice(0)) server.close();
});

interface Started {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly exit: Promise<number | null>;
}
/** Runs in an empty folder, so that no `.env` of the developer's plays in. */
const launch = (env: Record<string, string>): Started => {
  const clean = { PATH: process.env.PATH ?? "", HYPOCHROME_DB: "memory", HYPOCHROME_PORT: "0", ...env };
  const child = spawn(process.execPath, [join(root, "dist", "start", "main.js")], {
    cwd: mkdtempSync(join(tmpdir(), "h-")),
    env: clean,
  });
  running.push(child);
  let text = "";
  child.stdout?.on("data", (chunk) => (text += chunk));
  child.stderr?.on("data", (chunk) => (text += chunk));
  return { child, out: () => text, exit: new Promise((resolve) => child.once("exit", resolve)) };
};
const said = async (started: Started, what: RegExp): Promise<RegExpMatchArray> => {
  for (let waited = 0; waited < 15_000; waited += 25) {
    const found = started.out().match(what);
    if (found) return found;
    if (started.child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`never said ${what}: ${started.out()}`);
};
const takenPort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  listeners.push(server);
  return (server.address() as AddressInfo).port;
};
const http = async (more: Record<string, string> = {}) => {
  const slack = await fakeSlack();
  slacks.push(slack);
  const secret = "0123456789abcdef0123456789abcdef";
  const tokens = { SLACK_MODE: "http", SLACK_BOT_TOKEN: "xoxb-very-secret", SLACK_SIGNING_SECRET: secret };
  return { slack, env: { ...tokens, SLACK_API_URL: slack.apiUrl, PORT: "0", ...more } };
};

describe("started without tokens", () => {
  it("opens the local workspace on loopback, and stops when told to", async () => {
    const started = launch({});
    const [, page] = await said(started, /(http:\/\/127\.0\.0\.1:\d+\S*)/);
    expect((await fetch(page ?? "")).status).toBe(200);
    started.child.kill("SIGTERM");
    expect(await started.exit).toBe(0);
  });
  it("says so when the port is taken, and exits 1", async () => {
    const port = await takenPort();
    const started = launch({ HYPOCHROME_PORT: String(port) });
    expect(await started.exit).toBe(1);
    expect(started.out()).toContain(`Port ${port} is taken`);
    expect(started.out()).toContain("HYPOCHROME_PORT");
  });
});

describe("started wrongly, exits 78 and", () => {
  it("names what a half-filled configuration lacks, without printing a token", async () => {
    const started = launch({ SLACK_BOT_TOKEN: "xoxb-very-secret" });
    expect(await started.exit).toBe(78);
    expect(started.out()).toContain("SLACK_APP_TOKEN is missing");
    expect(started.out()).not.toContain("very-secret");
  });
  it("names a token Slack refuses, without printing it", async () => {
    const { slack, env } = await http();
    slack.failures.set("auth.test", ["invalid_auth"]);
    const started = launch(env);
    expect(await started.exit).toBe(78);
    expect(started.out()).toContain("SLACK_BOT_TOKEN was refused by Slack (invalid_auth)");
    expect(started.out()).not.toContain("very-secret");
  });
  it("names an app token that may not connect, with the scope it lacks", async () => {
    const { slack, env } = await http();
    slack.failures.set("apps.connections.open", ["missing_scope"]);
    const { SLACK_SIGNING_SECRET: _, SLACK_MODE: __, ...rest } = env;
    const started = launch({ ...rest, SLACK_APP_TOKEN: "xapp-very-secret" });
    expect(await started.exit).toBe(78);
    expect(started.out()).toContain("SLACK_APP_TOKEN was refused by Slack (missing_scope)");
    expect(started.out()).toContain("connections:write");
  });
  it("says soon that Slack can't be reached, and where", async () => {
    const { env } = await http();
    const started = launch({ ...env, SLACK_API_URL: "http://127.0.0.1:9/api/" });
    await said(started, /can't be reached at 127\.0\.0\.1:9\. Check SLACK_API_URL/);
    started.child.kill("SIGKILL");
  });
  it("names a setting the knowledge doesn't have, and a database it can't open", async () => {
    const setting = launch({ HYPOCHROME_SETTING: "moon-base" });
    expect(await setting.exit).toBe(78);
    expect(setting.out()).toContain("HYPOCHROME_SETTING");
    const strange = launch({ HYPOCHROME_DB: "/proc/nowhere/x.db" });
    expect(await strange.exit).toBe(78);
    const database = launch({ HYPOCHROME_DB: join(root, "package.json", "x.db") });
    expect(await database.exit).toBe(78);
    expect(database.out()).toContain("HYPOCHROME_DB");
  });
});

describe("started for HTTP", () => {
  it("is ready on its port, and stops when told to", async () => {
    const free = await takenPort();
    for (const server of listeners.splice(0)) await new Promise((resolve) => server.close(resolve));
    const { env } = await http({ PORT: String(free) });
    const started = launch(env);
    await said(started, /listens for Slack/);
    expect(await (await fetch(`http://127.0.0.1:${free}/readyz`)).text()).toBe("ready\n");
    started.child.kill("SIGINT");
    expect(await started.exit).toBe(0);
  });
});
