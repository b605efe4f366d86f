import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { memoryStore } from "../../src/store/memory.ts";
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

  it("says so when it can't be opened", async () => {
    await expect(openStore("/dev/null/nowhere.db")).rejects.toThrow();
  });
});
