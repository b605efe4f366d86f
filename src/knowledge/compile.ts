/** Build step: `knowledge/` → `dist/knowledge.json`, so that a start parses one file and no YAML. */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Fault, readContent } from "./read.ts";
import { referenceFaults } from "./references.ts";
import type { Content, Version } from "./types.ts";

/** The project's own knowledge folder. */
export const knowledgeFolder = fileURLToPath(new URL("../../knowledge/", import.meta.url));
const target = new URL("../../dist/", import.meta.url);

/** Hash of the content, and the newest review date in it (or of the newest source). */
export const versionOf = (content: Content): Version => {
  const id = createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 10);
  const reviewed = [...content.conditions, ...content.tests, ...content.treatments].map((each) => each.review.on ?? "");
  const newest = reviewed.sort().at(-1);
  return { id, date: newest || String(Math.max(...content.sources.map((each) => each.year))) };
};

/**
 * Compiles the folder.
 * @returns the faults; when there are none, `dist/knowledge.json` has been written.
 */
export const compileKnowledge = (folder = knowledgeFolder): readonly Fault[] => {
  const read = readContent(folder);
  if (!("content" in read)) return read.faults;
  const faults = referenceFaults(read.content);
  if (faults.length > 0) return faults;
  mkdirSync(target, { recursive: true });
  const compiled = { version: versionOf(read.content), content: read.content };
  writeFileSync(new URL("knowledge.json", target), JSON.stringify(compiled));
  return [];
};
