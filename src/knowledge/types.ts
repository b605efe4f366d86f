/** Types of the knowledge base, inferred from the schema so the two can't drift apart. No run-time code. */
import type { z } from "zod";
import type { Compiled } from "../intents/classifier.ts";
import type * as schema from "./schema.ts";

export type AnalyteId = string;
export type FindingId = string;
export type ConditionId = string;
export type SourceId = string;
export type TestId = string;
export type TreatmentId = string;

type Read<T extends z.ZodType> = DeepReadonly<z.output<T>>;
export type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

export type Source = Read<typeof schema.source>;
export type Analyte = Read<typeof schema.analyte>;
export type FindingEntry = Read<typeof schema.finding>;
export type Interval = Read<typeof schema.interval>;
export type Intervals = Read<typeof schema.intervals>;
export type AnaemiaCutOff = Read<typeof schema.anaemiaCutOff>;
export type Setting = Read<typeof schema.setting>;
export type Settings = Read<typeof schema.settings>;
export type Index = Read<typeof schema.index>;
export type Condition = Read<typeof schema.condition>;
export type Expectation = Read<typeof schema.expectation>;
export type Clue = Read<typeof schema.clue>;
export type Test = Read<typeof schema.test>;
export type Treatment = Read<typeof schema.treatment>;
export type Cited = Read<typeof schema.cited>;
export type Review = Read<typeof schema.review>;
export type Topic = Read<typeof schema.topic>;
export type Wording = Read<typeof schema.wording>;
export type Conflict = Read<typeof schema.conflict>;
/** An intent as it is answered; how people say it is in `Speech`. */
export type Intent = Omit<Read<typeof schema.intent>, "phrases" | "patterns">;
export type Rules = Read<typeof schema.rules>;
export type When = Read<typeof schema.when>;
export type Calculators = Read<typeof schema.calculators>;
/** One product of intravenous iron. */
export type Product = Read<typeof schema.product>;
export type Content = Read<typeof schema.content>;
export type Correlations = Read<typeof schema.correlations>;

/** Version of a knowledge build: a hash of its content and the newest review date in it. */
export interface Version {
  readonly id: string;
  readonly date: string;
}

/** How people ask, by intent, and what was learnt of it when the project was built. */
export interface Speech {
  readonly said: ReadonlyMap<string, Pick<Read<typeof schema.intent>, "phrases" | "patterns">>;
  readonly classifier: Compiled;
}

/** The whole knowledge base, checked across files and frozen. */
export interface Knowledge {
  readonly version: Version;
  readonly sources: ReadonlyMap<SourceId, Source>;
  readonly analytes: ReadonlyMap<AnalyteId, Analyte>;
  readonly findings: ReadonlyMap<FindingId, FindingEntry>;
  readonly intervals: Intervals;
  readonly settings: Settings;
  readonly indices: readonly Index[];
  readonly correlations: Correlations;
  readonly conditions: ReadonlyMap<ConditionId, Condition>;
  readonly tests: ReadonlyMap<TestId, Test>;
  readonly treatments: ReadonlyMap<TreatmentId, Treatment>;
  readonly rules: Rules;
  /** The units values are shown in; canonical ones without it. Nothing is computed in them. */
  readonly shownIn?: "si" | "us";
  readonly topics: ReadonlyMap<string, Topic>;
  readonly conflicts: readonly Conflict[];
  readonly wording: Wording;
  readonly intents: ReadonlyMap<string, Intent>;
  /** Read at the first question, not at the start: it is half of all there is. */
  readonly speech: () => Speech;
  readonly calculators: Calculators;
}
