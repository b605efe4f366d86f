/** One text laid out for reading: folded, tokens, phrases, numbers, sentences. */
import type { Cue } from "./cues.ts";
import { fold } from "./fold.ts";
import { fractionMarks } from "./fractions.ts";
import { genotypeMarks } from "./genotype.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Mark, marksOf } from "./marks.ts";
import { meaningWith } from "./meaning.ts";
import { organMarks } from "./organs.ts";
import { patternMarks } from "./patterns.ts";
import { type Quantity, quantitiesOf } from "./quantity.ts";
import { assignRoles } from "./roles.ts";
import { endsOf, sentencesOf } from "./sentences.ts";
import { misspellings } from "./spelling.ts";
import { withSpokenNumbers } from "./spoken-numbers.ts";
import { type Token, tokenise } from "./tokens.ts";
import { wayMarks } from "./ways.ts";
import { indirect, swallowed, winning } from "./winning.ts";

export interface Scene {
  /** As written. */
  readonly text: string;
  /** Same length, folded; identifiers and parts already read are blanked. */
  readonly folded: string;
  readonly lexicon: Lexicon;
  readonly tokens: readonly Token[];
  /** Phrases in order. */
  readonly phrases: readonly Mark[];
  /** The phrase that covers each token. */
  readonly marks: readonly (Mark | undefined)[];
  readonly quantities: readonly Quantity[];
  /** The number that starts at each token. */
  readonly quantityAt: readonly (Quantity | undefined)[];
  /** Index of the sentence each token belongs to. */
  readonly sentence: readonly number[];
  /** The token behind the last of each sentence. */
  readonly ends: readonly number[];
  /** Sentences that name a relative, or somebody else. */
  readonly kin: ReadonlySet<number>;
}

/** Does the phrase over token `at` steer in this way? */
export const hasCue = (scene: Pick<Scene, "marks">, at: number, cue: Cue): boolean =>
  scene.marks[at]?.meaning.cues.includes(cue) ?? false;

/** The first token that begins at `start` or after it. */
export const tokenAt = ({ tokens }: Pick<Scene, "tokens">, start: number): number => {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
};

const isOther = (cue: Cue): boolean => cue === "kin" || cue === "stranger";
/** A text of the antenatal clinic. */
export const obstetric = /\b(?:antenatal|fetal medicine|foetal medicine|midwife|obstetric|pregnan|gestation|g\dp\d)/;

/** "Maternal: Hb 104 g/L" in a letter of the antenatal clinic heads the results of the patient herself. */
const headsOwn = (folded: string, { start, end }: Mark): boolean =>
  folded.startsWith("maternal", start) && /^ ?:/.test(folded.slice(end, end + 2)) && obstetric.test(folded);

const kinIn = (folded: string, phrases: readonly Mark[], sentence: readonly number[]): ReadonlySet<number> => {
  const kin = new Set<number>();
  for (const mark of phrases) {
    const { from, to, meaning } = mark;
    if (meaning.cues.some(isOther) && !headsOwn(folded, mark)) kin.add(sentence[from] ?? 0).add(sentence[to - 1] ?? 0);
  }
  return kin;
};

const ironNames = new Set(["iron", "tibc", "uibc", "transferrin", "ferritin"]);
const saturations = new Set(["sat", "saturation", "% sat", "sats", "% saturation"]);

/** "Iron 30, TIBC 400, sat 8": a bare saturation among iron studies is transferrin's, not oxygen's. */
const inContext = (tokens: readonly Token[], found: readonly Mark[]): readonly Mark[] =>
  found.map((mark, at) => {
    const first = tokens[mark.from]?.text ?? "";
    if (
      !(first === "%" || first.startsWith("sat")) ||
      !saturations.has(
        tokens
          .slice(mark.from, mark.to)
          .map((token) => token.text)
          .join(" "),
      )
    )
      return mark;
    const near = [found[at - 1], found[at - 2], found[at - 3]].some((one) =>
      one?.meaning.analytes.some((id) => ironNames.has(id)),
    );
    return near ? { ...mark, meaning: meaningWith({ analytes: ["tsat"] }) } : mark;
  });

const free = (found: readonly Mark[], marks: readonly (Mark | undefined)[], taken: number): readonly Mark[] =>
  taken === 0 ? found : found.filter((mark) => marks.slice(mark.from, mark.to).every((over) => over === undefined));

/** All phrases: those of the lexicon, those told with a number (which win), and misspelt names. */
const phrasesOf = (
  text: string,
  lexicon: Lexicon,
  folded: string,
  tokens: readonly Token[],
): Pick<Scene, "marks" | "phrases"> => {
  const marks: (Mark | undefined)[] = new Array(tokens.length).fill(undefined);
  const cover = (mark: Mark): void => {
    for (let at = mark.from; at < mark.to; at++) marks[at] = mark;
  };
  const genes = genotypeMarks(folded, tokens);
  const told = [
    ...genes,
    ...patternMarks(tokens),
    ...organMarks(tokens),
    ...fractionMarks(text, folded, lexicon, tokens),
  ];
  told.forEach(cover);
  const known = free(inContext(tokens, marksOf(lexicon, tokens)), marks, told.length);
  known.forEach(cover);
  const parts = lexicon.analytes.has("bilirubin_indirect") ? indirect(tokens, known) : [];
  parts.forEach(cover);
  const ways = winning(wayMarks(lexicon, tokens), marks);
  ways.forEach(cover);
  const slips = misspellings(lexicon, tokens, marks);
  slips.forEach(cover);
  const all = [...known, ...parts, ...told];
  const kept = ways.length > 0 ? all.filter((mark) => !swallowed(mark, marks, tokens)) : all;
  const phrases =
    told.length + parts.length + slips.length + ways.length === 0
      ? known
      : [...kept, ...ways, ...slips].sort((a, b) => a.from - b.from);
  return { marks, phrases };
};

/** Lays `text` out. `blank` lists stretches that must not be read (identifiers, table cells already read). */
export const layOut = (
  text: string,
  lexicon: Lexicon,
  blank: readonly { readonly start: number; readonly end: number }[],
): Scene => {
  let folded = fold(text);
  if (blank.length > 0) {
    const codes = [];
    let from = 0;
    for (const { start, end } of [...blank].sort((a, b) => a.start - b.start)) {
      if (end <= from) continue;
      const begin = Math.max(start, from);
      codes.push(folded.slice(from, begin), " ".repeat(end - begin));
      from = end;
    }
    folded = codes.join("") + folded.slice(from);
  }
  const tokens = withSpokenNumbers(lexicon, tokenise(folded));
  const { marks, phrases } = phrasesOf(text, lexicon, folded, tokens);
  const quantities = quantitiesOf(lexicon, folded, tokens, marks);
  const quantityAt: (Quantity | undefined)[] = new Array(tokens.length).fill(undefined);
  for (const quantity of quantities) quantityAt[quantity.token] = quantity;
  const sentence = sentencesOf(text, tokens);
  const [ends, kin] = [endsOf(sentence), kinIn(folded, phrases, sentence)];
  const scene = { text, folded, lexicon, tokens, phrases, marks, quantities, quantityAt, sentence, ends, kin };
  assignRoles(scene);
  return scene;
};
