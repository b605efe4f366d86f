/** Where sentences end. */
import type { Token } from "./tokens.ts";

const abbreviations = new Set(["dr", "mr", "mrs", "ms", "vs", "approx", "g", "e", "i", "no", "hx", "pt", "h", "o"]);

/** "? transfuse": a mark that stands before its question, not behind the last one. */
export const opensQuestion = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  return before === undefined || before.kind === "line" || /^[-,;:(.*•]$/.test(before.text);
};

/** "Fever: no. Weight loss: yes.", but "no. 4". */
const answers = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.text === "no" && tokens[at + 1]?.kind === "word";

const relatives = new Set(
  "bro brother sis sister father mother dad mum mom uncle aunt gran granny husband wife".split(" "),
);

/** "Bro d. bowel ca 58": of what he died. */
const hasDied = (tokens: readonly Token[], point: number): boolean =>
  tokens[point - 1]?.text === "d" && relatives.has(tokens[point - 2]?.text ?? "");

const endsSentence = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token) return false;
  if (token.kind === "line") return true;
  if (token.text === "!" || token.text === ";") return true;
  if (token.text === "?" && opensQuestion(tokens, at)) return false;
  if (token.text === "?") return next === undefined || next.start > token.end || next.kind === "line";
  if (token.text !== ".") return false;
  if (next === undefined || next.kind === "line") return true;
  const abbreviated = abbreviations.has(tokens[at - 1]?.text ?? "") && !answers(tokens, at);
  return next.start > token.end && !abbreviated && !hasDied(tokens, at);
};

/** A line break inside running text doesn't end the sentence when the next line goes on in lower case mid-clause. */
const wraps = (text: string, tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (!before || next?.kind !== "word" || before.kind !== "word") return false;
  const first = text[next.start] ?? "";
  const width = before.end - text.lastIndexOf("\n", before.end - 1);
  return first === first.toLowerCase() && width > 50;
};

/** The sentence each token belongs to. */
export const sentencesOf = (text: string, tokens: readonly Token[]): readonly number[] => {
  let sentence = 0;
  return tokens.map((token, at) => {
    const own = sentence;
    if (endsSentence(tokens, at) && !(token.kind === "line" && wraps(text, tokens, at))) sentence++;
    return own;
  });
};

/** The token behind the last of each sentence. */
export const endsOf = (sentence: readonly number[]): readonly number[] => {
  const ends: number[] = [];
  for (let at = 0; at < sentence.length; at++) ends[sentence[at] ?? 0] = at + 1;
  return ends;
};
