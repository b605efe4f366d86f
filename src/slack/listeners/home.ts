import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from "@slack/bolt";
import { deliver } from "../deliver.ts";
import { type Desk, take } from "../desk.ts";
import { privatePlace, teamOf } from "../place.ts";
import { homeView } from "../views/home.ts";

type Opened = SlackEventMiddlewareArgs<"app_home_opened"> & AllMiddlewareArgs;

/**
 * The direct messages were opened where nothing of them is shown any more: a stand-in keeps messages as long as it runs, cases live
 * longer. Slack itself still shows the card.
 */
const resume = async (desk: Desk, { event, client, context }: Opened): Promise<void> => {
  const { user, channel, event_ts: ts } = event;
  const place = privatePlace(teamOf(context), channel, user);
  if (desk.apiUrl === undefined || desk.cards.at(place) !== undefined || !(await desk.knows(place))) return;
  const reply = await take(desk, "opened", { id: `opened:${ts}`, place, user, act: { do: "resume" } });
  if (reply?.kind === "answer") await deliver(desk, { place, way: { how: "post", client, channel }, user }, reply);
};

/** The Home tab was opened, or the direct messages. */
export const home =
  (desk: Desk) =>
  async (opened: Opened): Promise<void> => {
    const { event, client } = opened;
    if (event.tab !== "home") return resume(desk, opened);
    await client.views.publish({ user_id: event.user, view: homeView(desk.knowledge) });
  };
