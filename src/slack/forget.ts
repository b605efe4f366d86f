/** Forgets a workspace's conversations. */
import { type Desk, take } from "./desk.ts";

/** Deletes every conversation of `team` whose card this process knows; others go when they expire. */
export const forgetTeam = async (desk: Desk, team: string, cause: string): Promise<void> => {
  for (const [index, place] of desk.cards.forget(team).entries()) {
    await take(desk, "uninstall", { id: `${cause}:${index}`, place, user: place.user ?? "", act: { do: "delete" } });
  }
};
