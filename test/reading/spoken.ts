/** Shared by the reading tests: a reading written shortly. */
import { openKnowledge } from "../../src/knowledge/open.ts";
import { read } from "../../src/reading/read.ts";
import type { Reading, ReadingOptions } from "../../src/reading/reading.ts";

export const knowledge = openKnowledge();

export const reading = (text: string, options?: ReadingOptions): Reading => read(text, knowledge, options);

/** "hb 98 mcv 68": values in canonical units; `(past)` after older ones, `?` after an assumed unit. */
export const labs = (text: string, options?: ReadingOptions): string =>
  reading(text, options)
    .labs.map(
      (lab) => `${lab.analyte} ${lab.bound ?? ""}${Number(lab.value.toPrecision(4))}${lab.past ? " (past)" : ""}`,
    )
    .join(", ");

/** "+melaena -fever". */
export const findings = (text: string): string =>
  Object.entries(reading(text).findings)
    .map(([id, { state }]) => `${state === "present" ? "+" : "-"}${id}`)
    .join(" ");

export const levels = (text: string): string =>
  reading(text)
    .qualitative.map(({ analyte, level }) => `${analyte} ${level}`)
    .join(", ");
