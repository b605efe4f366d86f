/** The structured case: what is known of one patient, each value with the words it came from. */
import type { AnalyteId, FindingId } from "../knowledge/types.ts";

export type Sex = "female" | "male";
export type State = "present" | "absent";
export type Level = "low" | "normal" | "high";

/** Where in the source text a value stood. `start`/`end` are UTF-16 offsets, end exclusive. */
export interface Stated {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The unit as written, if one was written. */
  readonly unit?: string;
}

/** Another plausible reading of a number whose unit was not written. */
export interface Alternative {
  /** Accepted unit spelling of `analytes.yaml`. */
  readonly unit: string;
  /** The value in the analyte's canonical unit under that reading. */
  readonly value: number;
  /** Nothing in the message points to it: offered, but not asked about. */
  readonly unlikely?: true;
}

/** One number. `value` is always in the analyte's canonical unit (`analytes.yaml`). */
export interface Measurement {
  readonly analyte: AnalyteId;
  readonly value: number;
  readonly bound?: "<" | ">";
  readonly unit: string;
  readonly stated: Stated;
  readonly assumed?: "unit" | "derived";
  /** Other readings, likeliest first; only present when `assumed` is `"unit"` and more than one was plausible. */
  readonly alternatives?: readonly Alternative[];
  /** Date or words of time as written ("2026-03-04", "in March"); absent means now. */
  readonly at?: string;
  /** True for an older value of a series; only the newest value per analyte counts. */
  readonly past?: boolean;
}

/** A result given in words: "ferritin low", "normal RDW". */
export interface Qualitative {
  readonly analyte: AnalyteId;
  readonly level: Level;
  readonly stated: Stated;
  readonly past?: boolean;
}

/** A finding that was said to be there, or said not to be there. One not mentioned is simply not in the case. */
export interface Finding {
  readonly state: State;
  readonly stated: Stated;
  /** Days since it happened (transfusion, iron infusion), when a date or "6 weeks ago" was given. */
  readonly daysAgo?: number;
  /** Days it has lasted (iron taken for three weeks), when that was said. */
  readonly forDays?: number;
  /** Rise of the haemoglobin on it in g/L, where the rise was told and not two values ("Hb +12 at 2 weeks"). */
  readonly rise?: number;
}

export interface Patient {
  /** Years; fractions for infants (0.5 = six months). 0–120. */
  readonly ageYears?: number;
  readonly sex?: Sex;
  readonly pregnant?: boolean;
  /** Completed weeks, 1–45. */
  readonly gestationWeeks?: number;
  readonly postpartum?: boolean;
  readonly postmenopausal?: boolean;
  /** Kilograms, 0.5–400. */
  readonly weightKg?: number;
  /** Metres above sea level of residence. */
  readonly altitudeM?: number;
  readonly cigarettesPerDay?: number;
}

export interface Case {
  readonly patient: Patient;
  readonly labs: readonly Measurement[];
  readonly qualitative: readonly Qualitative[];
  readonly findings: Readonly<Record<FindingId, Finding>>;
}

/** A case in which nothing is known yet. */
export const emptyCase: Case = { patient: {}, labs: [], qualitative: [], findings: {} };

/** A list of labs is never changed in place, so what counts in it is worked out once: rules ask hundreds of times. */
const newest = new WeakMap<readonly Measurement[], ReadonlyMap<AnalyteId, Measurement>>();

/** The value that counts for `analyte`: the last measured one that is not marked past. */
export const current = (from: Case, analyte: AnalyteId): Measurement | undefined => {
  let known = newest.get(from.labs);
  if (!known) {
    known = new Map(from.labs.flatMap((lab) => (lab.past ? [] : [[lab.analyte, lab] as const])));
    newest.set(from.labs, known);
  }
  return known.get(analyte);
};
