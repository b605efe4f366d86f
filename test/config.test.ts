import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Environment, faultLines, readConfig } from "../src/config.ts";

const bot = "xoxb-111-222-abc";
const app = "xapp-1-A1-222-abc";
const secret = "0123456789abcdef0123456789abcdef";
const config = (env: Environment) => {
  const read = readConfig(env);
  if (!read.ok) throw new Error(faultLines(read.faults));
  return read.config;
};
const faults = (env: Environment) => {
  const read = readConfig(env);
  return read.ok ? [] : read.faults;
};

describe("a configuration", () => {
  it("without tokens is the local workspace", () => {
    expect(config({})).toEqual({ mode: "local", database: "./data/hypochrome.db", pagePort: 3737 });
    expect(config({ SLACK_BOT_TOKEN: " ", SLACK_MODE: "" }).mode).toBe("local");
  });
  it("with both tokens is Socket Mode", () => {
    expect(config({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app })).toMatchObject({
      mode: "socket",
      botToken: bot,
      appToken: app,
    });
  });
  it("with a signing secret is HTTP", () => {
    const env = { SLACK_MODE: "http", SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: secret, PORT: "8080" };
    expect(config(env)).toMatchObject({ mode: "http", port: 8080, signingSecret: secret });
    expect(config({ SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: secret })).toMatchObject({ mode: "http", port: 3000 });
  });
  it("points at another server, with a slash at the end", () => {
    const env = { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_API_URL: "http://127.0.0.1:9000/api" };
    expect(config(env)).toMatchObject({ apiUrl: "http://127.0.0.1:9000/api/" });
  });
  it("takes the rest", () => {
    const env = {
      HYPOCHROME_DB: "memory",
      HYPOCHROME_PORT: "0",
      HYPOCHROME_SETTING: "primary-care",
      HYPOCHROME_UNITS: "si",
    };
    expect(config(env)).toEqual({
      mode: "local",
      database: "memory",
      pagePort: 0,
      setting: "primary-care",
      units: "si",
    });
  });
});

describe("a half-filled one", () => {
  it.each([
    ["SLACK_APP_TOKEN", { SLACK_BOT_TOKEN: bot }],
    ["SLACK_BOT_TOKEN", { SLACK_APP_TOKEN: app }],
    ["SLACK_SIGNING_SECRET", { SLACK_MODE: "http", SLACK_BOT_TOKEN: bot }],
    ["SLACK_BOT_TOKEN", { SLACK_SIGNING_SECRET: secret }],
    ["SLACK_BOT_TOKEN", { SLACK_MODE: "socket", SLACK_APP_TOKEN: app }],
  ])("is refused for want of %s", (variable, env) => {
    expect(faults(env)).toMatchObject([{ variable, problem: expect.stringContaining("missing") }]);
    expect(faults(env)[0]?.whereToFind).toContain("Slack app settings");
  });
});

describe("a wrong one", () => {
  it.each([
    ["SLACK_BOT_TOKEN", { SLACK_BOT_TOKEN: app, SLACK_APP_TOKEN: app }],
    ["SLACK_APP_TOKEN", { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: bot }],
    ["SLACK_SIGNING_SECRET", { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: "short" }],
    ["SLACK_MODE", { SLACK_MODE: "sockets" }],
    ["SLACK_API_URL", { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_API_URL: "slack.com" }],
    ["PORT", { SLACK_MODE: "http", SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: secret, PORT: "99999" }],
    ["HYPOCHROME_PORT", { HYPOCHROME_PORT: "page" }],
    ["HYPOCHROME_UNITS", { HYPOCHROME_UNITS: "metric" }],
  ])("names %s", (variable, env) => {
    expect(faults(env as Environment)).toMatchObject([{ variable, problem: expect.stringContaining("must") }]);
  });
  it("tells all its faults at once", () => {
    expect(
      faults({ SLACK_MODE: "http", PORT: "x" })
        .map((each) => each.variable)
        .sort(),
    ).toEqual(["PORT", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"]);
  });
  it("never repeats a value", () => {
    const value = fc.stringMatching(/^q[0-9]{8,30}$/);
    const names = [
      "SLACK_BOT_TOKEN",
      "SLACK_APP_TOKEN",
      "SLACK_SIGNING_SECRET",
      "SLACK_API_URL",
      "SLACK_MODE",
      "HYPOCHROME_UNITS",
    ];
    fc.assert(
      fc.property(value, fc.constantFrom(...names), (secretValue, name) => {
        expect(faultLines(faults({ [name]: secretValue }))).not.toContain(secretValue);
      }),
    );
  });
});

it(".env.example names every variable, and is itself a valid local configuration", () => {
  const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
  const names = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map((found) => [found[1] ?? "", found[2] ?? ""]);
  const source = readFileSync(new URL("../src/config.ts", import.meta.url), "utf8");
  const read = [...source.matchAll(/^ {2}([A-Z_]+): \{/gm)].map((found) => found[1]);
  expect(names.map(([name]) => name).sort()).toEqual(read.sort());
  expect(config(Object.fromEntries(names)).mode).toBe("local");
});
