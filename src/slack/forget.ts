/** Forgets a workspace. */
import type { Desk } from "./desk.ts";

/** Deletes every conversation of `team`, also those other processes keep. A failure is logged: they then go when they expire. */
export const forgetTeam = async (desk: Desk, team: string): Promise<void> => {
  desk.cards.forget(team);
  try {
    desk.metrics.count("forgotten_total", {}, await desk.forget(team));
  } catch (error) {
    desk.metrics.count("failures_total", { surface: "uninstall" });
    desk.log.error("a workspace could not be forgotten", error);
  }
};
