/** FHIR Shorthand: instances of Observation (with components) and Patient, line by line. */
import type { Lexicon } from "../lexicon.ts";
import type { Raw } from "../raw.ts";
import type { Formatted } from "./formats.ts";
import { newestCounts, rawOfRow } from "./rows.ts";

/** Is it FHIR Shorthand with an instance in it? */
export const isFsh = (text: string): boolean => text.includes("InstanceOf:") && /^Instance:/m.test(text);

const rule = /^\s{0,8}\* (?:(component\[[^\]\n]{0,40}\])\.)?([a-zA-Z.[\]0-9]{2,40}) = (.{1,300})$/;

/** What one observation, or one component of it, says. */
interface Said {
  readonly codes: string[];
  readonly names: string[];
  value?: string;
  unit?: string;
}

const note = (said: Said, path: string, value: string): void => {
  const quoted = /"([^"]{1,200})"/.exec(value)?.[1];
  const code = /^(\S{0,80})#(\S{1,40})/.exec(value);
  if (/^code(?:\.coding(?:\[\d\])?)?$/.test(path)) {
    if (code?.[2] && /loinc|lnc|^$/i.test(code[1] ?? "")) said.codes.push(code[2]);
    if (quoted) said.names.push(quoted);
  } else if (path === "code.text" && quoted) said.names.push(quoted);
  else if (path === "valueQuantity" || path === "valueQuantity.value") {
    const [, number, unit] = /^([<>]?[\d.]{1,20})(?: '([^']{1,30})')?/.exec(value) ?? [];
    if (number !== undefined) said.value = number;
    if (unit !== undefined) said.unit ??= unit;
  } else if (path === "valueQuantity.unit" && quoted) said.unit = quoted;
  else if (path === "valueQuantity.code" && code?.[2]) said.unit ??= code[2];
};

const rawFrom = (lexicon: Lexicon, { codes, names, value, unit }: Said, at: string | undefined): readonly Raw[] => {
  if (value === undefined) return [];
  const quote = `${names[0] ?? codes[0] ?? ""}: ${value}${unit === undefined ? "" : ` ${unit}`}`;
  const row = { codes, names, value, start: 0, end: 0, quote };
  const raw = rawOfRow(lexicon, { ...row, ...(unit !== undefined && { unit }), ...(at !== undefined && { at }) });
  return raw ? [raw] : [];
};

const withdrawn = /#(?:cancelled|entered-in-error|registered)/;

const observed = (lexicon: Lexicon, block: string): readonly Raw[] => {
  const parts = new Map<string, Said>();
  let at: string | undefined;
  for (const line of block.split("\n")) {
    const [, part = "", path, value] = rule.exec(line.trimEnd()) ?? [];
    if (path === undefined || value === undefined) continue;
    if (path === "status" && withdrawn.test(value)) return [];
    if (path === "effectiveDateTime") at = /\d{4}-\d{2}(?:-\d{2})?/.exec(value)?.[0];
    const said = parts.get(part) ?? { codes: [], names: [] };
    parts.set(part, said);
    note(said, path, value);
  }
  return [...parts.values()].flatMap((said) => rawFrom(lexicon, said, at));
};

/** Reads FHIR Shorthand. As with JSON, a value's `stated` words are composed and its offsets are 0. */
export const fsh = (text: string, lexicon: Lexicon): Formatted => {
  const blocks = text.split(/^(?=Instance:)/m);
  const raws = blocks.flatMap((block) => (/^InstanceOf: /m.test(block) ? observed(lexicon, block) : []));
  const gender = /^\s{0,8}\* gender = #(female|male)\b/m.exec(text)?.[1];
  return {
    format: "fhir",
    raws: newestCounts(raws),
    consumed: [{ start: 0, end: text.length }],
    ...((gender === "female" || gender === "male") && { patient: { sex: gender } }),
  };
};
