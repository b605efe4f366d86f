/** Reads many ugly texts and holds each reading against what must be true of every one. */
import { expect } from "vitest";
import { read } from "../../src/reading/read.ts";
import { knowledge } from "../reading/spoken.ts";
import { randomFrom, textFrom } from "./texts.ts";

/** What is wrong with the reading of `text`; undefined when nothing is. Thrown errors count. */
const faultIn = (text: string): string | undefined => {
  try {
    const { labs, qualitative, findings, refused, unread, identifiers } = read(text, knowledge);
    for (const { analyte, value } of labs) {
      const [low, high] = knowledge.analytes.get(analyte)?.hard ?? [Number.NaN, Number.NaN];
      if (!(value >= low && value <= high)) return `${analyte} ${value} outside the possible`;
    }
    const quoted = [...labs, ...qualitative, ...Object.values(findings), ...refused].map((each) => each.stated);
    for (const { start, end } of [...quoted, ...unread, ...identifiers])
      if (!(start >= 0 && end >= start && end <= text.length)) return `a span outside the text: ${start}–${end}`;
    let last = 0;
    for (const { start, end } of identifiers) {
      if (start < last) return "identifiers overlap";
      last = end;
    }
    return undefined;
  } catch (error) {
    return String(error);
  }
};

/** Reads `count` texts of one seed; the first fault fails, with its text. */
export const fuzz = (seed: number, count: number): void => {
  const random = randomFrom(seed);
  for (let done = 0; done < count; done++) {
    const text = textFrom(random);
    const fault = faultIn(text);
    if (fault !== undefined) expect.fail(`${fault}\nseed ${seed}, text ${done}: ${JSON.stringify(text)}`);
  }
};
