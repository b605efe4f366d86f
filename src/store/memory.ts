/** A store that lives and dies with the process. */
import { pageSize, type Saved, type Store } from "./store.ts";

/** Keeps sessions in memory: nothing is written to disk, nothing survives a restart. */
export const memoryStore = (): Store => {
  const sessions = new Map<string, Saved>();
  const claims = new Map<string, Date>();

  const expireFrom = <T>(kept: Map<string, T>, expires: (value: T) => Date, now: Date): number => {
    const gone = [...kept].filter(([, value]) => expires(value) <= now);
    for (const [key] of gone) kept.delete(key);
    return gone.length;
  };

  return {
    read: async (key, now) => {
      const saved = sessions.get(key);
      if (saved && saved.expires <= now) sessions.delete(key);
      return sessions.get(key);
    },
    write: async (saved) => {
      if ((sessions.get(saved.key)?.version ?? 0) !== saved.version - 1) return false;
      sessions.set(saved.key, saved);
      return true;
    },
    claim: async (id, until) => {
      if (claims.has(id)) return false;
      claims.set(id, until);
      return true;
    },
    remove: async (key) => {
      sessions.delete(key);
    },
    list: async (team, after = "") =>
      [...sessions.values()]
        .filter((saved) => saved.team === team && saved.key > after)
        .sort((one, other) => (one.key < other.key ? -1 : 1))
        .slice(0, pageSize),
    removeTeam: async (team) => {
      const gone = [...sessions.values()].filter((saved) => saved.team === team);
      for (const { key } of gone) sessions.delete(key);
      return gone.length;
    },
    sweep: async (now) =>
      expireFrom(sessions, (saved) => saved.expires, now) + expireFrom(claims, (until) => until, now),
    close: async () => {
      sessions.clear();
      claims.clear();
    },
  };
};
