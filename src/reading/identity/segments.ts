/** Identifiers in the segments of HL7 v2 and the records of ASTM, by the number of the field. */
import { linesIn } from "../formats/cells.ts";
import type { Identifier } from "../reading.ts";

type Kind = Identifier["kind"];
type Fields = Readonly<Record<number, Kind>>;

/** HL7 v2.x: patient identification, next of kin, guarantor, insurance, merge, visit. */
const segments: Readonly<Record<string, Fields>> = {
  PID: {
    ...{
      2: "record number",
      3: "record number",
      4: "record number",
      5: "name",
      6: "name",
      7: "date of birth",
      9: "name",
    },
    ...{ 11: "address", 12: "address", 13: "phone", 14: "phone", 18: "record number", 19: "national number" },
    ...{ 20: "national number", 21: "record number", 23: "address" },
  },
  NK1: {
    2: "name",
    4: "address",
    5: "phone",
    6: "phone",
    30: "name",
    31: "phone",
    32: "address",
    37: "national number",
  },
  GT1: { 3: "name", 4: "name", 5: "address", 6: "phone", 7: "phone", 8: "date of birth", 12: "national number" },
  IN1: { 2: "record number", 16: "name", 18: "date of birth", 19: "address", 36: "record number", 49: "record number" },
  MRG: { 1: "record number", 2: "record number", 3: "record number", 4: "record number", 7: "name" },
  PV1: { 5: "record number", 19: "record number", 50: "record number" },
  /** ASTM's patient record. */
  P: {
    2: "record number",
    3: "record number",
    4: "record number",
    5: "name",
    6: "name",
    7: "date of birth",
    10: "address",
    12: "phone",
  },
};

const segmentIdentifiers = (text: string, start: number, end: number): readonly Identifier[] => {
  const bar = text.indexOf("|", start);
  const fields = bar < 0 || bar - start > 4 ? undefined : segments[text.slice(start, bar).trim()];
  if (!fields || bar >= end) return [];
  const found: Identifier[] = [];
  let from = bar + 1;
  for (let number = 1; from <= end; number++) {
    const next = text.indexOf("|", from);
    const to = next < 0 || next > end ? end : next;
    const kind = fields[number];
    if (kind && text.slice(from, to).trim() !== "") found.push({ kind, start: from, end: to });
    from = to + 1;
  }
  return found;
};

/** Identifiers the fields of patient, kin, guarantor, insurance, merge and visit segments hold. */
export const inSegments = (text: string): readonly Identifier[] =>
  /(?:^|[\r\n\v])(?:PID|NK1|GT1|IN1|MRG|PV1|P)\|/.test(text)
    ? linesIn(text.replaceAll("\r", "\n").replaceAll("\v", "\n")).flatMap(({ start, end }) =>
        segmentIdentifiers(text, start, end),
      )
    : [];
