import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from "@slack/bolt";
import type { Desk } from "../desk.ts";
import { forgetTeam } from "../forget.ts";
import { teamOf } from "../place.ts";

/** The app was removed, or its tokens were withdrawn: the team's conversations go. */
export const uninstall =
  (desk: Desk) =>
  async ({
    context,
    body,
  }: SlackEventMiddlewareArgs<"app_uninstalled" | "tokens_revoked"> & AllMiddlewareArgs): Promise<void> => {
    const id = "event_id" in body ? body.event_id : "";
    await forgetTeam(desk, teamOf(context), id);
  };
