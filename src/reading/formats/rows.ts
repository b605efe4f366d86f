/** One result of a structured report → a raw reading. */
import { acceptedUnit, canonicalUnit } from "../../case/units.ts";
import type { AnalyteId } from "../../knowledge/types.ts";
import { fold } from "../fold.ts";
import type { Lexicon } from "../lexicon.ts";
import { marksOf } from "../marks.ts";
import { digits } from "../number.ts";
import { type Raw, siblingsOf } from "../raw.ts";
import { tokenise } from "../tokens.ts";

export interface Row {
  /** LOINC codes, likeliest first. */
  readonly codes: readonly string[];
  /** Names as printed, fullest first. */
  readonly names: readonly string[];
  readonly value: string;
  readonly unit?: string;
  /** The unit of the column, for a value without one of its own. */
  readonly columnUnit?: string;
  readonly at?: string;
  readonly past?: boolean;
  readonly start: number;
  readonly end: number;
  /** Words to show where the source has no readable stretch of its own (JSON). */
  readonly quote?: string;
}

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
  /\b(?:urn?s?|urine|urinary|hpf|lpf|csf|fluid|fld|stool|gastric|pleural|sputum|nucleated|nrbc|poc glucose|hiv|antibody|ab|ag|dna|rna|a1c|saliva|ratio)\b/;
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
]);

const anew = (lexicon: Lexicon, name: string): readonly AnalyteId[] => {
  const folded = fold(name.slice(0, 120));
  if (otherwise.test(folded)) return [];
  const tokens = tokenise(folded);
  const marks = marksOf(lexicon, tokens);
  const first = marks.find((mark) => mark.meaning.analytes.length > 0);
  if (!first) return [];
  const before = tokens.slice(0, first.from).filter((token) => token.kind === "word");
  if (before.some((token) => !leading.has(token.text))) return [];
  const head = marks.filter((mark) => mark.from === first.from || mark.from === first.to || mark.from === first.to + 1);
  const best = head
    .filter((mark) => mark.meaning.analytes.length > 0)
    .reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a));
  const inner = marks.find((mark) => mark.meaning.analytes.length > 0 && tokens[mark.from - 1]?.text === "(");
  // "Iron Bind.Cap.(TIBC)": what the brackets say is the name, where the words before them are not known to the end.
  const unknown = tokens.slice(best.to, inner?.from).some((token) => token.kind === "word");
  return siblingsOf(lexicon, (inner && unknown ? inner : best).meaning.analytes);
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
  const ids = anew(lexicon, name);
  if (ids.length > 0 && name.length <= 40 && known.size < mostMet) known.set(name, ids);
  return ids;
};

/** "Hb (g/L)", "Ferritin, ng/mL", "MCV fL": the unit in the label. */
export const unitInName = (lexicon: Lexicon, label: string): { readonly name: string; readonly unit?: string } => {
  const match =
    /^(.{1,80}?)[ ,]{0,2}[([]([^()[\]]{1,16})[)\]]\s*$|^([^,]{1,80}), ?([^,]{1,14})$|^(.{1,40}) (\S{2,10}|%)$/.exec(
      label,
    );
  const [name, unit] = [match?.[1] ?? match?.[3] ?? match?.[5], match?.[2] ?? match?.[4] ?? match?.[6]];
  const known = name !== undefined && unit !== undefined && lexicon.units.get(canonicalUnit(fold(unit))) === true;
  return known ? { name, unit } : { name: label };
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
const identify = (lexicon: Lexicon, row: Row): readonly AnalyteId[] => {
  const coded = row.codes.map((code) => byLoinc(lexicon).get(code)).find((id) => id !== undefined);
  const named = row.names.map((name) => namedIn(lexicon, name)).find((ids) => ids.length > 0) ?? [];
  if (coded !== undefined && (named.length === 0 || named.includes(coded))) return [coded];
  return [...named, ...row.names.flatMap((name) => cutOff(lexicon, name)), ...(coded === undefined ? [] : [coded])];
};

const shape = /^([<>]=?|[≤≥])?\s{0,3}\^?\s{0,3}(-)?\s{0,3}(\d[\d.,]{0,60})(.*)$/s;

/** "< 5 ng/mL H": the number with its bound and what stands behind it. Negative numbers are no result. */
export const numberIn = (
  value: string,
):
  | { readonly value: number; readonly other?: number; readonly bound?: "<" | ">"; readonly rest: string }
  | undefined => {
  if (value.length > 60) return undefined;
  const [, sign, minus, written, behind = ""] = shape.exec(value.trimStart()) ?? [];
  const rest = behind.trimStart();
  const number = minus === undefined && written !== undefined ? digits(written.replace(/[.,]$/, "")) : undefined;
  if (!number || /^\s*[-–:/]\s*\d/.test(rest)) return undefined;
  const bound = sign === undefined ? undefined : /[<≤]/.test(sign) ? "<" : ">";
  return { ...number, ...(bound && { bound }), rest: rest.trim() };
};

const flags = /^[([]?(?:h{1,2}|l{1,2}|a|n|c|low|high|normal|\*+#?|abnormal)[)\]]?$/i;

/** The unit behind the number, without flags: "9.8 g/dL (L)". */
export const unitIn = (rest: string): string | undefined => {
  const words = rest.split(/\s+/).filter((word) => word !== "" && !flags.test(word));
  const unit = (words.join(" ").split(/(?<!10)[([]|\*(?!\d)/, 1)[0] ?? "").trim();
  return unit === "" ? undefined : unit;
};

const fits = (lexicon: Lexicon, id: AnalyteId, unit: string | undefined): boolean => {
  const analyte = lexicon.analytes.get(id);
  return analyte !== undefined && (unit === undefined || acceptedUnit(analyte, unit) !== undefined);
};

/** "Hb (prev)". */
const formerly = /\b(?:prev|previous|prior|last|earlier)\b/i;

/** The row as a raw reading, or undefined when it is of something else or has no number. A unit that doesn't fit says it is something else. */
export const rawOfRow = (lexicon: Lexicon, row: Row): Raw | undefined => {
  const ids = identify(lexicon, row);
  const number = ids.length > 0 ? numberIn(row.value) : undefined;
  if (!number) return undefined;
  const unit = row.unit?.trim() || unitIn(number.rest) || row.columnUnit?.trim() || undefined;
  const fitting = ids.filter((id) => fits(lexicon, id, unit));
  if (fitting.length === 0) return undefined;
  return {
    analytes: fitting,
    value: number.value,
    ...(number.other !== undefined && { other: number.other }),
    ...(number.bound && { bound: number.bound }),
    ...(unit !== undefined && { unit }),
    start: row.start,
    end: row.end,
    token: -1,
    ...(row.at !== undefined && { at: row.at }),
    ...((row.past || row.names.some((name) => formerly.test(name))) && { past: true }),
    ...(row.quote !== undefined && { quote: row.quote }),
  };
};

/** The last words of a range may be its unit: "12.0 - 16.0 g/dL". */
export const unitOfRange = (text: string): string | undefined =>
  /^[<>([]? ?\d[\d.,]{0,9}(?: ?[-–] ?\d[\d.,]{0,9})?[)\]]? (x?10\(\d{1,2}\)\/\w{1,3}|[^\d\s(][^\s(]{0,14})/.exec(
    text,
  )?.[1];

/** Of several rows of one analyte the newest by date counts, the others are past. Rows without dates stay as they are. */
export const newestCounts = (raws: readonly Raw[]): readonly Raw[] => {
  const newest = new Map<AnalyteId, string>();
  for (const { analytes, at } of raws) {
    const id = analytes[0] ?? "";
    if (at !== undefined && at > (newest.get(id) ?? "")) newest.set(id, at);
  }
  return raws.map((raw) => {
    const last = newest.get(raw.analytes[0] ?? "");
    return raw.at !== undefined && last !== undefined && raw.at < last ? { ...raw, past: true } : raw;
  });
};
