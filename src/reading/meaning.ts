/** What a phrase can mean. */
import type { AnalyteId, FindingId } from "../knowledge/types.ts";
import type { Cue } from "./cues.ts";

/** Several may hold at once ("iron" is an analyte, "no" negates before and after). */
export interface Meaning {
  analytes: AnalyteId[];
  findings: FindingId[];
  cues: Cue[];
  /** Findings this names only when it is denied: "no organomegaly". */
  denied: readonly FindingId[] | undefined;
  /** Findings this word itself says are absent: "afebrile". */
  lacks: readonly FindingId[] | undefined;
  /** Names of groups of analytes: "iron studies". */
  panel: readonly AnalyteId[] | undefined;
  /** A word that is name and level at once: "thrombocytopenia". */
  level: { readonly analyte: AnalyteId; readonly level: "low" | "high" } | undefined;
}

/** A meaning of what is given. Every meaning has every field, so that reading one is the same step for all. */
export const meaningWith = ({
  analytes = [],
  findings = [],
  cues = [],
  denied,
  lacks,
}: Partial<Pick<Meaning, "analytes" | "findings" | "cues" | "denied" | "lacks">>): Meaning => ({
  analytes,
  findings,
  cues,
  denied,
  lacks,
  panel: undefined,
  level: undefined,
});
