/** Findings told by a number that is no laboratory result: "BP 88/50", "pulse 140", "alcohol 90 g/day". */
import type { Finding, Patient } from "../case/case.ts";
import type { FindingId } from "../knowledge/types.ts";

interface Amount {
  readonly says: RegExp;
  readonly finding: FindingId;
  /** Whether the first number of the match means it, at this age. */
  readonly means: (value: number, ageYears: number) => boolean;
}

/** A child's pulse is faster and its pressure lower, so the limits are an adult's and wait for that age. */
const grown = 16;

const amounts: readonly Amount[] = [
  {
    says: /\b(?:bp|blood pressure)(?: (?:of|is|was))?[ :=]{0,3}(\d{2,3}) ?\/ ?\d{2,3}\b/gi,
    finding: "haemodynamic_instability",
    means: (systolic, ageYears) => ageYears >= grown && systolic < 90,
  },
  {
    says: /\b(?:hr|heart rate|pulse(?: rate)?)(?: (?:of|is|was))?[ :=]{0,3}(\d{2,3})\b/gi,
    finding: "haemodynamic_instability",
    means: (beats, ageYears) => ageYears >= grown && beats >= 130 && beats < 260,
  },
  {
    says: /\balcohol(?: intake)?[ :=]{1,3}(?:about )?(\d{2,3}) ?g(?:\/| per | a )d(?:ay)?\b/gi,
    finding: "alcohol_excess",
    means: (grams) => grams >= 60,
  },
  {
    says: /\b(\d{2,3}) ?(?:u|units) (?:of )?(?:alcohol )?(?:\/|per |a )(?:week|wk)\b/gi,
    finding: "alcohol_excess",
    means: (units) => units >= 35,
  },
];

/** Findings the numbers of a text mean for a patient; an unknown age counts as an adult's. */
export const amountsOf = (
  text: string,
  patient: Patient,
  known: ReadonlyMap<FindingId, unknown>,
): Readonly<Record<FindingId, Finding>> =>
  Object.fromEntries(
    amounts.flatMap(({ says, finding, means }) => {
      if (!known.has(finding)) return [];
      const match = [...text.matchAll(says)].find((each) => means(Number(each[1]), patient.ageYears ?? grown));
      if (!match) return [];
      const stated = { text: match[0], start: match.index, end: match.index + match[0].length };
      return [[finding, { state: "present" as const, stated }]];
    }),
  );
