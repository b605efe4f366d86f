/** What one text was read as. */
import type { Finding, Measurement, Patient, Qualitative, Stated } from "../case/case.ts";
import type { AnalyteId, FindingId } from "../knowledge/types.ts";

/** A number that was recognised and not taken. */
export interface Refused {
  readonly analyte: AnalyteId;
  readonly stated: Stated;
  /** Why, with the limit. */
  readonly why: string;
  /** What to do: "MCV 640 fL is not possible. Did you mean 64.0?" */
  readonly remedy: string;
  readonly suggestion?: number;
}

export interface Identifier {
  readonly kind: "name" | "record number" | "national number" | "date of birth" | "phone" | "e-mail" | "address";
  readonly start: number;
  readonly end: number;
}

export interface Reading {
  readonly format: "prose" | "table" | "hl7" | "fhir" | "csv" | "ccda";
  readonly patient: Patient;
  readonly labs: readonly Measurement[];
  readonly qualitative: readonly Qualitative[];
  readonly findings: Readonly<Record<FindingId, Finding>>;
  readonly refused: readonly Refused[];
  readonly identifiers: readonly Identifier[];
  /** Words that look clinical and were not understood. Never contains an identifier. */
  readonly unread: readonly Stated[];
  /** Sentences on the text as a whole: cut, broken, a message without results. They quote nothing. */
  readonly remarks: readonly string[];
  /**
   * Analytes the writer says are unknown, withdrawn or to be dropped ("drop the CRP"). One that is also in `labs` was
   * corrected ("MCV was 68 not 86"): what was said of it before is forgotten, not kept as a trend.
   */
  readonly removed: readonly AnalyteId[];
}

export type UnitSystem = "si" | "us";

export interface ReadingOptions {
  /** The workspace's habit where the text decides nothing. Default "us" for Hb ≤ 20, SI for ≥ 30 whatever the profile. */
  readonly units?: UnitSystem;
  /** Used to turn dates into days ago. */
  readonly now?: Date;
}
