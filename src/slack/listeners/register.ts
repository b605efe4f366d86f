/** Which listener hears what. The manifest declares the same, and a test compares the two. */
import type { App } from "@slack/bolt";
import type { Desk } from "../desk.ts";
import { actionPrefix, foldPrefix } from "../views/button.ts";
import { formCallback } from "../views/form.ts";
import { assessCallback, assessShortcut } from "./assess-shortcut.ts";
import { button } from "./button.ts";
import { command, commands } from "./command.ts";
import { directMessage } from "./direct-message.ts";
import { fold } from "./fold.ts";
import { form } from "./form.ts";
import { formShortcut, formShortcutCallback } from "./form-shortcut.ts";
import { home } from "./home.ts";
import { mention, mentionWithFile } from "./mention.ts";
import { threadReply } from "./thread-reply.ts";
import { uninstall } from "./uninstall.ts";
import { unknown, unknownCommand } from "./unknown.ts";

/** The methods of Bolt's app that `register` calls. */
export type Registry = Pick<App, "command" | "event" | "action" | "view" | "shortcut">;

const otherThan = (names: readonly string[]): RegExp => new RegExp(`^(?!(?:${names.join("|")})$).*`, "s");

export const register = (app: Registry, desk: Desk): void => {
  for (const name of commands) app.command(name, command(desk));
  app.command(otherThan(commands), unknownCommand(desk));
  app.event("message", directMessage(desk));
  app.event("message", threadReply(desk));
  app.event("message", mentionWithFile(desk));
  app.event("app_mention", mention(desk));
  app.event("app_home_opened", home(desk));
  app.event("app_uninstalled", uninstall(desk));
  app.event("tokens_revoked", uninstall(desk));
  app.action({ type: "block_actions", action_id: new RegExp(`^${actionPrefix}`) }, button(desk));
  app.action({ type: "block_actions", action_id: new RegExp(`^${foldPrefix}`) }, fold(desk));
  app.action({ action_id: new RegExp(`^(?!${actionPrefix}|${foldPrefix})`) }, unknown(desk, "action"));
  app.view({ callback_id: formCallback, type: "view_submission" }, form(desk));
  app.shortcut({ callback_id: assessCallback, type: "message_action" }, assessShortcut(desk));
  app.shortcut({ callback_id: formShortcutCallback, type: "shortcut" }, formShortcut(desk));
  app.shortcut({ callback_id: otherThan([assessCallback, formShortcutCallback]) }, unknown(desk, "shortcut"));
  app.view({ callback_id: otherThan([formCallback]), type: "view_submission" }, unknown(desk, "view"));
  app.view({ callback_id: /.*/s, type: "view_closed" }, unknown(desk, "view"));
};
