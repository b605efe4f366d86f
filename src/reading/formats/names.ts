/** What a printed name, or a code, says a result is of. */
import type { AnalyteId } from "../../knowledge/types.ts";
import { fold } from "../fold.ts";
import type { Lexicon } from "../lexicon.ts";
import { type Mark, marksOf } from "../marks.ts";
import { siblingsOf } from "../raw.ts";
import { keyOf, type Token, tokenise } from "../tokens.ts";
import type { Row } from "./rows.ts";

const loincs = new WeakMap<Lexicon, ReadonlyMap<string, AnalyteId>>();

const byLoinc = (lexicon: Lexicon): ReadonlyMap<string, AnalyteId> => {
  let map = loincs.get(lexicon);
  if (!map) {
    map = new Map([...lexicon.analytes.values()].flatMap((each) => each.loinc.map((code) => [code, each.id] as const)));
    loincs.set(lexicon, map);
  }
  return map;
};

/** Specimens and ratios that share a name with a blood result. */
const otherwise =
  /\b(?:urn?s?|urine|urinary|urinar|urinario|urinaire|24 ?h|dose|doses|dosis|immature|hpf|lpf|csf|fluid|fld|stool|gastric|pleural|sputum|nucleated|nrbc|poc glucose|hiv|direct[aeo]?|diret[ao]|dirette?|direkt[ea]?s?|conjugat\w{0,3}|conjugu\w{0,3}|konjug\w{0,8}|antibody|ab|ag|dna|rna|a1c|saliva|ratio)\b/;
const leading = new Set([
  "s",
  "p",
  "b",
  "serum",
  "plasma",
  "blood",
  "total",
  "absolute",
  "fs",
  "the",
  "whole",
  "venous",
  "capillary",
  ..."fp fb vb ab cb lb sb erc pt absolut absolute percentage percent indice".split(" "),
]);

const enclosed = (tokens: readonly Token[], { from, to }: Mark): boolean =>
  ["(", "/"].includes(tokens[from - 1]?.text ?? "") && [")", "/"].includes(tokens[to]?.text ?? "");

const anew = (lexicon: Lexicon, name: string): readonly AnalyteId[] => {
  // "[Molar ratio]" says what kind of number it is, and of no other specimen.
  const folded = fold(name.slice(0, 120)).replace(" [molar ratio]", "");
  if (otherwise.test(folded)) return [];
  // "Bilirubin (indirect)": the part is named behind the whole.
  if (/\bbil/.test(folded) && /\b(?:in|un)(?:dire|conjug)/.test(folded))
    return lexicon.analytes.has("bilirubin_indirect") ? ["bilirubin_indirect"] : [];
  const tokens = tokenise(folded);
  const marks = marksOf(lexicon, tokens);
  const first = marks.find((mark) => mark.meaning.analytes.length > 0);
  if (!first) return [];
  const before = tokens.slice(0, first.from).filter((token) => token.kind === "word");
  // "Contenuto medio Hb (MCH)": of words that are not known to the beginning only what is in brackets is the name.
  if (before.some((token) => !leading.has(token.text))) {
    const whole = marks.find((mark) => mark.meaning.analytes.length > 0 && enclosed(tokens, mark));
    return whole ? siblingsOf(lexicon, whole.meaning.analytes) : [];
  }
  const head = marks.filter((mark) => mark.from === first.from || mark.from === first.to || mark.from === first.to + 1);
  const best = head
    .filter((mark) => mark.meaning.analytes.length > 0)
    .reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a));
  const inner = marks.find((mark) => mark.meaning.analytes.length > 0 && tokens[mark.from - 1]?.text === "(");
  // "Iron Bind.Cap.(TIBC)": what the brackets say is the name, where the words before them are not known to the end.
  const unknown = tokens.slice(best.to, inner?.from).some((token) => token.kind === "word");
  return siblingsOf(lexicon, (inner && unknown ? inner : best).meaning.analytes);
};

/** "I.D.R.", "Hematocr it", "P1ate1ets", "lron", "M C V": a name that a scanner broke, where it is one when mended. */
const unscanned = (lexicon: Lexicon, name: string): readonly AnalyteId[] => {
  // "V.C.M.", "I.D.R."
  if (/^(?:[a-z]\.){1,6}[a-z]\.?$/i.test(name))
    return siblingsOf(lexicon, lexicon.first.get(keyOf(fold(name.replaceAll(".", ""))))?.meaning?.analytes ?? []);
  if (name.length > 24 || !/[a-z]1|[a-z]0|^l[^aeiou]|[a-z] /i.test(name)) return [];
  const mended = name
    .replace(/^l(?=[^aeiou])/, "i")
    .replace(/1/g, "l")
    .replace(/0/g, "o");
  const squeezed = lexicon.first.get(keyOf(fold(mended.replaceAll(" ", ""))))?.meaning?.analytes ?? [];
  const ids = squeezed.length > 0 || mended === name ? squeezed : anew(lexicon, mended);
  return siblingsOf(lexicon, ids);
};

/** Names met before that are names of results. Others, which may be people's, are not kept. */
const met = new WeakMap<Lexicon, Map<string, readonly AnalyteId[]>>();
const mostMet = 2000;

/** The analytes a printed name stands for: the longest known name at its start. */
export const namedIn = (lexicon: Lexicon, name: string): readonly AnalyteId[] => {
  let known = met.get(lexicon);
  if (!known) {
    known = new Map();
    met.set(lexicon, known);
  }
  const before = known.get(name);
  if (before) return before;
  const found = anew(lexicon, name);
  const ids = found.length > 0 ? found : unscanned(lexicon, name);
  if (ids.length > 0 && name.length <= 40 && known.size < mostMet) known.set(name, ids);
  return ids;
};

const columns = new WeakMap<Lexicon, ReadonlyMap<string, AnalyteId>>();

/** The analyte of a name that only a column of names may be trusted with: "LED", "B-SR", "F". */
export const printedIn = (lexicon: Lexicon, name: string): AnalyteId | undefined => {
  let map = columns.get(lexicon);
  if (!map) {
    map = new Map(
      [...lexicon.analytes.values()].flatMap((each) => each.printed.map((short) => [fold(short), each.id] as const)),
    );
    columns.set(lexicon, map);
  }
  if (name.length > 24) return undefined;
  const folded = fold(name)
    .trim()
    .replace(/[ .:]{1,3}$/, "");
  return map.get(folded) ?? map.get(folded.replace(/^(?:[abcfps]{1,2}|erc)(?:\([a-z]{1,2}\))?[- ]/, ""));
};

const shortest = 15;

/** Report columns cut long names off: "Mean Corpuscular Hemoglobin Co". Every analyte with a name that goes on so. */
const cutOff = (lexicon: Lexicon, name: string): readonly AnalyteId[] => {
  const folded = fold(name).trim();
  if (folded.length < shortest) return [];
  return [...lexicon.analytes.values()]
    .filter((each) => [each.name, ...each.aliases].some((alias) => fold(alias).startsWith(folded)))
    .map((each) => each.id);
};

/** The code decides unless the printed name is known and says something else: a name is what people checked. */
export const identify = (lexicon: Lexicon, row: Pick<Row, "codes" | "names">): readonly AnalyteId[] => {
  const coded = row.codes.map((code) => byLoinc(lexicon).get(code)).find((id) => id !== undefined);
  const named = row.names.map((name) => namedIn(lexicon, name)).find((ids) => ids.length > 0) ?? [];
  if (coded !== undefined && (named.length === 0 || named.includes(coded))) return [coded];
  return [...named, ...row.names.flatMap((name) => cutOff(lexicon, name)), ...(coded === undefined ? [] : [coded])];
};
