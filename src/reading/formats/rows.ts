/** One result of a structured report → a raw reading. */
import { acceptedUnit, canonicalUnit } from "../../case/units.ts";
import type { AnalyteId } from "../../knowledge/types.ts";
import { fold } from "../fold.ts";
import type { Lexicon } from "../lexicon.ts";
import { digits } from "../number.ts";
import type { Raw } from "../raw.ts";
import { identify, printedIn } from "./names.ts";

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
  /** The name stands in a table's column of names, where short ones can be believed. */
  readonly column?: true;
  /** Words to show where the source has no readable stretch of its own (JSON). */
  readonly quote?: string;
}

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

const shape = /^(?:\*\s?)?([<>]=?|[≤≥])?\s{0,3}\^?\s{0,3}(-)?\s{0,3}(\d[\d.,]{0,60})(.*)$/s;

/** "inférieur à 4 mg/L" */
const lessThan = /^(?:less than|inf[ée]rieur à|inferior an?|inferiore an?|menor (?:de|que)|kleiner als) ?(?=\d)/i;

/** "< 5 ng/mL H": the number with its bound and what stands behind it. Negative numbers are no result. */
export const numberIn = (
  value: string,
):
  | { readonly value: number; readonly other?: number; readonly bound?: "<" | ">"; readonly rest: string }
  | undefined => {
  if (value.length > 60) return undefined;
  const [, sign, minus, written, behind = ""] = shape.exec(value.trimStart().replace(lessThan, "<")) ?? [];
  const rest = behind.trimStart();
  const number = minus === undefined && written !== undefined ? digits(written.replace(/[.,]$/, "")) : undefined;
  if (!number || /^\s*[-–:/]\s*\d/.test(rest)) return undefined;
  const bound = sign === undefined ? undefined : /[<≤]/.test(sign) ? "<" : ">";
  return { ...number, ...(bound && { bound }), rest: rest.trim() };
};

const flags = /^[([]?(?:h{1,2}|l{1,2}|a|n|c|low|high|normal|\*+#?|[↑↓▲▼⬆⬇]{1,3}|abnormal)[)\]]?$/i;

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
  const known = identify(lexicon, row);
  const short = known.length === 0 && row.column ? printedIn(lexicon, row.names.at(-1) ?? "") : undefined;
  const ids = short === undefined ? known : [short];
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
    ...(short !== undefined && { printed: true as const }),
    ...(row.at !== undefined && { at: row.at }),
    ...((row.past || row.names.some((name) => formerly.test(name))) && { past: true }),
    ...(row.quote !== undefined && { quote: row.quote }),
  };
};

/** With words composed of what was read, and of nothing else that a name or a value may hold. */
export const quoted = (lexicon: Lexicon, raw: Raw): Raw => {
  const short = lexicon.analytes.get(raw.analytes[0] ?? "")?.short ?? "";
  const unit = raw.unit === undefined ? "" : ` ${raw.unit}`;
  return { ...raw, quote: `${short}: ${raw.bound ?? ""}${raw.value}${unit}` };
};

/** The last words of a range may be its unit: "12.0 - 16.0 g/dL". */
export const unitOfRange = (text: string): string | undefined =>
  /^[<>([]? ?\d[\d.,]{0,9}(?: ?[-–] ?\d[\d.,]{0,9})?[)\]]? (x?10(?:\(\d{1,2}\)|[*^]\d{1,2})\/\w{1,3}|[^\d\s(][^\s(]{0,14})/.exec(
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
