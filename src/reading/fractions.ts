/** "Electrophoresis: A 57, S 37, A2 3.9, F 2.2": haemoglobins by their letter, where a separation of them is told. */
import type { AnalyteId } from "../knowledge/types.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Mark } from "./marks.ts";
import { meaningWith } from "./meaning.ts";
import type { Token } from "./tokens.ts";

const separations = /electro|hplc|chromatogra|hb (?:analysis|studies|variant)|ha?emoglobin (?:analysis|fractionation)/;
const opening = new Set(
  "electrophoresis electro hplc chromatography analysis studies fractionation variant ep".split(" "),
);
const letters: Readonly<Record<string, AnalyteId>> = {
  A: "hba",
  S: "hbs",
  F: "hbf",
  C: "hbc",
  E: "hbe",
  D: "hbd",
  H: "hbh",
  A2: "hba2",
};
/** Tokens a separation's fractions may reach over. */
const reach = 45;

const numberAt = (tokens: readonly Token[], at: number): boolean => {
  const next = /^[:=-]$/.test(tokens[at]?.text ?? "") ? at + 1 : at;
  const token = tokens[next];
  return token?.kind === "number" && Number(token.text.replace(",", ".")) <= 100;
};

/** The letter at a token and the token after it: "A", "A2", but not "A1C". */
const letterAt = (
  text: string,
  tokens: readonly Token[],
  at: number,
): { readonly id: AnalyteId; readonly to: number } | undefined => {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token?.kind !== "word" || token.end - token.start > 1) return undefined;
  const glued = next?.kind === "number" && next.start === token.end;
  const written = text.slice(token.start, glued ? next.end : token.end);
  const id = letters[written];
  const to = glued ? at + 2 : at + 1;
  return id !== undefined && numberAt(tokens, to) ? { id, to } : undefined;
};

const lead = new Set("shows showed with of is are reveals revealed and % hb result results".split(" "));

/** Fractions stand in a list: behind a sign, a number or a small word. "Vitamin D 12" does not. */
const inList = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  if (before === undefined || before.text === "+") return false;
  return before.kind !== "word" || lead.has(before.text) || opening.has(before.text);
};

const closes = (tokens: readonly Token[], at: number): boolean => {
  const [token, next] = [tokens[at], tokens[at + 1]];
  return token?.text === ";" || (token?.text === "." && (next === undefined || next.start > token.end));
};

/** Marks for the fractions behind the name of a separation, where two or more are told. */
export const fractionMarks = (
  text: string,
  folded: string,
  lexicon: Lexicon,
  tokens: readonly Token[],
): readonly Mark[] => {
  if (!separations.test(folded)) return [];
  const found: Mark[] = [];
  let until = -1;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (opening.has(token?.text ?? "")) until = at + reach;
    else if (closes(tokens, at)) until = -1;
    const letter = at < until && inList(tokens, at) ? letterAt(text, tokens, at) : undefined;
    if (!token || !letter || !lexicon.analytes.has(letter.id)) continue;
    const end = tokens[letter.to - 1]?.end ?? token.end;
    found.push({
      from: at,
      to: letter.to,
      start: token.start,
      end,
      meaning: meaningWith({ analytes: [letter.id] }),
    });
    at = letter.to - 1;
  }
  return found.length > 1 ? found : [];
};
