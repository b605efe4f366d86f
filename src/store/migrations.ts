/** The tables, one step per version. A step that has been released is never edited: add another. */
import type { Kysely, Migration, MigrationProvider } from "kysely";

const sessionsAndClaims: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("sessions")
      .addColumn("key", "text", (column) => column.primaryKey())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .addColumn("expires", "bigint", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("sessions_expires").on("sessions").column("expires").execute();
    await db.schema
      .createTable("claims")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("until", "bigint", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("claims_until").on("claims").column("until").execute();
  },
};

/** A session's key is a list that begins with its team. */
const teamIn = (key: string): string => {
  try {
    return String(JSON.parse(key)[0]);
  } catch {
    return "";
  }
};

const teamOfSession: Migration = {
  up: async (db: Kysely<{ sessions: { key: string; team: string } }>) => {
    await db.schema
      .alterTable("sessions")
      .addColumn("team", "text", (column) => column.notNull().defaultTo(""))
      .execute();
    for (const { key } of await db.selectFrom("sessions").select("key").execute())
      await db
        .updateTable("sessions")
        .set({ team: teamIn(key) })
        .where("key", "=", key)
        .execute();
    await db.schema.createIndex("sessions_team").on("sessions").columns(["team", "key"]).execute();
  },
};

/** Every step, in order of its name. */
export const migrations: MigrationProvider = {
  getMigrations: async () => ({
    "001-sessions-and-claims": sessionsAndClaims,
    "002-team-of-session": teamOfSession,
  }),
};
