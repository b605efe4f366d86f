import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { Desk } from "../../src/slack/desk.ts";
import { type Registry, register } from "../../src/slack/listeners/register.ts";

const source = readFileSync(new URL("../../manifest.yml", import.meta.url), "utf8");
const scopes = [
  "app_mentions:read",
  "channels:history",
  "chat:write",
  "commands",
  "files:read",
  "groups:history",
  "im:history",
  "im:write",
];

/** Slack's published schema (manifest-schema, draft-07), as far as this app uses it, and strict. */
const text = (max: number) => z.string().min(1).max(max);
const manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.number().int(), minor_version: z.number().int() }).optional(),
  display_information: z.strictObject({
    name: text(35),
    description: text(140).optional(),
    long_description: z.string().min(175).max(4000).optional(),
    background_color: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i)
      .optional(),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean().optional() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(32).regex(/^\/[a-z0-9_-]+$/),
          description: text(2000),
          usage_hint: text(1000).optional(),
          should_escape: z.boolean().optional(),
        }),
      )
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(["message", "global"]),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .max(10),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.enum(scopes)).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(text(255)).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.boolean() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});
const app = manifest.parse(parse(source));

/** What the code registers, by kind. */
const registered = () => {
  const seen: { kind: string; name: unknown }[] = [];
  const note = (kind: string) => (name: unknown) => void seen.push({ kind, name });
  const registry = Object.fromEntries(
    ["command", "event", "action", "view", "shortcut"].map((kind) => [kind, note(kind)]),
  );
  register(registry as unknown as Registry, {} as Desk);
  const named = (kind: string) => seen.filter((each) => each.kind === kind).map((each) => each.name);
  return {
    commands: named("command").filter((name) => typeof name === "string"),
    events: [...new Set(named("event"))] as string[],
    shortcuts: (named("shortcut") as { callback_id: unknown; type: string }[]).filter(
      (each): each is { callback_id: string; type: string } => typeof each.callback_id === "string",
    ),
    interactive: named("action").length + named("view").length,
  };
};
const code = registered();
const sorted = (items: readonly string[]) => [...items].sort();

describe("the manifest", () => {
  it("declares the commands the code registers, and no others", () => {
    expect(sorted(app.features.slash_commands.map((each) => each.command))).toEqual(sorted(code.commands as string[]));
  });
  it("declares the events the code listens to, and no others", () => {
    const declared = app.settings.event_subscriptions.bot_events.map((name) => name.replace(/^message\..*/, "message"));
    expect(sorted([...new Set(declared)])).toEqual(sorted(code.events));
  });
  it("declares the shortcuts the code registers, of the same kind, and no others", () => {
    const kinds = { message_action: "message", shortcut: "global" } as Record<string, string>;
    const declared = app.features.shortcuts.map((each) => `${each.type} ${each.callback_id}`);
    expect(sorted(declared)).toEqual(sorted(code.shortcuts.map((each) => `${kinds[each.type]} ${each.callback_id}`)));
  });
  it("switches on interactivity for the buttons, and the tabs for App Home and direct messages", () => {
    expect(code.interactive).toBeGreaterThan(0);
    expect(app.settings.interactivity.is_enabled).toBe(true);
    expect(app.features.app_home.home_tab_enabled).toBe(true);
    expect(app.features.app_home.messages_tab_read_only_enabled).toBe(false);
  });
  it("asks for the scopes its events, commands and calls need, and no more", () => {
    const needed: Record<string, string> = {
      app_mention: "app_mentions:read",
      "message.channels": "channels:history",
      "message.groups": "groups:history",
      "message.im": "im:history",
    };
    const forEvents = app.settings.event_subscriptions.bot_events.flatMap((name) => needed[name] ?? []);
    const forCalls = ["commands", "chat:write", "files:read", "im:write"];
    expect(sorted(app.oauth_config.scopes.bot)).toEqual(sorted([...forEvents, ...forCalls]));
  });
});
