/** "Delete my data": what one person gave, in every conversation of a workspace. */
import type { Saved, Store } from "../store/store.ts";
import { isOnly, peopleIn, withoutPerson } from "./history.ts";
import { bodyOf, sessionOf } from "./kept.ts";

const mostTries = 5;

/** False when somebody else wrote meanwhile. */
const forgotten = async (store: Store, saved: Saved, user: string): Promise<boolean> => {
  const session = sessionOf(saved);
  if (isOnly(session, user)) {
    await store.remove(saved.key);
    return true;
  }
  if (!peopleIn(session).has(user)) return true;
  const after = withoutPerson(session, user);
  return store.write({ ...saved, body: bodyOf(after), version: after.version });
};

/**
 * Deletes every conversation of `team` that is `user`'s alone (private to them, or with values from nobody else), and takes their
 * name from the others: values given to a shared case stay, as colleagues rely on them.
 * @throws when the store fails, or others keep writing.
 */
export const forgetPerson = async (store: Store, team: string, user: string): Promise<void> => {
  for (let page = await store.list(team); page.length > 0; page = await store.list(team, page.at(-1)?.key))
    for (const listed of page) {
      let saved: Saved | undefined = listed;
      for (let tries = 0; saved && !(await forgotten(store, saved, user)); tries++) {
        if (tries === mostTries) throw new Error("a session was changed by others again and again");
        saved = await store.read(listed.key, new Date(0));
      }
    }
};
