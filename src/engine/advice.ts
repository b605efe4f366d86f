/** What goes with the ranking: treatment notes, red flags, holds, interlocks and reminders. */
import type {
  AnalyteId,
  Cited,
  ConditionId,
  FindingId,
  Review,
  SourceId,
  TestId,
  TreatmentId,
} from "../knowledge/types.ts";

export interface TreatmentNote {
  readonly treatment: TreatmentId;
  readonly name: string;
  readonly because: ConditionId;
  /** What the notes shown give: "oral-iron", "iv-iron", "transfusion", "chelation", "phlebotomy". */
  readonly gives: readonly string[];
  readonly notes: readonly (Cited & {
    readonly kind: "guideline" | "research" | "label" | "judgement" /** Tells an amount. */;
    readonly dose: boolean;
  })[];
  readonly review: Review;
}

export interface Alert {
  readonly id: string;
  readonly urgency: "emergency" | "urgent" | "soon";
  readonly text: string;
  readonly action: string;
  readonly sources: readonly SourceId[];
}

export interface Hold {
  readonly id: string;
  readonly text: string;
  readonly tests: readonly TestId[];
  readonly analytes: readonly AnalyteId[];
  readonly findings: readonly FindingId[];
  readonly until: string;
  readonly instead?: string;
  readonly sources: readonly SourceId[];
}

export interface Interlock {
  readonly id: string;
  readonly text: string;
  readonly withdraws: readonly string[];
  readonly instead: string;
  readonly sources: readonly SourceId[];
}

export interface Reminder {
  readonly id: string;
  readonly text: string;
  readonly tests: readonly TestId[];
  /** Told on the card itself, not only with the further tests. */
  readonly onCard: boolean;
  readonly sources: readonly SourceId[];
}
