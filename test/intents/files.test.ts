import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readContent } from "../../src/knowledge/read.ts";
import { referenceFaults } from "../../src/knowledge/references.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The project's files with one intent changed, read. */
const readWith = (change: (yaml: string) => string) => {
  const copy = mkdtempSync(join(tmpdir(), "intents-"));
  for (const folder of ["knowledge", "intents"]) cpSync(join(root, folder), join(copy, folder), { recursive: true });
  const file = join(copy, "intents", "emergency.yaml");
  writeFileSync(file, change(readFileSync(file, "utf8")));
  return readContent(join(copy, "knowledge"));
};

describe("a writer's slip in intents/", () => {
  it("is told with file, line and path", () => {
    const { faults } = readWith((yaml) => yaml.replace("priority: 0", "priority: first"));
    expect(faults).toEqual([
      expect.objectContaining({ where: expect.stringMatching(/intents\/emergency\.yaml:3$/), path: "priority" }),
    ]);
  });

  it("an unknown finding is told", () => {
    const read = readWith((yaml) => yaml.replace("chest_pain", "chest_paint"));
    if (!("content" in read)) throw new Error("should be readable");
    expect(referenceFaults(read.content).map((each) => each.message)).toContain("there is no finding chest_paint");
  });

  it("none is there now", () => {
    const read = readWith((yaml) => yaml);
    expect(read.faults).toEqual([]);
  });
});
