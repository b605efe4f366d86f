import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from "@slack/bolt";
import type { Desk } from "../desk.ts";
import { homeView } from "../views/home.ts";

/** The Home tab was opened. */
export const home =
  (desk: Desk) =>
  async ({ event, client }: SlackEventMiddlewareArgs<"app_home_opened"> & AllMiddlewareArgs): Promise<void> => {
    if (event.tab !== "home") return;
    await client.views.publish({ user_id: event.user, view: homeView(desk.knowledge) });
  };
