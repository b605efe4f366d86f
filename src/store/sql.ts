/** The store over SQL, in statements that SQLite and PostgreSQL both take. What differs is the dialect, given from outside. */
import { type Dialect, Kysely, Migrator } from "kysely";
import { migrations } from "./migrations.ts";
import { pageSize, type Saved, type Store } from "./store.ts";

interface Tables {
  readonly sessions: {
    readonly key: string;
    readonly team: string;
    readonly version: number;
    readonly body: string;
    readonly expires: number;
  };
  readonly claims: { readonly id: string; readonly until: number };
}

const migrate = async (db: Kysely<Tables>): Promise<void> => {
  const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest();
  if (error) throw error;
};

/** A new row is only ever version 1; a later version only replaces the one before it. Either is one statement, so it is atomic. */
const write = async (db: Kysely<Tables>, saved: Saved): Promise<boolean> => {
  const row = { version: saved.version, body: saved.body, expires: saved.expires.getTime() };
  if (saved.version === 1) {
    const inserted = await db
      .insertInto("sessions")
      .values({ key: saved.key, team: saved.team, ...row })
      .onConflict((conflict) => conflict.column("key").doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const updated = await db
    .updateTable("sessions")
    .set(row)
    .where("key", "=", saved.key)
    .where("version", "=", saved.version - 1)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
};

const savedOf = ({ key, team, body, version, expires }: Tables["sessions"]): Saved => ({
  key,
  team,
  body,
  // PostgreSQL's driver gives a bigint as text.
  version: Number(version),
  expires: new Date(Number(expires)),
});

const read = async (db: Kysely<Tables>, key: string, now: Date): Promise<Saved | undefined> => {
  const row = await db.selectFrom("sessions").selectAll().where("key", "=", key).executeTakeFirst();
  if (!row) return undefined;
  const expires = new Date(Number(row.expires));
  if (expires > now) return savedOf(row);
  // Gone at once, or the first write of a new conversation would be refused as "not the next version".
  await db.deleteFrom("sessions").where("key", "=", key).where("expires", "<=", now.getTime()).execute();
  return undefined;
};

const list = async (db: Kysely<Tables>, team: string, after: string): Promise<readonly Saved[]> => {
  const rows = await db
    .selectFrom("sessions")
    .selectAll()
    .where("team", "=", team)
    .where("key", ">", after)
    .orderBy("key")
    .limit(pageSize)
    .execute();
  return rows.map(savedOf);
};

const sweep = async (db: Kysely<Tables>, now: Date): Promise<number> => {
  const time = now.getTime();
  const sessions = await db.deleteFrom("sessions").where("expires", "<=", time).executeTakeFirst();
  const claims = await db.deleteFrom("claims").where("until", "<=", time).executeTakeFirst();
  return Number(sessions.numDeletedRows) + Number(claims.numDeletedRows);
};

/**
 * Opens a store over `dialect` and brings its tables up to date.
 * @throws when the database can't be opened or migrated.
 */
export const sqlStore = async (dialect: Dialect): Promise<Store> => {
  const db = new Kysely<Tables>({ dialect });
  await migrate(db);
  return {
    read: (key, now) => read(db, key, now),
    write: (saved) => write(db, saved),
    claim: async (id, until) => {
      const claimed = await db
        .insertInto("claims")
        .values({ id, until: until.getTime() })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirst();
      return claimed.numInsertedOrUpdatedRows === 1n;
    },
    remove: async (key) => {
      await db.deleteFrom("sessions").where("key", "=", key).execute();
    },
    list: (team, after = "") => list(db, team, after),
    removeTeam: async (team) => {
      const gone = await db.deleteFrom("sessions").where("team", "=", team).executeTakeFirst();
      return Number(gone.numDeletedRows);
    },
    sweep: (now) => sweep(db, now),
    close: () => db.destroy(),
  };
};
