/** The ways findings are told in, as written in the knowledge → by the words they begin with. */
import type { FindingEntry, FindingId } from "../knowledge/types.ts";
import { type Meaning, meaningWith } from "./meaning.ts";
import { keyOf } from "./tokens.ts";

/** The spellings of one place, by their first word. */
export type Place = ReadonlyMap<string, readonly (readonly string[])[]>;

export interface Way {
  readonly meaning: Meaning;
  /** What it means when a word of denial stands within: "liver is not enlarged". */
  readonly whenDenied: Meaning | undefined;
  /** `gap`: how many other words may stand before it. */
  readonly places: readonly { readonly words: Place; readonly gap: number }[];
}

/** Other words one `~` lets pass. */
const widest = 4;

const placeOf = (written: string): Place => {
  const words = new Map<string, (readonly string[])[]>();
  for (const spelling of written.split("|")) {
    const keys = spelling.split("_").map(keyOf);
    const first = keys[0] ?? "";
    words.set(
      first,
      [...(words.get(first) ?? []), keys].sort((a, b) => b.length - a.length),
    );
  }
  return words;
};

type Says = "there" | "lacking" | "when-denied";

const meaningOf = (finding: FindingId, says: Says): Meaning => {
  const ids = [finding];
  if (says === "when-denied") return meaningWith({ denied: ids });
  return meaningWith(says === "lacking" ? { lacks: ids } : { findings: ids });
};

/** "Not growing well" says nothing of what "growing well" denies. */
const deniedOf = (finding: FindingId, says: Says): Meaning | undefined =>
  says === "lacking" ? undefined : meaningWith({ lacks: [finding] });

const compiled = (finding: FindingId, says: Says, written: string): Way => {
  let gap = 0;
  const places: { words: Place; gap: number }[] = [];
  for (const part of written.split(" ")) {
    if (part === "~") gap += widest;
    else {
      places.push({ words: placeOf(part), gap });
      gap = 0;
    }
  }
  return { meaning: meaningOf(finding, says), whenDenied: deniedOf(finding, says), places };
};

/** The ways that begin with one word. */
export interface Begun {
  /** All that is to be said is said with their first place. */
  readonly alone: readonly Way[];
  /** The others, by each word their second place begins with: most texts hold none of them. */
  readonly bySecond: ReadonlyMap<string, readonly Way[]>;
}

const begunBy = (ways: readonly Way[]): Begun => {
  const bySecond = new Map<string, Way[]>();
  for (const way of ways)
    for (const key of way.places[1]?.words.keys() ?? []) bySecond.set(key, [...(bySecond.get(key) ?? []), way]);
  return { alone: ways.filter(({ places }) => places.length < 2), bySecond };
};

/** All ways of the findings, by the first word each can begin with. */
export const waysIn = (findings: Iterable<FindingEntry>): ReadonlyMap<string, Begun> => {
  const byFirst = new Map<string, Way[]>();
  for (const { id, ways, lacking, denied } of findings)
    for (const way of [
      ...ways.map((each) => compiled(id, "there", each)),
      ...lacking.map((each) => compiled(id, "lacking", each)),
      ...denied.map((each) => compiled(id, "when-denied", each)),
    ])
      for (const key of way.places[0]?.words.keys() ?? []) {
        const begun = byFirst.get(key);
        if (begun) begun.push(way);
        else byFirst.set(key, [way]);
      }
  return new Map([...byFirst].map(([key, ways]) => [key, begunBy(ways)]));
};
