/** Opens the compiled knowledge. */
import { readFileSync } from "node:fs";
import { library, type Opened } from "./library.ts";
import type { Knowledge, Speech, Version } from "./types.ts";

let opened: Knowledge | undefined;

const compiled = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../dist/${file}`, import.meta.url), "utf8"));

/** As `compile.ts` writes it. */
interface Saying {
  readonly said: readonly (readonly [
    string,
    { readonly phrases: readonly string[]; readonly patterns: readonly string[] },
  ])[];
  readonly classifier: Speech["classifier"];
}

const speech = (): Speech => {
  const { said, classifier } = compiled("speech.json") as Saying;
  return { said: new Map(said), classifier };
};

/**
 * The knowledge this build was made with, read once.
 * @throws when `dist/knowledge.json` is missing: run `npm run build`.
 */
export const openKnowledge = (): Knowledge => {
  if (opened) return opened;
  const { version, content } = compiled("knowledge.json") as { version: Version; content: Opened };
  opened = library(content, version, speech);
  return opened;
};
