/** A shared card is asked about where it stands: its thread begins with a copy of the case, and goes its own way from there. */
import type { Store } from "../store/store.ts";
import { bodyOf, keyOf, sessionOf } from "./kept.ts";
import type { Place } from "./session.ts";

/** False where nothing is kept of `from`, or `to` has a conversation already. Kept as long as the case it comes from. */
export const copyCase = async (store: Store, from: Place, to: Place, now: Date): Promise<boolean> => {
  const saved = await store.read(keyOf(from), now);
  if (!saved) return false;
  // The steps before are not shared: they may hold another patient.
  const { fresh: _, from: __, epoch: ___, ...session } = sessionOf(saved);
  const copy = { ...session, place: to, version: 1, past: [] };
  return store.write({ ...saved, key: keyOf(to), team: to.team, body: bodyOf(copy), version: 1 });
};
