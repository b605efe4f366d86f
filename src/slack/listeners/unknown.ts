import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from "@slack/bolt";
import type { Desk } from "../desk.ts";
import { commands } from "./command.ts";

/** A command the manifest has and we don't: answered, as silence costs the person three seconds and an error. */
export const unknownCommand =
  (desk: Desk) =>
  async ({ ack }: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    desk.metrics.count("unknown_total", { what: "command" });
    await ack({ response_type: "ephemeral", text: `I don't know that command. Use ${commands[0]} help.` });
  };

/** A button, shortcut or window of an older version or another app: acknowledged, so that it doesn't show an error. */
export const unknown =
  (desk: Desk, what: "action" | "shortcut" | "view") =>
  async ({ ack }: { readonly ack: () => Promise<void> }): Promise<void> => {
    desk.metrics.count("unknown_total", { what });
    await ack();
  };
