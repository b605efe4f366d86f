/** Slips of spelling in long names, by bounded edit distance, never between two analytes. */
import type { AnalyteId } from "../knowledge/types.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Mark } from "./marks.ts";
import { meaningWith } from "./meaning.ts";
import type { Token } from "./tokens.ts";

const mostTries = 40;

/** Edits (insert, delete, change, swap of neighbours) between two words, given up beyond `most`. */
export const edits = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
};

const allowed = (length: number): number => (length >= 8 ? 2 : length >= 5 ? 1 : 0);

/** The one analyte whose long name `word` misspells; undefined when none, or when two are as near. */
export const misspelt = (lexicon: Lexicon, word: string): AnalyteId | undefined => {
  let best = allowed(word.length) + 1;
  let found: readonly AnalyteId[] = [];
  let twice = false;
  for (const { key, analytes } of lexicon.long) {
    // Hardly anyone gets the first letter wrong, and it spares most comparisons.
    if (key.charCodeAt(0) !== word.charCodeAt(0)) continue;
    const distance = edits(word, key, Math.min(allowed(word.length), allowed(key.length)));
    if (distance > Math.min(allowed(word.length), allowed(key.length)) || distance > best) continue;
    twice = distance === best ? twice || analytes[0] !== found[0] : false;
    best = distance;
    found = analytes;
  }
  return twice ? undefined : found[0];
};

const shortNames = new Set("mcv mch mchc rdw rbc wbc hgb hct plt crp esr tsat tibc pcv".split(" "));

/** "mvc 71", "rwd 19": two neighbours of a short name changed places, and only one name is that near. */
const transposed = (lexicon: Lexicon, word: string): Mark["meaning"] | undefined => {
  if (word.length < 3 || lexicon.words.has(word)) return undefined;
  const near = new Set<string>();
  for (let at = 0; at + 1 < word.length; at++) {
    const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
    if (shortNames.has(swapped)) near.add(swapped);
  }
  const [name] = near;
  const analytes = near.size === 1 ? lexicon.first.get(name ?? "")?.meaning?.analytes : undefined;
  return analytes && analytes.length > 0 ? meaningWith({ analytes }) : undefined;
};

const numberSoon = (scene: { readonly tokens: readonly Token[] }, at: number): boolean => {
  for (let ahead = at + 1; ahead < at + 5; ahead++) {
    const token = scene.tokens[ahead];
    if (!token || token.kind === "line") return false;
    if (token.kind === "number") return true;
    if (
      token.kind === "word" &&
      !["is", "was", "of", "level", "low", "high", "normal", "raised", "came", "back"].includes(token.text)
    )
      return false;
  }
  return false;
};

/** Marks for misspelt analyte names that stand before a number or a level word. A bounded number of words is tried. */
export const misspellings = (
  lexicon: Lexicon,
  tokens: readonly Token[],
  marks: readonly (Mark | undefined)[],
): readonly Mark[] => {
  const found: Mark[] = [];
  let tries = 0;
  for (let at = 0; at < tokens.length && tries < mostTries; at++) {
    const token = tokens[at];
    if (token?.kind !== "word" || marks[at]) continue;
    if (token.key.length < 5) {
      const swapped = numberSoon({ tokens }, at) ? transposed(lexicon, token.key) : undefined;
      if (swapped) found.push({ from: at, to: at + 1, start: token.start, end: token.end, meaning: swapped });
      continue;
    }
    const beside = marks[at - 1]?.meaning.cues.some((cue) => cue === "low" || cue === "high");
    if (!beside && !numberSoon({ tokens }, at) && !levelNext(marks, at)) continue;
    tries++;
    const analyte = misspelt(lexicon, token.key);
    if (analyte !== undefined)
      found.push({
        from: at,
        to: at + 1,
        start: token.start,
        end: token.end,
        meaning: meaningWith({ analytes: [analyte] }),
      });
  }
  return found;
};

const levelNext = (marks: readonly (Mark | undefined)[], at: number): boolean =>
  marks[at + 1]?.meaning.cues.some((cue) => cue === "low" || cue === "high" || cue === "normal") ?? false;
