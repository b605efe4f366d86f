import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";

const writer = fileURLToPath(new URL("writer.ts", import.meta.url));

/** Lets the writer acknowledge some writes, kills it mid-stride, and says the last it acknowledged. */
const killed = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", writer, path], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split("\n").length > 50) child.kill("SIGKILL");
    });
    child.on("error", reject);
    child.on("close", () => {
      const lines = said.split("\n").slice(0, -1);
      resolve(Number(lines.at(-1)));
    });
  });

it("kill -9 loses nothing that was acknowledged", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "hypochrome-")), "cases.db");
  const acknowledged = await killed(path);
  expect(acknowledged).toBeGreaterThanOrEqual(50);
  const store = await openStore(path);
  const saved = await store.read("k", new Date());
  expect(saved?.version).toBeGreaterThanOrEqual(acknowledged);
  expect(saved?.body).toBe(`{"v":${saved?.version}}`);
  expect(
    await store.write({
      key: "k",
      team: "T1",
      body: "{}",
      version: (saved?.version ?? 0) + 1,
      expires: new Date("2099-01-01"),
    }),
  ).toBe(true);
  await store.close();
}, 60_000);
