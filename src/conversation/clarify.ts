/** Whether a unit must be asked for before the answer would be safe, and the question. */
import type { Alternative, Case, Measurement } from "../case/case.ts";
import { inconsistencies } from "../case/consistency.ts";
import { derive } from "../case/derive.ts";
import { acceptedUnit } from "../case/units.ts";
import type { Assessment } from "../engine/assessment.ts";
import { number } from "../engine/words.ts";
import type { Knowledge } from "../knowledge/types.ts";
import { ownHabit } from "../reading/draft.ts";
import { type Button, type Doc, type Part, plain, quiet, type Rich, strong } from "./doc.ts";
import { anaemiaWord } from "./parts/headline.ts";
import { assessIn } from "./population.ts";
import type { Session } from "./session.ts";
import { takenUnit } from "./units.ts";
import { inSentence, percent } from "./words.ts";

export interface Choice extends Alternative {
  readonly assessment: Assessment;
}

export interface Ambiguity {
  readonly measurement: Measurement;
  /** The number as written. */
  readonly written: number;
  /** The reading taken first, then the others. */
  readonly choices: readonly Choice[];
}

/** The case with `measurement` read in another unit, no longer in doubt. */
export const readAs = (from: Case, measurement: Measurement, { unit, value }: Alternative): Case => {
  const { assumed: _, alternatives: __, ...rest } = measurement;
  const sure: Measurement = { ...rest, value, stated: { ...measurement.stated, unit } };
  return { ...from, labs: from.labs.map((lab) => (lab === measurement ? sure : lab)) };
};

/** Another value whose unit was written, or can only be one, shows which habit the panel follows. */
const panelDecides = (from: Case, measurement: Measurement, taken: string, knowledge: Knowledge): boolean => {
  const systemOf = (analyte: string, unit: string) => {
    const entry = knowledge.analytes.get(analyte);
    return entry && acceptedUnit(entry, unit)?.system;
  };
  const own = systemOf(measurement.analyte, taken);
  const others = (measurement.alternatives ?? []).map((each) => systemOf(measurement.analyte, each.unit));
  if (own === undefined || own === "both" || others.includes(own)) return false;
  const unitOf = (lab: Measurement): string | undefined => {
    const entry = knowledge.analytes.get(lab.analyte);
    return lab.stated.unit ?? (entry && sure(lab) ? takenUnit(lab, entry).unit : undefined);
  };
  return from.labs.some((lab) => lab !== measurement && systemOf(lab.analyte, unitOf(lab) ?? "") === own);
};

/** The two habits give different numbers, and this one can only be of one of them, as a haemoglobin of 69. */
const sure = ({ assumed, alternatives = [] }: Measurement): boolean => assumed === "unit" && alternatives.length === 0;

/** What is done, and what must not be: by mouth or by vein is a later question than whether. */
const essence = (assessment: Assessment): string =>
  JSON.stringify([
    assessment.abstains,
    assessment.picture.anaemia,
    assessment.alerts.map((each) => each.id),
    assessment.interlocks.map((each) => each.id),
    assessment.treatment.some((note) => note.gives.some((given) => given === "oral-iron" || given === "iv-iron")),
  ]);

/** The same cause leads, or the same with a second one beside it. */
const leadAlike = (one: Assessment, other: Assessment, { conditions }: Knowledge): boolean => {
  const [a, b] = [one.causes[0]?.condition ?? "", other.causes[0]?.condition ?? ""];
  const holds = (pair: string, half: string): boolean => conditions.get(pair)?.pair?.includes(half) ?? false;
  return a === b || holds(a, b) || holds(b, a);
};

/** Are two answers different enough to ask which is meant? */
const differ = (one: Assessment, other: Assessment, knowledge: Knowledge): boolean =>
  essence(one) !== essence(other) || (!one.abstains && !leadAlike(one, other, knowledge));

/**
 * How hard a reading is to believe: contradictions, and how far (natural log) the indices worked out from it lie outside what
 * is usual. An Hb in the wrong unit shows as an MCHC no red cell can hold.
 */
const strain = (from: Case, knowledge: Knowledge): number => {
  const whole = derive(from);
  const beyond = whole.labs.map(({ analyte, assumed, value }) => {
    const [low, high] = knowledge.analytes.get(analyte)?.soft ?? [];
    if (assumed !== "derived" || low === undefined || high === undefined || value <= 0) return 0;
    return Math.max(0, Math.log(low / value), Math.log(value / high));
  });
  return inconsistencies(whole, knowledge).length + 10 * beyond.reduce((sum, each) => sum + each, 0);
};
/** A reading strained by this much more than the one taken is no reading. */
const tooMuch = 0.5;

const ambiguityOf = (
  measurement: Measurement,
  session: Session,
  now: Assessment,
  knowledge: Knowledge,
): Ambiguity | undefined => {
  const analyte = knowledge.analytes.get(measurement.analyte);
  if (!analyte) return undefined;
  const from = session.case;
  const { unit, written } = takenUnit(measurement, analyte);
  if (panelDecides(from, measurement, unit, knowledge)) return undefined;
  const most = strain(from, knowledge) + tooMuch;
  const others = (measurement.alternatives ?? []).flatMap((each): readonly Choice[] => {
    if (each.unlikely) return [];
    const otherwise = readAs(from, measurement, each);
    if (strain(otherwise, knowledge) > most) return [];
    return [{ ...each, assessment: assessIn(otherwise, knowledge, session.setting) }];
  });
  // One unit is so much the commoner that only another leading cause is worth the question; the card says what was assumed.
  const differs = others.some(({ assessment }) =>
    ownHabit.has(analyte.id) ? !leadAlike(assessment, now, knowledge) : differ(assessment, now, knowledge),
  );
  const taken: Choice = { unit, value: measurement.value, assessment: now };
  return differs ? { measurement, written, choices: [taken, ...others] } : undefined;
};

/**
 * The first number whose unit must be asked for: it was not written, several readings are plausible, nothing in the message
 * or the workspace's habit decides, and the answers differ in leading cause, anaemia, red flag or treatment.
 * @param now the assessment of the session's case as it stands.
 */
export const ambiguityIn = (session: Session, now: Assessment, knowledge: Knowledge): Ambiguity | undefined => {
  if (session.units !== undefined) return undefined;
  for (const lab of session.case.labs) {
    if (lab.past || (lab.alternatives?.length ?? 0) === 0) continue;
    const found = ambiguityOf(lab, session, now, knowledge);
    if (found) return found;
  }
  return undefined;
};

/** "1 10⁹/L" would be read as one number. */
const timesPower = (unit: string): string => (unit.startsWith("10") ? `×${unit}` : unit);

const valueIn = ({ value }: Choice, measurement: Measurement, knowledge: Knowledge): string =>
  `${number(value, measurement.analyte, knowledge)} ${timesPower(measurement.unit)}`;

const consequence = (choice: Choice, measurement: Measurement, knowledge: Knowledge): Rich => {
  const { causes, alerts, abstains } = choice.assessment;
  const [top] = causes;
  const danger = alerts[0];
  const anaemia = anaemiaWord(choice.assessment);
  return [
    strong(timesPower(choice.unit)),
    { text: ` = ${valueIn(choice, measurement, knowledge)}: ` },
    ...(danger ? [strong(`${danger.text} `)] : []),
    { text: danger ? anaemia : anaemia.charAt(0).toLowerCase() + anaemia.slice(1) },
    ...(abstains || !top ? [] : [{ text: `; first ${inSentence(top.name, knowledge)} (${percent(top.probability)})` }]),
  ];
};

/** The habit that writes this unit. */
const habitOf = (unit: string): string => (unit.endsWith("/dL") ? "units US" : "units SI");

/** The question with one button per reading, and what each would mean. */
export const clarifyDoc = (ambiguity: Ambiguity, knowledge: Knowledge, notices: readonly Part[]): Doc => {
  const { measurement, written, choices } = ambiguity;
  const taken = choices[0]?.unit ?? measurement.unit;
  const short = knowledge.analytes.get(measurement.analyte)?.short ?? measurement.analyte;
  const options = choices
    .map((each) => `${timesPower(each.unit)} (${valueIn(each, measurement, knowledge)})`)
    .join(" or ");
  const question = `${short} ${written}: ${options}?`;
  const buttons = choices.map(
    (each): Button => ({ label: each.unit, act: { do: "unit", analyte: measurement.analyte, unit: each.unit } }),
  );
  return {
    summary: question,
    parts: [
      { kind: "headline", text: question },
      ...notices,
      { kind: "text", text: plain("The unit was not written and the answer depends on it.") },
      { kind: "list", items: choices.map((each) => consequence(each, measurement, knowledge)) },
      { kind: "buttons", buttons },
      {
        kind: "context",
        text: [quiet(`If you always write ${taken}, say “${habitOf(taken)}” once.`)],
      },
    ],
  };
};
