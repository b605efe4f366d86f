/** The engine's whole answer. Plain data: it serialises, and two equal inputs give equal bytes. */

import type { Case, Measurement, Stated } from "../case/case.ts";
import type {
  AnalyteId,
  Cited,
  ConditionId,
  FindingId,
  Review,
  SourceId,
  TestId,
  Version,
} from "../knowledge/types.ts";
import type { Alert, Hold, Interlock, Reminder, TreatmentNote } from "./advice.ts";

/** Likely ≥ 60 %, possible ≥ 15 %, less likely ≥ 3 %, unlikely ≥ 0.5 %, excluded below. */
export type Likelihood = "likely" | "possible" | "less likely" | "unlikely" | "excluded";

export type { Alert, Hold, Interlock, Reminder, TreatmentNote };

export interface Evidence {
  readonly kind: "labs" | "qualitative" | "finding" | "definition";
  /** Analytes or findings the step is made of. */
  readonly ids: readonly (AnalyteId | FindingId)[];
  /** As a haematologist would say it: "ferritin 8 µg/L", "no melaena". */
  readonly text: string;
}

/** One piece of evidence for or against one condition. */
export interface Step {
  readonly evidence: Evidence;
  readonly condition: ConditionId;
  /** Natural log of how much likelier the evidence is here than over all hypotheses together. Positive speaks for. */
  readonly weight: number;
  /** What the condition expects, in words: "typically 3–15 µg/L". */
  readonly expects: string;
  readonly sources: readonly SourceId[];
}

export interface RankedCause {
  readonly condition: ConditionId;
  readonly name: string;
  /** 0–1. */
  readonly probability: number;
  readonly likelihood: Likelihood;
  readonly loading: boolean;
  readonly review: Review;
  /** Every step, strongest for first. */
  readonly steps: readonly Step[];
  /** Tests not done yet that would move it most. */
  readonly missing: readonly TestId[];
  /** The one result that would settle it. */
  readonly settles?: Cited;
  /** Causes of this cause (probabilities add up to the parent's). */
  readonly children: readonly RankedCause[];
}

/** What a result of the test would mean. */
export interface Outcome {
  /** "ferritin < 15 µg/L" */
  readonly result: string;
  /** How likely the result is. */
  readonly probability: number;
  /** What would then lead, and how likely it would be. */
  readonly leads: ConditionId;
  readonly leadsName: string;
  readonly leadsProbability: number;
}

export interface RankedTest {
  readonly test: TestId;
  readonly name: string;
  /** Bits expected about which treatment or danger it is. */
  readonly information: number;
  readonly burden: number;
  /** information / burden. */
  readonly worth: number;
  readonly reason: string;
  /** Why it comes before all others, whatever it is expected to tell: a rule asks for it. */
  readonly because?: string;
  readonly turnaround: string;
  readonly outcomes: readonly Outcome[];
  /** The analyte or finding those outcomes are of. */
  readonly about?: { readonly analyte: AnalyteId } | { readonly finding: FindingId };
  /** Held: shown with the reason, never suggested. */
  readonly held: readonly string[];
}

export interface Question {
  readonly finding: FindingId;
  readonly ask: string;
  readonly information: number;
}

export interface IndexResult {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  /** "< 13" */
  readonly cutOff: string;
  readonly trait: boolean;
  /** Why it says nothing here, if it doesn't apply. */
  readonly void?: string;
  readonly votes: boolean;
  readonly population: string;
}

export interface Picture {
  readonly anaemia: "none" | "mild" | "moderate" | "severe" | "unknown";
  /** The rule that fired, e.g. "WHO 2024, women ≥ 15 y: < 120 g/L". */
  readonly anaemiaRule?: { readonly text: string; readonly sources: readonly SourceId[] };
  /** Other authorities' cut-offs that would say otherwise. */
  readonly disagreements: readonly { readonly text: string; readonly sources: readonly SourceId[] }[];
  readonly size: "microcytic" | "normocytic" | "macrocytic" | "unknown";
  readonly colour: "hypochromic" | "normochromic" | "unknown";
  /** Flag per current value against the patient's interval. */
  readonly flags: readonly {
    readonly analyte: AnalyteId;
    readonly flag: "low" | "normal" | "high";
    readonly interval: string;
  }[];
}

/** What the engine or the reading could not take at face value. */
export type Doubt =
  | { readonly kind: "unit"; readonly analyte: AnalyteId; readonly text: string; readonly measurement: Measurement }
  | {
      readonly kind: "refused";
      readonly analyte: AnalyteId;
      readonly text: string;
      readonly remedy: string;
      readonly stated?: Stated;
      /** The value as it was most likely meant, in the unit it was written in: a slip of the decimal point mended. */
      readonly meant?: number;
    }
  | { readonly kind: "implausible"; readonly analyte: AnalyteId; readonly text: string; readonly remedy: string }
  | {
      readonly kind: "inconsistent";
      readonly analytes: readonly AnalyteId[];
      readonly text: string;
      readonly remedy: string;
    }
  | { readonly kind: "unread"; readonly text: string };

export interface Assessment {
  readonly knowledge: Version;
  readonly setting: string;
  readonly case: Case;
  readonly picture: Picture;
  /** True when too little is known to rank; then `needs` is the smallest set that would do. */
  readonly abstains: boolean;
  readonly needs: readonly string[];
  readonly causes: readonly RankedCause[];
  readonly next: readonly RankedTest[];
  /** Set when no further test would change treatment. */
  readonly enough?: string;
  readonly questions: readonly Question[];
  readonly treatment: readonly TreatmentNote[];
  /** True when nothing beyond the blood count is known: a ranking, and no word of treatment. */
  readonly rankingOnly: boolean;
  readonly interlocks: readonly Interlock[];
  readonly reminders: readonly Reminder[];
  readonly alerts: readonly Alert[];
  readonly holds: readonly Hold[];
  readonly indices: readonly IndexResult[];
  readonly doubts: readonly Doubt[];
}
