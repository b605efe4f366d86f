/** Findings told with other words between: "eats handfuls of clay", "nails were thin and concave". */
import type { FindingEntry, FindingId } from "../knowledge/types.ts";
import type { Mark } from "./marks.ts";
import { type Meaning, meaningWith } from "./meaning.ts";
import { keyOf, type Token } from "./tokens.ts";

/** The spellings of one place, by their first word. */
type Place = ReadonlyMap<string, readonly (readonly string[])[]>;

export interface Way {
  readonly finding: FindingId;
  readonly says: "there" | "lacking" | "when-denied";
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

const compiled = (finding: FindingId, says: Way["says"], written: string): Way => {
  let gap = 0;
  const places: { words: Place; gap: number }[] = [];
  for (const part of written.split(" ")) {
    if (part === "~") gap += widest;
    else {
      places.push({ words: placeOf(part), gap });
      gap = 0;
    }
  }
  return { finding, says, places };
};

/** All ways of the findings, by the first word each can begin with. */
export const waysIn = (findings: Iterable<FindingEntry>): ReadonlyMap<string, readonly Way[]> => {
  const byFirst = new Map<string, Way[]>();
  for (const { id, ways, lacking, denied } of findings)
    for (const way of [
      ...ways.map((each) => compiled(id, "there", each)),
      ...lacking.map((each) => compiled(id, "lacking", each)),
      ...denied.map((each) => compiled(id, "when-denied", each)),
    ])
      for (const key of way.places[0]?.words.keys() ?? []) byFirst.set(key, [...(byFirst.get(key) ?? []), way]);
  return byFirst;
};

const soft = (token: Token | undefined): boolean =>
  token?.kind === "symbol" && (token.text === "-" || token.text === "'" || token.text === '"');

const none: readonly (readonly string[])[] = [];

/** Where one of the spellings that begin at `at` ends; below zero for none. */
const spelt = (tokens: readonly Token[], at: number, words: Place): number => {
  for (const keys of words.get(tokens[at]?.key ?? "") ?? none) {
    let to = at + 1;
    let index = 1;
    for (; index < keys.length; index++) {
      if (soft(tokens[to])) to++;
      if (tokens[to++]?.key !== keys[index]) break;
    }
    if (index === keys.length) return to;
  }
  return -1;
};

export const negates = new Set([
  "not",
  "no",
  "never",
  "without",
  "nor",
  "neither",
  "negative",
  "cannot",
  "nothing",
  "isn",
  "aren",
  "wasn",
]);
/** Another clause begins, or too little of it to count. */
const ends = new Set("but because despite if whose who occult little rarely seldom hardly less".split(" "));

/** "Loose, pale stools": a comma and one more adjective. */
const adjective = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === "," && tokens[at + 1]?.kind === "word";

/** Where the place begins that is looked for from `from` on, over at most `gap` other words; below zero when nowhere. */
const reached = (tokens: readonly Token[], from: number, { words, gap }: Way["places"][number]): number => {
  let at = from;
  if (adjective(tokens, at) && (spelt(tokens, at + 2, words) >= 0 || spelt(tokens, at + 3, words) >= 0)) at += 2;
  for (let passed = 0; ; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === "line") return -1;
    if (words.has(token.key) && spelt(tokens, at, words) >= 0) return at;
    if (soft(token)) continue;
    if (token.kind === "symbol" || passed === gap || ends.has(token.text)) return -1;
    passed++;
  }
};

/** Where the way that begins at `at` ends; below zero when it is not told there. */
const walked = (tokens: readonly Token[], at: number, { places }: Way): number => {
  const [first] = places;
  let to = first ? spelt(tokens, at, first.words) : -1;
  for (let index = 1; to >= 0 && index < places.length; index++) {
    const place = places[index] as Way["places"][number];
    const next = reached(tokens, to, place);
    to = next < 0 ? -1 : spelt(tokens, next, place.words);
  }
  return to;
};

/** Is there a word of denial between: "liver is not enlarged"? Not one that belongs to the way itself. */
const deniedIn = (tokens: readonly Token[], from: number, { places }: Way): boolean => {
  let to = from;
  for (const place of places) {
    const next = reached(tokens, to, place);
    for (let at = to; at < next; at++) if (negates.has(tokens[at]?.text ?? "")) return true;
    to = spelt(tokens, next, place.words);
  }
  return false;
};

const meaningOf = ({ finding, says }: Way, denies: boolean): Meaning => {
  const ids = [finding];
  if (says === "when-denied") return meaningWith(denies ? { lacks: ids } : { denied: ids });
  // "Not growing well" says nothing of what "growing well" denies.
  if (says === "lacking") return meaningWith(denies ? {} : { lacks: ids });
  return meaningWith(denies ? { lacks: ids } : { findings: ids });
};

const joined = (a: Meaning, b: Meaning): Meaning => ({
  ...a,
  findings: [...a.findings, ...b.findings],
  lacks: [...(a.lacks ?? []), ...(b.lacks ?? [])],
  denied: [...(a.denied ?? []), ...(b.denied ?? [])],
});

/** Marks of what is told in one of the ways; the longest at a place, and all that are told by the same words. */
export const wayMarks = (ways: ReadonlyMap<string, readonly Way[]>, tokens: readonly Token[]): readonly Mark[] => {
  const found: Mark[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at];
    const begun = first?.kind === "word" ? ways.get(first.key) : undefined;
    if (!first || !begun) continue;
    let mark: Mark | undefined;
    for (const way of begun) {
      const to = walked(tokens, at, way);
      if (to < 0 || (mark && to < mark.to)) continue;
      const meaning = meaningOf(way, deniedIn(tokens, at, way));
      const same = mark?.to === to ? mark : undefined;
      const end = tokens[to - 1]?.end ?? first.end;
      mark = {
        from: at,
        to,
        start: first.start,
        end,
        meaning: same ? joined(same.meaning, meaning) : meaning,
      };
    }
    // What is told within another ("eats a varied diet with meat") is told as well.
    if (mark) found.push(mark);
  }
  return found;
};
