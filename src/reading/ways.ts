/** Findings told with other words between: "eats handfuls of clay", "nails were thin and concave". */
import type { Lexicon } from "./lexicon.ts";
import type { Mark } from "./marks.ts";
import type { Meaning } from "./meaning.ts";
import type { Token } from "./tokens.ts";
import type { Begun, Place, Way } from "./way-index.ts";

/** Tokens looked ahead for a second place: as many as a first place, what passes, and signs among them can be. */
const lookAhead = 24;

/** Where a second place may begin, and where lines end, in order. */
const stops = (seconds: ReadonlySet<string>, tokens: readonly Token[]): readonly number[] => {
  const found: number[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.kind === "line" || seconds.has(token.key)) found.push(at);
  }
  return found;
};

/**
 * The ways that may be told from `at` on: those whose second place begins somewhere in what follows of the line. `from` is the
 * first of the `places` behind `at`.
 */
const possible = (
  { alone, bySecond }: Begun,
  tokens: readonly Token[],
  at: number,
  places: readonly number[],
  from: number,
): readonly Way[] => {
  if (bySecond.size === 0) return alone;
  let found: Set<Way> | undefined;
  for (let index = from; index < places.length; index++) {
    const token = tokens[places[index] as number] as Token;
    if ((places[index] as number) >= at + lookAhead || token.kind === "line") break;
    const ways = bySecond.get(token.key);
    if (ways === undefined) continue;
    found ??= new Set(alone);
    for (const way of ways) found.add(way);
  }
  return found ? [...found] : alone;
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
  "nil",
  "neg",
  "nobody",
  "none",
  "isn",
  "aren",
  "wasn",
]);
/** Another clause begins, or too little of it to count. */
const ends = new Set("but because despite if whose who occult little rarely seldom hardly less".split(" "));

/** "Loose, pale stools": a comma and one more adjective. */
const adjective = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === "," && tokens[at + 1]?.kind === "word";

const owners = new Set("his her their its the there he she".split(" "));

/** "Urine is not dark and his stools …": somebody's other thing begins. */
const turns = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === "and" && owners.has(tokens[at + 1]?.text ?? "");

/** Where the place begins that is looked for from `from` on, over at most `gap` other words; below zero when nowhere. */
const reached = (tokens: readonly Token[], from: number, { words, gap }: Way["places"][number]): number => {
  let at = from;
  if (adjective(tokens, at) && (spelt(tokens, at + 2, words) >= 0 || spelt(tokens, at + 3, words) >= 0)) at += 2;
  for (let passed = 0; ; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === "line") return -1;
    if (words.has(token.key) && spelt(tokens, at, words) >= 0) return at;
    if (soft(token)) continue;
    if (token.kind === "symbol" || passed === gap || ends.has(token.text) || turns(tokens, at)) return -1;
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

/** "-ve". */
const isMinus = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === "ve" && tokens[at - 1]?.text === "-";

/** "Could no longer climb the stairs without gasping": denied twice. */
const unable = (tokens: readonly Token[], from: number): boolean => {
  for (let at = from - 1; at > from - 9 && at >= 0 && tokens[at]?.kind === "word"; at--)
    if (/^(?:no|not|cannot|can|couldn|unable|never|barely|hardly)$/.test(tokens[at]?.text ?? "")) return true;
  return false;
};

/** Is there a word of denial between: "liver is not enlarged"? Not one that belongs to the way itself. */
const deniedIn = (tokens: readonly Token[], from: number, { places }: Way): boolean => {
  let to = from;
  for (const place of places) {
    const next = reached(tokens, to, place);
    for (let at = to; at < next; at++) {
      const word = tokens[at]?.text ?? "";
      if (word === "without" ? !unable(tokens, from) : negates.has(word) || isMinus(tokens, at)) return true;
    }
    to = spelt(tokens, next, place.words);
  }
  return false;
};

const others = new Set(["partner_carrier", "affected_sibling"]);

/** Findings that are another person's by their nature. */
export const isOfOthers = (id: string): boolean => id.startsWith("family_") || others.has(id);

const joined = (a: Meaning, b: Meaning): Meaning => ({
  ...a,
  findings: [...a.findings, ...b.findings],
  lacks: [...(a.lacks ?? []), ...(b.lacks ?? [])],
  denied: [...(a.denied ?? []), ...(b.denied ?? [])],
});

/** Marks of what is told in one of the ways; the longest at a place, and all that are told by the same words. */
export const wayMarks = ({ ways, seconds }: Lexicon, tokens: readonly Token[]): readonly Mark[] => {
  const found: Mark[] = [];
  const places = stops(seconds, tokens);
  let behind = 0;
  let theirs: Mark | undefined;
  for (let at = 0; at < tokens.length; at++) {
    while (behind < places.length && (places[behind] as number) <= at) behind++;
    const first = tokens[at];
    const begun = first?.kind === "word" ? ways.get(first.key) : undefined;
    if (!first || !begun) continue;
    let mark: Mark | undefined;
    for (const way of possible(begun, tokens, at, places, behind)) {
      const to = walked(tokens, at, way);
      if (to < 0 || (mark && to < mark.to)) continue;
      const meaning = deniedIn(tokens, at, way) ? way.whenDenied : way.meaning;
      if (meaning === undefined) continue;
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
    // What is told within another ("eats a varied diet with meat") is told as well, unless that is of somebody else.
    const ofOthers = mark?.meaning.findings.some(isOfOthers);
    if (mark && (ofOthers || !(theirs && mark.to <= theirs.to))) found.push(mark);
    if (ofOthers) theirs = mark;
  }
  return found;
};
