/** "After 3 weeks of iron", "on iron for 6/52", "Hb +12 at 2 weeks": how long iron was taken, and a rise told as a rise. */
import type { Finding, Stated } from "../case/case.ts";
import type { FindingId } from "../knowledge/types.ts";
import { ironFailed } from "./iron-failed.ts";
import { type Scene, tokenAt } from "./scene.ts";

const count = "\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|ten|twelve";
const span = `(${count})(?:[ -]?(days?|d|weeks?|wks?|w|months?|mo|mths?)|/(52|12|7))\\b`;
const taken = "(?:oral |po |ferrous )?(?:iron|sul(?:f|ph)ate|fumarate|gluconate|ferrous)";

/** A duration and the iron it belongs to, in either order. An infusion is an event, not a duration. */
const courses: readonly RegExp[] = [
  new RegExp(
    `\\b${span} (?:of|on|into|after (?:starting )?|since (?:starting )?) ?${taken}\\b(?! (?:infusion|sucrose))`,
    "i",
  ),
  new RegExp(
    `\\b${taken}(?: tablets?| therapy| treatment)? (?:for|x|×|since|over|the last|the past) (?:the (?:last|past) )?${span}`,
    "i",
  ),
];
const notTaken = /\b(?:no|not|never|without|off|stopped|before|declined|refused) (?:\w+ ){0,2}$/i;

const rises: readonly RegExp[] = [
  /\b(?:hb|hgb|ha?emoglobin)(?: level)? ?\(?(\+|(?:has |is |have )?(?:come |gone |went )?(?:up|rose|risen|increased|improved|climbed)(?: by)?|(?:has |is )?(?:down|fell|fallen|dropped|declined|decreased)(?: by)?) ?(\d{1,2}(?:[.,]\d)?) ?(g\/dl|g\/l)?(?=[ ,;?!)]|\.(?!\d)|$)(?! ?(?:to|->|→|from))/i,
];
const lasting = new RegExp(`\\b(?:at|after|in|within|over|by) (?:about )?${span}`, "i");
const transfused = /\b(?:transfus|unit of blood|units of blood|prbc)/i;

const words: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  ten: 10,
  twelve: 12,
};

const daysOf = (number: string | undefined, unit: string | undefined, over: string | undefined): number | undefined => {
  const times = words[number?.toLowerCase() ?? ""] ?? Number(number);
  const each = over === "52" ? 7 : over === "12" ? 30.4 : over === "7" ? 1 : lengthOf(unit ?? "");
  return Number.isFinite(times) ? Math.round(times * each) : undefined;
};

const lengthOf = (unit: string): number => (/^d/i.test(unit) ? 1 : /^w/i.test(unit) ? 7 : 30.4);

const stated = (text: string, found: RegExpExecArray): Stated => ({
  text: found[0].trim(),
  start: found.index,
  end: Math.min(text.length, found.index + found[0].length),
});

/** g/L; undefined where the unit is not plain: a whole number under 5 could be either. */
const inGramsPerLitre = (written: string, unit: string | undefined): number | undefined => {
  const value = Number(written.replace(",", "."));
  if (unit?.toLowerCase() === "g/dl") return value * 10;
  if (unit !== undefined || value >= 8) return value;
  if (/[.,]/.test(written)) return value * 10;
  return value >= 5 ? value : undefined;
};

export interface IronCourse {
  /** Words that tell a rise. */
  readonly rise?: Stated;
  /** Set when the rise's unit could be either, so that it was not taken. */
  readonly unclear?: true;
  readonly finding?: Finding;
}

const longestText = 4000;

/** What a text says of a course of iron: nothing for a text that says nothing of it. Linear in the text. */
export const ironCourseOf = (whole: string): IronCourse => {
  const text = whole.slice(0, longestText);
  const course = courses
    .map((each) => each.exec(text))
    .find((found) => found && !notTaken.test(text.slice(0, found.index).slice(-40)));
  const rise = rises.map((each) => each.exec(text)).find((found) => found !== null);
  const forDays = course ? daysOf(course[1], course[2], course[3]) : undefined;
  if (!rise) {
    if (!course || forDays === undefined) return {};
    return { finding: { state: "present", stated: stated(text, course), forDays } };
  }
  const at = lasting.exec(text);
  const days = forDays ?? (at && !transfused.test(text) ? daysOf(at[1], at[2], at[3]) : undefined);
  const value = inGramsPerLitre(rise[2] ?? "", rise[3]);
  const place = stated(text, rise);
  if (value === undefined) return { rise: place, unclear: true };
  if (days === undefined) return { rise: place };
  const falls = /down|fell|fallen|dropped|declined|decreased/i.test(rise[1] ?? "");
  return { rise: place, finding: { state: "present", stated: place, forDays: days, rise: falls ? -value : value } };
};

const failedIn = (scene: Scene, { start, end }: Stated): boolean => {
  const from = tokenAt(scene, start);
  return ironFailed(scene, { from, to: tokenAt(scene, end) });
};

/**
 * The findings with the course of iron: taken, for how long, the rise, or that there was none. An infusion told beside it
 * stays what it is. Iron that failed was taken.
 */
export const withCourse = (
  findings: Readonly<Record<FindingId, Finding>>,
  { finding }: IronCourse,
  scene: Scene,
): Readonly<Record<FindingId, Finding>> => {
  const failed = findings["iron_therapy_failed"];
  if (findings["iron_therapy"]?.state === "absent") return findings;
  if (finding === undefined)
    return failed?.state === "present"
      ? { iron_therapy: { state: "present", stated: failed.stated }, ...findings }
      : findings;
  const none = failed === undefined && finding.rise === undefined && failedIn(scene, finding.stated);
  return {
    ...findings,
    iron_therapy: { ...findings["iron_therapy"], ...finding },
    ...(none && { iron_therapy_failed: { state: "present", stated: finding.stated } }),
  };
};
