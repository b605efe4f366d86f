import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from "@slack/bolt";
import type { Desk } from "../desk.ts";
import { forgetTeam } from "../forget.ts";
import { teamOf } from "../place.ts";

/** Which tokens went: those of single persons leave the app, and its conversations, where they are. */
const botTokensOf = (event: object): readonly string[] | undefined =>
  "tokens" in event ? ((event.tokens as { readonly bot?: readonly string[] } | undefined)?.bot ?? []) : undefined;

/** The app was removed, or its tokens were withdrawn: the team's conversations go. */
export const uninstall =
  (desk: Desk) =>
  async ({
    context,
    event,
  }: SlackEventMiddlewareArgs<"app_uninstalled" | "tokens_revoked"> & AllMiddlewareArgs): Promise<void> => {
    if (botTokensOf(event)?.length === 0) return;
    await forgetTeam(desk, teamOf(context));
  };
