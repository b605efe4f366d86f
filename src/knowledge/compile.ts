/** Build step: `knowledge/` → `dist/knowledge.json` and `dist/speech.json`, so that a start parses one file and no YAML. */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Compiled } from "../intents/classifier.ts";
import { masked, vocabularyOf, wordsOf } from "../intents/features.ts";
import { waysOf } from "../intents/patterns.ts";
import { train } from "../intents/train.ts";
import { namesIn } from "./names.ts";
import { type Fault, readContent } from "./read.ts";
import { referenceFaults } from "./references.ts";
import type { Content, Version } from "./types.ts";

/** The project's own knowledge folder. */
const knowledgeFolder = fileURLToPath(new URL("../../knowledge/", import.meta.url));
const target = new URL("../../dist/", import.meta.url);

/** Hash of the content, and the newest review date in it (or of the newest source). */
const versionOf = (content: Content): Version => {
  // How people ask changes nothing of what is answered about a patient.
  const { intents: _, ...medical } = content;
  const id = createHash("sha256").update(JSON.stringify(medical)).digest("hex").slice(0, 10);
  const reviewed = [...content.conditions, ...content.tests, ...content.treatments].map((each) => each.review.on ?? "");
  const newest = reviewed.sort().at(-1);
  return { id, date: newest || String(Math.max(...content.sources.map((each) => each.year))) };
};

/** A pattern's ways repeat one another, so each teaches less than a phrase somebody wrote. */
const wayWeight = 0.4;

/** The classifier of what people want, from the phrases. */
const learnt = (content: Content): Compiled => {
  const vocabulary = vocabularyOf(namesIn(content));
  const words = (text: string): readonly string[] => masked(wordsOf(text), vocabulary);
  return train(
    content.intents.flatMap(({ id, phrases, patterns }) => [
      ...phrases.map((phrase) => ({ intent: id, words: words(phrase) })),
      ...patterns.flatMap(waysOf).map((way) => ({ intent: id, words: words(way), weight: wayWeight })),
    ]),
  );
};

/**
 * Compiles the folder.
 * @returns the faults; when there are none, both files have been written.
 */
export const compileKnowledge = (folder = knowledgeFolder): readonly Fault[] => {
  const read = readContent(folder);
  if (!("content" in read)) return read.faults;
  const faults = referenceFaults(read.content);
  if (faults.length > 0) return faults;
  mkdirSync(target, { recursive: true });
  const { content } = read;
  const write = (file: string, compiled: unknown): void =>
    writeFileSync(new URL(file, target), JSON.stringify(compiled));
  const intents = content.intents.map(({ phrases: _, patterns: __, ...answered }) => answered);
  write("knowledge.json", { version: versionOf(content), content: { ...content, intents } });
  const said = content.intents.map(({ id, phrases, patterns }) => [id, { phrases, patterns }]);
  write("speech.json", { said, classifier: learnt(content) });
  return [];
};
