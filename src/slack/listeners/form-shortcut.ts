import type { AllMiddlewareArgs, GlobalShortcut, SlackShortcutMiddlewareArgs } from "@slack/bolt";
import type { Desk } from "../desk.ts";
import { formView } from "../views/form.ts";

export const formShortcutCallback = "open_form";

/** The global shortcut opens the form; its answer goes to the person's direct messages. */
export const formShortcut =
  (desk: Desk) =>
  async ({ ack, shortcut, client }: SlackShortcutMiddlewareArgs<GlobalShortcut> & AllMiddlewareArgs): Promise<void> => {
    await ack();
    desk.metrics.count("turns_total", { surface: "global shortcut" });
    await client.views.open({ trigger_id: shortcut.trigger_id, view: formView(desk.knowledge, "", { adds: false }) });
  };
