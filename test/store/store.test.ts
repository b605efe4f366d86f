import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Kysely, type Migration, Migrator, SqliteDialect } from "kysely";
import Database from "libsql";
import { describe, expect, it } from "vitest";
import { memoryStore } from "../../src/store/memory.ts";
import { migrations } from "../../src/store/migrations.ts";
import { openStore } from "../../src/store/open.ts";
import { storeContract } from "./contract.ts";

const fresh = (): string => join(mkdtempSync(join(tmpdir(), "hypochrome-")), "deep", "er", "cases.db");

storeContract("memory", async () => memoryStore());
storeContract("libsql", () => openStore(fresh()));

describe("the file", () => {
  const far = new Date("2099-01-01");
  it("is still there after closing, and two processes' worth of handles see one another", async () => {
    const path = fresh();
    const first = await openStore(path);
    const second = await openStore(path);
    expect(await first.write({ key: "k", team: "T1", body: "{}", version: 1, expires: far })).toBe(true);
    expect(await second.write({ key: "k", team: "T1", body: "{}", version: 1, expires: far })).toBe(false);
    expect(await second.claim("Ev", far)).toBe(true);
    await first.close();
    await second.close();
    const third = await openStore(path);
    expect((await third.read("k", new Date()))?.version).toBe(1);
    expect(await third.claim("Ev", far)).toBe(false);
    await third.close();
  });

  it("of the first release is brought up to date: sessions know their team", async () => {
    const path = fresh();
    mkdirSync(dirname(path), { recursive: true });
    const all = await migrations.getMigrations();
    const old = new Kysely<Record<string, Record<string, unknown>>>({
      dialect: new SqliteDialect({ database: new Database(path) }),
    });
    const only = {
      getMigrations: async () => ({ "001-sessions-and-claims": all["001-sessions-and-claims"] as Migration }),
    };
    await new Migrator({ db: old, provider: only }).migrateToLatest();
    const key = JSON.stringify(["T7", "C1", null, null]);
    await old.insertInto("sessions").values({ key, version: 3, body: "{}", expires: far.getTime() }).execute();
    await old.destroy();
    const store = await openStore(path);
    expect(await store.list("T7")).toEqual([{ key, team: "T7", body: "{}", version: 3, expires: far }]);
    await store.close();
  });

  it("says so when it can't be opened", async () => {
    await expect(openStore("/dev/null/nowhere.db")).rejects.toThrow();
  });
});
