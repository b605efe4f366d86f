/** HL7 v2 results (ORU^R01): OBX segments by LOINC, local code or name; NM, SN and ST values; corrected and withdrawn results. */
import type { Patient } from "../../case/case.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Raw } from "../raw.ts";
import { ageOn } from "./age.ts";
import type { Formatted } from "./formats.ts";
import { newestCounts, rawOfRow } from "./rows.ts";

interface Segment {
  readonly name: string;
  readonly fields: readonly string[];
  /** Offset of each field. */
  readonly at: readonly number[];
  readonly start: number;
  readonly end: number;
}

const start = /(?:^|[\r\n\v])(?:(?:MSH|OBX|PID)\||MSH[^\w\s]{4,5})/;

/** Does the text hold HL7 v2 segments? */
export const isHl7 = (text: string): boolean => start.test(text.slice(0, 4000));

/** The message header says which marks divide its fields and their parts: with others than | ^ ~ each is put in its place. */
const withUsualMarks = (text: string): string => {
  const [, field, part, repeat] = /(?:^|[\r\n\v])MSH([^\w\s])([^\w\s])([^\w\s])/.exec(text.slice(0, 4000)) ?? [];
  if (field === undefined || part === undefined || repeat === undefined || field + part + repeat === "|^~") return text;
  // What stands for itself there must not divide here: "10^9/L".
  const marks = new Map([
    ["|", "/"],
    ["^", "*"],
    ["~", "-"],
  ]);
  for (const [own, usual] of [
    [repeat, "~"],
    [part, "^"],
    [field, "|"],
  ] as const)
    marks.set(own, usual);
  return text.replace(/[^\w\s]/g, (mark) => marks.get(mark) ?? mark);
};

const segmentsOf = (text: string): readonly Segment[] => {
  const segments: Segment[] = [];
  let from = 0;
  for (const line of text.split(/\r\n|[\r\n]/)) {
    const begin = text.indexOf(line, from);
    from = begin + line.length;
    const fields = line.split("|");
    let at = begin;
    const offsets = fields.map((field) => {
      const own = at;
      at += field.length + 1;
      return own;
    });
    segments.push({ name: (fields[0] ?? "").trim(), fields, at: offsets, start: begin, end: begin + line.length });
  }
  return segments;
};

const hl7Date = (written: string | undefined): string | undefined => {
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?/.exec(written ?? "");
  if (!match) return undefined;
  const [, year, month, day, hour, minute] = match;
  return hour ? `${year}-${month}-${day} ${hour}:${minute ?? "00"}` : `${year}-${month}-${day}`;
};

/** SN is comparator^number; "\S\" stands for ^ and "\T\" for & in text. */
const resultOf = (segment: Segment): string => {
  const value = segment.fields[5] ?? "";
  if (segment.fields[2] !== "SN") return value.split("~")[0] ?? "";
  const [comparator = "", number = "", joined = ""] = value.split("^");
  // "^25^-^30" is an interval and "^1^:^80" a titre.
  return joined === "" || joined === "+" ? `${comparator}${number}` : "";
};

const escaped = (text: string): string =>
  text.replaceAll("\\S\\", "^").replaceAll("\\T\\", "&").replaceAll("\\R\\", "~");

/** D deleted, W wrong, X cannot be obtained, I and O pending: no result. */
const void_ = new Set(["D", "W", "X", "I", "O", "N"]);

/** One result over its life: same test, same sub-id, same time. */
const keyOf = (segment: Segment, drawn: string | undefined): string =>
  [segment.fields[3] ?? "", segment.fields[4] ?? "", hl7Date(segment.fields[14]) ?? drawn ?? ""].join("|");

const isWords = ({ fields }: Segment): boolean =>
  /^(?:CE|CWE|CNE)$/.test(fields[2] ?? "") || (fields[2] === "ST" && !/\d/.test(fields[5] ?? ""));

/** Codes and free text in OBX-5 are words, read like prose: everything of the segment but the name and the value is used up. */
const aroundWords = (segment: Segment): readonly { readonly start: number; readonly end: number }[] => {
  const [code = "", name = ""] = (segment.fields[3] ?? "").split("^");
  const named = (segment.at[3] ?? segment.start) + code.length + 1;
  const value = segment.at[5] ?? segment.end;
  const valueEnd = value + (segment.fields[5] ?? "").length;
  return [
    { start: segment.start, end: Math.min(named, value) },
    { start: Math.min(named + name.length, value), end: value },
    { start: valueEnd, end: segment.end },
  ];
};

const obxRaw = (lexicon: Lexicon, segment: Segment, drawn: string | undefined): Raw | undefined => {
  if (void_.has((segment.fields[11] ?? "").trim())) return undefined;
  const parts = (segment.fields[3] ?? "").split("^").map(escaped);
  const units = (segment.fields[6] ?? "").split("^").map(escaped);
  const row = {
    codes: [parts[0] ?? "", parts[3] ?? ""],
    names: [parts[1] ?? "", parts[4] ?? "", parts[0] ?? ""].filter((name) => name !== ""),
    value: escaped(resultOf(segment)),
    start: segment.at[3] ?? segment.start,
    end: (segment.at[6] ?? segment.end) + (segment.fields[6] ?? "").length,
  };
  const at = hl7Date(segment.fields[14]) ?? drawn;
  for (const unit of units[0] ? units.slice(0, 2) : [undefined]) {
    const raw = rawOfRow(lexicon, { ...row, ...(unit && { unit }), ...(at !== undefined && { at }) });
    if (raw) return raw;
  }
  return undefined;
};

const patientIn = (segments: readonly Segment[], now: Date | undefined): Patient => {
  const segment = segments.find((each) => each.name === "PID");
  const sex = (segment?.fields[8] ?? "").trim().toUpperCase();
  const age = ageOn(hl7Date(segment?.fields[7])?.slice(0, 10), now);
  return {
    ...(age !== undefined && { ageYears: age }),
    ...(sex === "F" ? { sex: "female" as const } : sex === "M" ? { sex: "male" as const } : {}),
  };
};

/** Reads HL7 v2. Notes (NTE, and OBX of type TX or FT) are left for the prose reader. */
export const hl7 = (written: string, lexicon: Lexicon, now: Date | undefined): Formatted => {
  const segments = segmentsOf(withUsualMarks(written));
  const raws: Raw[] = [];
  const consumed: { start: number; end: number }[] = [];
  const placed = new Map<string, number>();
  const withdrawn = new Set<number>();
  let drawn: string | undefined;
  for (const segment of segments) {
    const note = segment.name === "NTE" || (segment.name === "OBX" && /^(?:TX|FT)$/.test(segment.fields[2] ?? ""));
    const words = segment.name === "OBX" && isWords(segment);
    if (words) consumed.push(...aroundWords(segment));
    else if (/^[A-Z][A-Z0-9]{2}$/.test(segment.name) && !note)
      consumed.push({ start: segment.start, end: segment.end });
    if (segment.name === "OBR") drawn = hl7Date(segment.fields[7]);
    if (segment.name !== "OBX" || note || words) continue;
    // A final or corrected result takes the place of the preliminary one; a deleted or wrong one leaves it empty.
    const key = keyOf(segment, drawn);
    const before = placed.get(key);
    if (before !== undefined && /^[DW]$/.test(segment.fields[11] ?? "")) withdrawn.add(before);
    const raw = obxRaw(lexicon, segment, drawn);
    if (!raw) continue;
    if (before !== undefined && /^[FC]$/.test(segment.fields[11] ?? "")) raws[before] = raw;
    else placed.set(key, raws.push(raw) - 1);
  }
  return {
    format: "hl7",
    raws: newestCounts(raws.filter((_, at) => !withdrawn.has(at))),
    consumed,
    patient: patientIn(segments, now),
  };
};
