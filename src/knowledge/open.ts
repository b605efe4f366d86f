/** Opens the compiled knowledge. */
import { readFileSync } from "node:fs";
import type { Compiled } from "../intents/classifier.ts";
import { library } from "./library.ts";
import type { Content, Knowledge, Version } from "./types.ts";

let opened: Knowledge | undefined;

/**
 * The knowledge this build was made with, read once.
 * @throws when `dist/knowledge.json` is missing: run `npm run build`.
 */
export const openKnowledge = (): Knowledge => {
  if (opened) return opened;
  const compiled = JSON.parse(readFileSync(new URL("../../dist/knowledge.json", import.meta.url), "utf8")) as {
    version: Version;
    content: Content;
    classifier: Compiled;
  };
  opened = library(compiled.content, compiled.version, compiled.classifier);
  return opened;
};
