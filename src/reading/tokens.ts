/** Folded text → words, numbers and symbols, in one pass. */
import { isDigit, isLetter } from "./fold.ts";

export interface Token {
  readonly kind: "word" | "number" | "symbol" | "line";
  readonly start: number;
  readonly end: number;
  /** The folded characters. */
  readonly text: string;
  /** Spelling-neutral form of a word: British and American, singular and plural come out alike. */
  readonly key: string;
}

/** Words that end in an s of their own: "HgbS" is a haemoglobin, not several. */
const singular = new Set(["hgbs"]);

/** "haemoglobins" and "hemoglobin" have one key; so do "oesophageal" and "esophageal". */
export const keyOf = (word: string): string => {
  let key = word;
  if (key.includes("ae")) key = key.replaceAll("ae", "e");
  if (key.includes("oe")) key = key.replaceAll("oe", "e");
  if (!key.endsWith("s")) return key;
  if (key.length > 4 && key.endsWith("ies")) return `${key.slice(0, -3)}y`;
  if (key.length > 3 && !singular.has(key) && !key.endsWith("ss") && !key.endsWith("is")) return key.slice(0, -1);
  return key;
};

const wordEnd = (folded: string, from: number): number => {
  let at = from + 1;
  while (at < folded.length && isLetter(folded.charCodeAt(at))) at++;
  return at;
};

/** Digits with inner separators: 1,234.5 · 9,8 · 11.000. A trailing separator is left out. */
const numberEnd = (folded: string, from: number): number => {
  let at = from + 1;
  for (;;) {
    const code = folded.charCodeAt(at);
    if (isDigit(code)) at++;
    else if ((code === 46 || code === 44) && isDigit(folded.charCodeAt(at + 1))) at += 2;
    else return at;
  }
};

const single = (folded: string, at: number): Token => {
  const text = folded[at] ?? " ";
  return { kind: text === "\n" ? "line" : "symbol", start: at, end: at + 1, text, key: text };
};

/** The tokens of folded text in order; blanks are dropped, line ends kept. */
export const tokenise = (folded: string): readonly Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < folded.length) {
    const code = folded.charCodeAt(at);
    if (isLetter(code)) {
      const end = wordEnd(folded, at);
      const text = folded.slice(at, end);
      tokens.push({ kind: "word", start: at, end, text, key: keyOf(text) });
      at = end;
    } else if (isDigit(code) || (code === 46 && isDigit(folded.charCodeAt(at + 1)) && leads(folded, at))) {
      const end = numberEnd(folded, at);
      const text = folded.slice(at, end);
      const before = tokens.at(-1);
      // "6 .8": a sign that is not seen, or a blank, has slipped in.
      const broken = code === 46 && before?.kind === "number" && at - before.end <= 2 && /^\d+$/.test(before.text);
      if (broken) tokens.pop();
      const whole = broken ? before.text + text : text;
      tokens.push({ kind: "number", start: broken ? before.start : at, end, text: whole, key: whole });
      at = end;
    } else {
      if (code === 10 || code > 32) tokens.push(single(folded, at));
      at++;
    }
  }
  return tokens;
};

const leads = (folded: string, at: number): boolean => at === 0 || folded.charCodeAt(at - 1) <= 32;
