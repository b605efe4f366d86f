/** Content → the frozen library everything else reads. */
import type { Content, Intent, Knowledge, Speech, Version } from "./types.ts";

/** What is opened at the start: everything but how people ask. */
export type Opened = Omit<Content, "intents"> & { readonly intents: readonly Intent[] };

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

const deepFreeze = <T>(value: T): T => {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
};

/** The library over checked content; `speech` is asked once, when the first question comes. */
export const library = (content: Opened, version: Version, speech: () => Speech): Knowledge => {
  let known: Speech | undefined;
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
    speech: () => {
      known ??= speech();
      return known;
    },
    calculators: content.calculators,
  });
};
