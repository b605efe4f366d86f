/** What each result of a test would mean: the result is put into the case and the whole case judged again. */
import { type Case, current, type Finding, type Measurement } from "../case/case.ts";
import type { Knowledge, Test, TestId } from "../knowledge/types.ts";
import { suppose } from "./assess.ts";
import type { Assessment } from "./assessment.ts";
import { bandNames, cutsOf } from "./features.ts";
import { referencesFor } from "./reference.ts";
import { withoutText } from "./words.ts";

/** What may be done now, beside what could be done after the result. */
export interface TreatmentChange {
  /** Names of treatments that would join the notes, and of those that would leave them. */
  readonly gains: readonly string[];
  readonly loses: readonly string[];
  /** Whether iron could be given then: "offered" newly, "withdrawn" newly, or "same". */
  readonly iron: "offered" | "withdrawn" | "same";
}

/** One result, or several next to each other that mean the same. */
export interface Meaning {
  /** "Ferritin < 15 µg/L", "ring sideroblasts" */
  readonly result: string;
  /** How likely the result is now, 0–1; absent where the ranking didn't ask. */
  readonly probability?: number;
  readonly leads: string;
  readonly leadsName: string;
  /** 0–1. */
  readonly leadsProbability: number;
  /** Absent for a result that no case can hold (a gene panel's answer for many genes at once). */
  readonly treatment?: TreatmentChange;
}

interface Supposed {
  readonly result: string;
  readonly case: Case;
}

const stated = (text: string) => ({ text, start: 0, end: text.length });

/** A value inside each band: halfway on the analyte's scale, the open ends closed by what is ever seen. */
const insides = (analyte: string, cuts: readonly number[], knowledge: Knowledge): readonly number[] => {
  const entry = knowledge.analytes.get(analyte);
  const [least, most] = entry?.anywhere ?? [0, 0];
  const first = cuts[0] ?? 0;
  const last = cuts.at(-1) ?? 0;
  const edges = [least < first ? least : first / 2, ...cuts, most > last ? most : last * 1.5];
  return edges.slice(1).map((to, i) => {
    const from = edges[i] ?? 0;
    return entry?.scale === "log" && from > 0 ? Math.sqrt(from * to) : (from + to) / 2;
  });
};

const valuesSupposed = (
  from: Case,
  analyte: string,
  cuts: readonly number[],
  knowledge: Knowledge,
): readonly Supposed[] => {
  const names = bandNames(analyte, cuts, knowledge);
  const unit = knowledge.analytes.get(analyte)?.unit ?? "";
  return insides(analyte, cuts, knowledge).map((value, i) => {
    const result = names[i] ?? "";
    const lab: Measurement = { analyte, value, unit, stated: stated(result) };
    return { result, case: { ...from, labs: [...from.labs, lab] } };
  });
};

const findingSupposed = (from: Case, id: string, knowledge: Knowledge): readonly Supposed[] => {
  const name = knowledge.findings.get(id)?.name ?? id;
  return (["present", "absent"] as const).map((state) => {
    const result = state === "present" ? name : withoutText(name);
    const finding: Finding = { state, stated: stated(result) };
    return { result, case: { ...from, findings: { ...from.findings, [id]: finding } } };
  });
};

interface SupposedAll {
  readonly results: readonly Supposed[];
  /** The analyte the results are bands of, and where they are cut. */
  readonly analyte?: string;
  readonly cuts: readonly number[];
}

/** What the test would tell first: what the ranking found most telling, else the first thing not known yet. */
const supposedBy = (before: Assessment, test: Test, knowledge: Knowledge): SupposedAll | undefined => {
  const from = before.case;
  const ranked = before.next.find((each) => each.test === test.id);
  if (ranked && !ranked.about) return undefined;
  const shown = [...test.shows, ...test.detects.flatMap((set) => set.finding ?? [])];
  const analyte = ranked?.about
    ? "analyte" in ranked.about && ranked.about.analyte
    : test.measures.find((id) => !current(from, id));
  if (analyte) {
    const cuts = cutsOf(analyte, test, referencesFor(from.patient, knowledge));
    return { results: valuesSupposed(from, analyte, cuts, knowledge), analyte, cuts };
  }
  const finding =
    ranked?.about && "finding" in ranked.about ? ranked.about.finding : shown.find((id) => !from.findings[id]);
  return finding === undefined ? undefined : { results: findingSupposed(from, finding, knowledge), cuts: [] };
};

type Possible = Pick<Assessment, "treatment">;

const givesIron = (answer: Possible): boolean =>
  answer.treatment.some((note) => note.gives.includes("oral-iron") || note.gives.includes("iv-iron"));

const names = (answer: Possible): readonly string[] => answer.treatment.map((note) => note.name);

const changeOf = (before: Possible, after: Possible): TreatmentChange => {
  const [now, then] = [givesIron(before), givesIron(after)];
  return {
    gains: names(after).filter((name) => !names(before).includes(name)),
    loses: names(before).filter((name) => !names(after).includes(name)),
    iron: now === then ? "same" : then ? "offered" : "withdrawn",
  };
};

const same = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();

/** Neighbouring results that lead to the same cause and the same treatment are told as one, by the likelier of them. */
const meansTheSame = (one: Meaning, other: Meaning): boolean =>
  one.leads === other.leads &&
  Math.abs(one.leadsProbability - other.leadsProbability) < 0.1 &&
  one.treatment !== undefined &&
  other.treatment !== undefined &&
  one.treatment.iron === other.treatment.iron &&
  same(one.treatment.gains, other.treatment.gains) &&
  same(one.treatment.loses, other.treatment.loses);

interface Band extends Meaning {
  /** First and last of the bands told as one. */
  readonly from: number;
  readonly to: number;
}

const merged = (bands: readonly Band[]): readonly Band[] => {
  const told: Band[] = [];
  for (const next of bands) {
    const last = told.at(-1);
    if (!last || !meansTheSame(last, next)) {
      told.push(next);
      continue;
    }
    const likelier = (last.probability ?? 0) >= (next.probability ?? 0) ? last : next;
    const probability = (last.probability ?? 0) + (next.probability ?? 0);
    const both = last.probability === undefined ? likelier : { ...likelier, probability };
    told[told.length - 1] = { ...both, from: last.from, to: next.to };
  }
  return told;
};

/** Bands told as one are named anew from the cut points left. */
const named = (bands: readonly Band[], analyte: string, cuts: readonly number[], knowledge: Knowledge) =>
  bands.map(({ from, to, ...meaning }, i): Meaning => {
    const left = [...(i > 0 ? [cuts[from - 1] ?? 0] : []), ...(cuts[to] === undefined ? [] : [cuts[to]])];
    if (left.length === 0)
      return { ...meaning, result: `${knowledge.analytes.get(analyte)?.short ?? analyte}, whatever it is` };
    const names = bandNames(analyte, left, knowledge);
    return { ...meaning, result: names[i > 0 ? 1 : 0] ?? meaning.result };
  });

const unassessed = (before: Assessment, test: TestId): readonly Meaning[] =>
  before.next.find((each) => each.test === test)?.outcomes ?? [];

/**
 * What each result of `test` would mean for the case that was assessed. One assessment per result, so only when asked.
 * @returns nothing when the test, or what it shows, is known already. Where no single result in a case says it (a panel of
 * genes), the ranking's own estimate, without a word on treatment.
 */
export const meaningOf = (before: Assessment, test: TestId, knowledge: Knowledge): readonly Meaning[] => {
  const entry = knowledge.tests.get(test);
  const supposed = entry ? supposedBy(before, entry, knowledge) : undefined;
  if (!entry || !supposed) return unassessed(before, test);
  const outcomes = unassessed(before, test);
  const bands = supposed.results.flatMap((one, at): readonly Band[] => {
    const after = suppose(one.case, knowledge, before.setting);
    const [leader] = after.causes;
    const probability = outcomes.find((each) => each.result === one.result)?.probability;
    // What is next to impossible now is left out.
    if (!leader || (outcomes.length > 0 && probability === undefined)) return [];
    const likely = probability === undefined ? {} : { probability };
    const { condition: leads, name: leadsName, probability: leadsProbability } = leader;
    const treatment = changeOf(before, after);
    return [{ result: one.result, ...likely, leads, leadsName, leadsProbability, treatment, from: at, to: at }];
  });
  const { analyte, cuts } = supposed;
  if (analyte === undefined) return bands.map(({ from: _, to: __, ...meaning }) => meaning);
  return named(merged(bands), analyte, cuts, knowledge);
};
