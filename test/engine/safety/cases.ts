/** Realistic varied patients, for rules that must hold for every one of them. */
import fc from "fast-check";
import type { Case, Finding, Level, Measurement, Patient } from "../../../src/case/case.ts";
import { openKnowledge } from "../../../src/index.ts";

export const knowledge = openKnowledge();

const stated = (text: string) => ({ text, start: 0, end: text.length });

/** Values by analyte id in canonical units; undefined means not measured. */
export type Labs = Readonly<Record<string, number | undefined>>;

export interface Told {
  readonly patient?: Patient;
  readonly labs?: Labs;
  readonly past?: Labs;
  readonly words?: Readonly<Record<string, Level>>;
  readonly present?: readonly string[];
  readonly absent?: readonly string[];
  /** Days since, per finding. */
  readonly daysAgo?: Readonly<Record<string, number>>;
}

const measurements = (labs: Labs, past: boolean): readonly Measurement[] =>
  Object.entries(labs).flatMap(([analyte, value]) => {
    if (value === undefined) return [];
    const unit = knowledge.analytes.get(analyte)?.unit ?? "";
    const lab = { analyte, value: Number(value.toPrecision(4)), unit, stated: stated(`${analyte} ${value}`) };
    return [past ? { ...lab, past } : lab];
  });

const finding = (state: Finding["state"], daysAgo: number | undefined): Finding => ({
  state,
  stated: stated(state),
  ...(daysAgo === undefined ? {} : { daysAgo }),
});

/** The case a reader would have made of what is told. Presence wins over absence. */
export const caseOf = (told: Told): Case => ({
  patient: told.patient ?? {},
  labs: [...measurements(told.past ?? {}, true), ...measurements(told.labs ?? {}, false)],
  qualitative: Object.entries(told.words ?? {}).map(([analyte, level]) => ({ analyte, level, stated: stated(level) })),
  findings: Object.fromEntries([
    ...(told.absent ?? []).map((id) => [id, finding("absent", undefined)] as const),
    ...(told.present ?? []).map((id) => [id, finding("present", told.daysAgo?.[id])] as const),
  ]),
});

/** Tellings joined; the later ones win where they speak of the same thing. */
export const joined = (...all: readonly Told[]): Told => ({
  patient: Object.assign({}, ...all.map((each) => each.patient)),
  labs: Object.assign({}, ...all.map((each) => each.labs)),
  past: Object.assign({}, ...all.map((each) => each.past)),
  words: Object.assign({}, ...all.map((each) => each.words)),
  present: [...new Set(all.flatMap((each) => each.present ?? []))],
  absent: [...new Set(all.flatMap((each) => each.absent ?? []))],
  daysAgo: Object.assign({}, ...all.map((each) => each.daysAgo)),
});

/** Evenly spread numbers; fast-check leans on the ends of the range by itself. */
export const between = (low: number, high: number): fc.Arbitrary<number> =>
  fc.double({ min: low, max: high, noNaN: true });

/** Spread evenly over orders of magnitude. */
export const across = (low: number, high: number): fc.Arbitrary<number> =>
  between(Math.log(low), Math.log(high)).map(Math.exp);

export const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

export const adultMan = fc.record({ ageYears: between(18, 95), sex: fc.constant("male" as const) });
export const adultWoman = fc.record({ ageYears: between(18, 95), sex: fc.constant("female" as const) });
export const youngWoman = fc.record({ ageYears: between(18, 48), sex: fc.constant("female" as const) });
export const olderWoman = fc
  .record({ ageYears: between(45, 95), sex: fc.constant("female" as const) })
  .map((patient): Patient => ({ ...patient, postmenopausal: true }));
export const child: fc.Arbitrary<Patient> = fc.record({
  ageYears: between(0.6, 17),
  sex: fc.constantFrom("female" as const, "male" as const),
});
export const infant: fc.Arbitrary<Patient> = fc.record({
  ageYears: between(0, 0.49),
  sex: fc.constantFrom("female" as const, "male" as const),
});
export const pregnant: fc.Arbitrary<Patient> = fc
  .record({ ageYears: between(16, 46), weeks: maybe(fc.integer({ min: 4, max: 41 })) })
  .map(({ ageYears, weeks }) => ({
    ageYears,
    sex: "female" as const,
    pregnant: true,
    ...(weeks === undefined ? {} : { gestationWeeks: weeks }),
  }));
export const anyone: fc.Arbitrary<Patient> = fc.oneof(
  adultMan,
  adultWoman,
  youngWoman,
  olderWoman,
  child,
  infant,
  pregnant,
  fc.constant<Patient>({}),
);

interface Cells {
  readonly mcv: readonly [number, number];
  readonly mchc?: readonly [number, number];
  readonly rbc: readonly [number, number];
  readonly rdw?: readonly [number, number];
  readonly plt?: readonly [number, number];
}

/** A blood count that agrees with itself: Hb and MCH follow from the cells. */
export const count = ({ mcv, mchc = [285, 345], rbc, rdw = [12, 26], plt = [120, 700] }: Cells): fc.Arbitrary<Labs> =>
  fc
    .record({
      mcv: between(...mcv),
      mchc: between(...mchc),
      rbc: between(...rbc),
      rdw: maybe(between(...rdw)),
      plt: maybe(between(...plt)),
    })
    .map((cells) => ({
      hb: (cells.rbc * cells.mcv * cells.mchc) / 1000,
      rbc: cells.rbc,
      mcv: cells.mcv,
      mch: (cells.mcv * cells.mchc) / 1000,
      rdw_cv: cells.rdw,
      plt: cells.plt,
    }));

export const smallCells = count({ mcv: [52, 79], rbc: [2.6, 6.4] });
export const anyCells = count({ mcv: [52, 105], rbc: [2, 7.2] });

/** Iron studies that agree with each other, any of them missing. */
export const iron: fc.Arbitrary<Labs> = fc
  .record({ ferritin: maybe(across(2, 3000)), tibc: maybe(between(25, 95)), tsat: maybe(between(1, 95)) })
  .map(({ ferritin, tibc, tsat }) => ({
    ferritin,
    tibc,
    tsat,
    iron: tibc === undefined || tsat === undefined ? undefined : (tibc * tsat) / 100,
  }));

export const inflammation: fc.Arbitrary<Labs> = fc.record({ crp: maybe(across(0.5, 200)) });
export const fractions: fc.Arbitrary<Labs> = fc.record({ hba2: maybe(between(1.2, 6)), hbf: maybe(across(0.2, 20)) });

const ids = [...knowledge.findings.values()];
/** Kinds a clinician can tell at the bedside; what genes and marrow show decides alone, and has its own generators. */
const told = ids.filter((each) => each.kind !== "genotype" && each.kind !== "marrow").map((each) => each.id);
export const someFindings = (least = 0, most = 4): fc.Arbitrary<Told> =>
  fc
    .record({
      present: fc.uniqueArray(fc.constantFrom(...told), { minLength: least, maxLength: most }),
      absent: fc.uniqueArray(fc.constantFrom(...told), { maxLength: 3 }),
    })
    .map(({ present, absent }) => ({ present, absent: absent.filter((id) => !present.includes(id)) }));

/** A patient with counts and whatever else happens to be known. */
export const patients = (who = anyone, cells = anyCells, findings = someFindings()): fc.Arbitrary<Told> =>
  fc
    .record({ patient: who, cells, iron: maybe(iron), inflammation, fractions: maybe(fractions), findings })
    .map((all) =>
      joined(all.findings, {
        patient: all.patient,
        labs: { ...all.cells, ...all.inflammation, ...(all.iron ?? {}), ...(all.fractions ?? {}) },
      }),
    );
