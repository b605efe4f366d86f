/** Findings told by a number that is no laboratory result: "BP 88/50", "pulse 140", "alcohol 90 g/day". */
import type { Finding, Patient } from "../case/case.ts";
import type { FindingId } from "../knowledge/types.ts";
import { everyMatch } from "./matches.ts";
import type { Scene } from "./scene.ts";

interface Amount {
  /** Letters or digits every way to say it holds, any of them: most texts need no further search. */
  readonly needs: readonly string[];
  readonly says: RegExp;
  readonly finding: FindingId;
  /** Whether the first number of the match means it, at this age. */
  readonly means: (value: number, ageYears: number) => boolean;
}

/** A child's pulse is faster and its pressure lower, so the limits are an adult's and wait for that age. */
const grown = 16;

const amounts: readonly Amount[] = [
  {
    needs: ["bp", "blood pressure"],
    says: /\b(?:bp|blood pressure)(?: (?:of|is|was))?[ :=]{0,3}(\d{2,3}) ?\/ ?\d{2,3}\b/g,
    finding: "haemodynamic_instability",
    means: (systolic, ageYears) => ageYears >= grown && systolic < 90,
  },
  {
    needs: ["hr", "heart rate", "pulse"],
    says: /\b(?:hr|heart rate|pulse(?: rate)?)(?: (?:of|is|was))?[ :=]{0,3}(\d{2,3})\b/g,
    finding: "haemodynamic_instability",
    means: (beats, ageYears) => ageYears >= grown && beats >= 130 && beats < 260,
  },
  {
    needs: ["38", "39", "40", "41"],
    says: /\b(?:temperatures?|temp|t)(?: (?:of|is|was|at|up to|to))?[ :=]{0,3}((?:3[89]|4[01])(?:[.,]\d{1,2})?)(?= ?(?:°|º|c\b|degrees|celsius|$|[,;)]|\. |\.$)|(?<=[.,]\d) (?:in|on|at|today|overnight|this)\b)/g,
    finding: "fever",
    means: (celsius) => celsius >= 38,
  },
  {
    needs: ["100", "101", "102", "103", "104", "105", "106"],
    says: /\b(?:temperatures?|temp|t)(?: (?:of|is|was|at|up to))?[ :=]{0,3}(10[0-6](?:\.\d)?)(?= ?(?:°|º|f\b|degrees|fahrenheit))/g,
    finding: "fever",
    means: (fahrenheit) => fahrenheit >= 100.4,
  },
  {
    // Whatever the assay, several times its limit.
    needs: ["ttg", "transglutaminase"],
    says: /\b(?:anti[- ])?(?:ttg|tissue transglutaminase)(?:[- ]?iga)?(?: antibod(?:y|ies))?(?: of| is| was| came back)?[ :=>]{1,3}(\d{2,4})(?:\.\d)?(?! ?(?:mg|g\/l))/g,
    finding: "coeliac_disease",
    means: (units) => units >= 30,
  },
  {
    needs: ["zinc"],
    says: /\bzinc(?: (?:sulphate|sulfate|gluconate|acetate|picolinate|supplements?))? (?:of )?(\d{1,3}) ?mg(?: ?\/ ?d(?:ay)?| daily| a day| per day| od| bd| tds| twice| three)\b/g,
    finding: "zinc_supplement",
    means: (milligrammes) => milligrammes >= 15,
  },
  {
    needs: ["alcohol"],
    says: /\balcohol(?: intake)?[ :=]{1,3}(?:about )?(\d{2,3}) ?g(?:\/| per | a )d(?:ay)?\b/g,
    finding: "alcohol_excess",
    means: (grams) => grams >= 60,
  },
  {
    // Paint with lead was sold until then.
    needs: ["built", "dating", "dates", "dated", "from"],
    says: /\b(?:house|home|flat|apartment|building|property|terrace|school|nursery)(?: was| is|,)? (?:built|dating|dates|dated|from)(?: in| from| back to| around| about| before)?(?: the)?(?: early| late)? ?(1[6-9]\d\d)/g,
    finding: "lead_exposure",
    means: (year) => year <= 1978,
  },
  {
    needs: ["week", "wk"],
    says: /\b(\d{2,3}) ?(?:u|units) (?:of )?(?:alcohol )?(?:\/|per |a )(?:week|wk)\b/g,
    finding: "alcohol_excess",
    means: (units) => units >= 35,
  },
];

/** Findings the numbers of a text mean for a patient; an unknown age counts as an adult's. What has been read otherwise is blank. */
export const amountsOf = (
  { text, folded }: Pick<Scene, "text" | "folded">,
  patient: Patient,
  known: ReadonlyMap<FindingId, unknown>,
): Readonly<Record<FindingId, Finding>> =>
  Object.fromEntries(
    amounts.flatMap(({ needs, says, finding, means }) => {
      if (!known.has(finding) || !needs.some((word) => folded.includes(word))) return [];
      const match = everyMatch(says, folded).find((each) => means(Number(each[1]), patient.ageYears ?? grown));
      if (!match) return [];
      const [start, end] = [match.index, match.index + match[0].length];
      return [[finding, { state: "present" as const, stated: { text: text.slice(start, end), start, end } }]];
    }),
  );
