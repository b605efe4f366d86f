import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { openKnowledge, read } from "../../src/index.ts";

const folder = new URL("../cases/findings/", import.meta.url);
const knowledge = openKnowledge();

type Sayings = Readonly<Record<"present" | "absent" | "neither", readonly string[] | undefined>>;
type Bank = Readonly<Record<string, Sayings>>;

const files = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => {
    const { unseen = {}, ...said } = parse(readFileSync(new URL(name, folder), "utf8")) as Bank & { unseen?: Bank };
    return { name, said: said as Bank, unseen };
  });

/** Every sentence, with what it says and what was read. */
const tried = (bank: Bank) =>
  Object.entries(bank).flatMap(([id, sayings]) =>
    (["present", "absent", "neither"] as const).flatMap((wanted) =>
      (sayings[wanted] ?? []).map((text) => ({
        id,
        text,
        wanted,
        got: read(text, knowledge).findings[id]?.state ?? "neither",
      })),
    ),
  );

describe.each(files)("findings as people say them: $name", ({ said, unseen }) => {
  it("names findings that are known", () => {
    for (const id of [...Object.keys(said), ...Object.keys(unseen)]) expect(knowledge.findings.has(id), id).toBe(true);
  });

  it("reads every sentence as it is meant", () => {
    const wrong = tried(said).filter(({ wanted, got }) => wanted !== got);
    expect(wrong).toEqual([]);
  });

  it("reads at least five in six of those kept aside, and turns few into their opposite", () => {
    const all = tried(unseen);
    const right = all.filter(({ wanted, got }) => wanted === got).length;
    const opposite = all.filter(({ wanted, got }) => wanted !== got && got !== "neither").length;
    expect(right).toBeGreaterThanOrEqual(Math.floor((all.length * 5) / 6));
    expect(opposite).toBeLessThanOrEqual(Math.ceil(all.length / 20));
  });
});
