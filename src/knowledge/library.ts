/** Content → the frozen library everything else reads. */
import type { Compiled } from "../intents/classifier.ts";
import type { Content, Knowledge, Version } from "./types.ts";

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

const deepFreeze = <T>(value: T): T => {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
};

/** The library over checked content. */
export const library = (content: Content, version: Version, classifier: Compiled): Knowledge => {
  deepFreeze(content);
  return Object.freeze({
    version,
    sources: byId(content.sources),
    analytes: byId(content.analytes),
    findings: byId(content.findings),
    intervals: content.intervals,
    settings: content.settings,
    indices: content.indices,
    correlations: content.correlations,
    conditions: byId(content.conditions),
    tests: byId(content.tests),
    treatments: byId(content.treatments),
    rules: content.rules,
    topics: byId(content.topics),
    conflicts: content.conflicts,
    wording: content.wording,
    intents: byId(content.intents),
    classifier,
    calculators: content.calculators,
  });
};
