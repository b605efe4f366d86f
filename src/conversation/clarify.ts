/** Whether a unit must be asked for before the answer would be safe, and the question. */
import type { Alternative, Case, Measurement } from "../case/case.ts";
import { inconsistencies } from "../case/consistency.ts";
import { derive } from "../case/derive.ts";
import { acceptedUnit } from "../case/units.ts";
import type { Assessment } from "../engine/assessment.ts";
import { number } from "../engine/words.ts";
import type { Analyte, Knowledge } from "../knowledge/types.ts";
import { type Button, type Doc, type Part, plain, quiet, type Rich, strong } from "./doc.ts";
import { anaemiaWord } from "./parts/headline.ts";
import { assessIn } from "./population.ts";
import type { Session } from "./session.ts";
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

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b), 1e-9);

const numbersIn = (text: string): readonly number[] =>
  (text.match(/\d+(?:[.,]\d+)?/g) ?? []).map((each) => Number(each.replace(",", ".")));

/** The unit in which a number was taken whose unit wasn't written: the one whose factor leads from the words to the value. */
export const takenUnit = (lab: Measurement, analyte: Analyte): { readonly unit: string; readonly written: number } => {
  for (const written of numbersIn(lab.stated.text)) {
    const unit = analyte.units.find((each) => near(written * each.factor, lab.value));
    if (unit) return { unit: unit.unit, written };
  }
  return { unit: analyte.unit, written: lab.value };
};

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
  return from.labs.some(
    (lab) => lab !== measurement && lab.stated.unit !== undefined && systemOf(lab.analyte, lab.stated.unit) === own,
  );
};

/** What makes two answers different enough to ask. */
const essence = (assessment: Assessment): string =>
  JSON.stringify([
    assessment.abstains ? "" : assessment.causes[0]?.condition,
    assessment.picture.anaemia,
    assessment.alerts.map((each) => each.id),
    assessment.treatment.map((each) => each.treatment),
    assessment.interlocks.map((each) => each.id),
  ]);

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
  const differs = others.some((each) => essence(each.assessment) !== essence(now));
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

const valueIn = ({ value }: Choice, measurement: Measurement, knowledge: Knowledge): string =>
  `${number(value, measurement.analyte, knowledge)} ${measurement.unit}`;

const consequence = (choice: Choice, measurement: Measurement, knowledge: Knowledge): Rich => {
  const { causes, alerts, abstains } = choice.assessment;
  const [top] = causes;
  const danger = alerts[0];
  const anaemia = anaemiaWord(choice.assessment);
  return [
    strong(`${choice.unit}`),
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
  const options = choices.map((each) => `${each.unit} (${valueIn(each, measurement, knowledge)})`).join(" or ");
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
