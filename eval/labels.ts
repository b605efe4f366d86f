/** `labels.yaml`, and the questions scoring asks of it. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Assessment, RankedCause } from "../src/index.ts";

export interface Labels {
  readonly families: Readonly<Record<string, readonly string[]>>;
  readonly iron: readonly string[];
  readonly notMicrocytic: readonly string[];
  readonly rare: readonly (readonly [string, readonly string[]])[];
}

export const readLabels = (): Labels => parse(readFileSync(new URL("labels.yaml", import.meta.url), "utf8")) as Labels;

/** 1-based rank of the first cause that is one of `wanted`, or Infinity. Parents stand for their children. */
export const rankOf = (causes: readonly RankedCause[], wanted: readonly string[]): number => {
  const at = causes.findIndex((cause) => wanted.includes(cause.condition));
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
};

/** Probability of any of the listed conditions. */
export const massOf = (assessment: Assessment, listed: readonly string[]): number =>
  assessment.causes.reduce((sum, cause) => sum + (listed.includes(cause.condition) ? cause.probability : 0), 0);
