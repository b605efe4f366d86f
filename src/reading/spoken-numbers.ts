/** "MCV seventy-one", "Hb ten point two": numbers in words right behind the name of a result. */
import type { Lexicon } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

const ones: Readonly<Record<string, number>> = Object.fromEntries(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, value) => [word, value]),
);
const tens: Readonly<Record<string, number>> = Object.fromEntries(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, at) => [word, (at + 2) * 10]),
);
const between = new Set(
  "is was were are of at : = around about came come back level count has had been being shows showed today now only down up reads measured less more than just".split(
    " ",
  ),
);
/** Words between the name and its number. */
const farthest = 6;

const starts = new Set([...Object.keys(ones), ...Object.keys(tens)]);

interface Spoken {
  readonly text: string;
  readonly to: number;
}

/** 0–99, "seventy-one": the value and the token after it. */
export const small = (
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly to: number } | undefined => {
  const word = tokens[at]?.text ?? "";
  const ten = tens[word];
  if (ten === undefined) return ones[word] === undefined ? undefined : { value: ones[word], to: at + 1 };
  const next = tokens[at + 1]?.text === "-" ? at + 2 : at + 1;
  const one = ones[tokens[next]?.text ?? ""];
  return one !== undefined && one > 0 && one < 10 ? { value: ten + one, to: next + 1 } : { value: ten, to: at + 1 };
};

const whole = (tokens: readonly Token[], at: number): { readonly value: number; readonly to: number } | undefined => {
  const first = small(tokens, at);
  if (!first || tokens[first.to]?.text !== "hundred") return first;
  const and = tokens[first.to + 1]?.text === "and" ? first.to + 2 : first.to + 1;
  const rest = small(tokens, and);
  return rest ? { value: first.value * 100 + rest.value, to: rest.to } : { value: first.value * 100, to: first.to + 1 };
};

const spokenAt = (tokens: readonly Token[], at: number): Spoken | undefined => {
  const before = whole(tokens, at);
  if (!before) return undefined;
  // "Two thousand and twenty-two" is a year, or more than any of these results.
  if (tokens[before.to]?.text === "thousand") return undefined;
  const digit = ones[tokens[before.to + 1]?.text ?? ""];
  if (tokens[before.to]?.text === "point" && digit !== undefined && digit < 10)
    return { text: `${before.value}.${digit}`, to: before.to + 2 };
  return { text: String(before.value), to: before.to };
};

const dating = new Set(["in", "since", "during", "from", "by", "until"]);

/** "In two thousand and twenty-two", "in nineteen ninety-eight": a year. */
const yearAt = (tokens: readonly Token[], at: number): Spoken | undefined => {
  const first = dating.has(tokens[at - 1]?.text ?? "") ? small(tokens, at) : undefined;
  if (!first) return undefined;
  const thousand = first.value === 2 && tokens[first.to]?.text === "thousand";
  const and = thousand && tokens[first.to + 1]?.text === "and" ? first.to + 2 : thousand ? first.to + 1 : first.to;
  const rest = small(tokens, and);
  if (thousand) return { text: String(2000 + (rest?.value ?? 0)), to: rest?.to ?? first.to + 1 };
  const century = first.value === 19 || first.value === 20;
  return century && rest && rest.value >= 10
    ? { text: String(first.value * 100 + rest.value), to: rest.to }
    : undefined;
};

const namedBefore = (lexicon: Lexicon, tokens: readonly Token[], at: number): boolean => {
  let back = at - 1;
  while (back > at - farthest && (tokens[back]?.kind === "line" || between.has(tokens[back]?.text ?? ""))) back--;
  // The name's last word tells: "white cells", "transferrin saturation", "platelet count".
  return [0, 1, 2].some((more) => {
    let node = lexicon.first.get(tokens[back - more]?.key ?? "");
    for (let on = back - more + 1; node && on <= back; on++) node = node.next?.get(tokens[on]?.key ?? "");
    return (node?.meaning?.analytes.length ?? 0) > 0;
  });
};

const spokenHere = (lexicon: Lexicon, tokens: readonly Token[], at: number): Spoken | undefined => {
  const year = yearAt(tokens, at);
  if (year) return year;
  const spoken = spokenAt(tokens, at);
  if (!spoken || !namedBefore(lexicon, tokens, at)) return undefined;
  const bounded = tokens[at - 1]?.text === "than";
  return Number(spoken.text) >= 3 || bounded ? spoken : undefined;
};

/** The tokens, with numbers in words behind the name of a result as number tokens. "One" and "two" stay words. */
export const withSpokenNumbers = (lexicon: Lexicon, tokens: readonly Token[]): readonly Token[] => {
  const begins = (token: Token): boolean => token.kind === "word" && starts.has(token.text);
  let out: Token[] | undefined;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const spoken = begins(token) ? spokenHere(lexicon, tokens, at) : undefined;
    const last = spoken && tokens[spoken.to - 1];
    if (!spoken || !last) {
      out?.push(token);
      continue;
    }
    out ??= tokens.slice(0, at);
    out.push({ kind: "number", start: token.start, end: last.end, text: spoken.text, key: spoken.text });
    at = spoken.to - 1;
  }
  return out ?? tokens;
};
