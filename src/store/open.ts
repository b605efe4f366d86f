/** Opens the store a path names. */
import { existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { SqliteDialect } from "kysely";
import Database from "libsql";
import { memoryStore } from "./memory.ts";
import { sqlStore } from "./sql.ts";
import type { Store } from "./store.ts";

/** How long a write waits for another process's write, in milliseconds. */
const busyTimeout = 5000;

/** As `recursive` does, which for a folder under /proc never returns. */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
};

const openFile = (path: string): Promise<Store> => {
  const file = resolve(path);
  makeFolder(dirname(file));
  const database = new Database(file);
  database.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
  // Write-ahead log: a killed process loses nothing it has acknowledged, and readers never wait for the writer.
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = NORMAL");
  return sqlStore(new SqliteDialect({ database }));
};

/**
 * Opens the store.
 * @param path `"memory"`, or a file; its folder is made when missing.
 * @throws when the file can't be opened as a database.
 */
export const openStore = async (path: string): Promise<Store> => (path === "memory" ? memoryStore() : openFile(path));
