/** Phrasings kept out of the learning: `test/phrases`, one file for each of `intents/`. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { recognise } from "../../src/index.ts";
import { waysOf } from "../../src/intents/patterns.ts";
import { knowledge } from "./fixtures.ts";

interface Phrases {
  readonly intent: string;
  readonly says: readonly string[];
}
const folder = new URL("../phrases/", import.meta.url);
const held = readdirSync(folder).map((file) => parse(readFileSync(new URL(file, folder), "utf8")) as Phrases);
const plainly = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const tried = held.flatMap(({ intent, says }) =>
  says.map((text) => ({ intent, text, got: recognise(text, knowledge).do })),
);
/** What isn't for the bot may as well be asked back. */
const right = ({ intent, got }: { readonly intent: string; readonly got: string }): boolean =>
  got === intent || (intent === "out-of-scope" && got === "unclear");
const misses = (from: typeof tried): string =>
  from
    .filter((each) => !right(each))
    .map(({ intent, text, got }) => `${intent} taken as ${got}: ${text}`)
    .join("\n");

describe("phrasings never seen", () => {
  it("there are some for every intent, and for nothing else", () => {
    expect(held.map((each) => each.intent).sort()).toEqual([...knowledge.intents.keys()].sort());
    for (const { says } of held) expect(says.length).toBeGreaterThanOrEqual(5);
  });

  it("none of them was learnt", () => {
    const learnt = new Set(
      [...knowledge.speech().said.values()].flatMap(({ phrases, patterns }) =>
        [...phrases, ...patterns.flatMap(waysOf)].map(plainly),
      ),
    );
    const phrases = new Set([...knowledge.speech().said.values()].flatMap((each) => each.phrases.map(plainly)));
    const seen = tried.filter(({ text }) => phrases.has(plainly(text)));
    expect(seen.map((each) => each.text)).toEqual([]);
    // A pattern may hit upon a phrase by itself; it must stay the exception.
    expect(tried.filter(({ text }) => learnt.has(plainly(text))).length / tried.length).toBeLessThan(0.2);
  });

  it("at least 93 % are understood", () => {
    expect(tried.filter(right).length / tried.length, misses(tried)).toBeGreaterThanOrEqual(0.93);
  });

  it.each(held)("$intent: at least four in five", ({ intent }) => {
    const own = tried.filter((each) => each.intent === intent);
    expect(own.filter(right).length / own.length, misses(own)).toBeGreaterThanOrEqual(0.8);
  });

  it("a guess it is not sure of is asked, and then seldom missed by the offers", () => {
    const texts = ["hmm the thing from before", "mcv mcv mcv", "so the other one then", "blue", "42"];
    for (const text of texts) expect(recognise(text, knowledge).confidence, text).toBeLessThan(0.95);
  });
});
