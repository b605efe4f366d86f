/** Written vignettes: is the text read, does the right family lead, is another anaemia left alone? */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assess, type Case, emptyCase, type Knowledge, merge, type Reading, read } from "../src/index.ts";
import { type Labels, rankOf } from "./labels.ts";
import type { Row } from "./table.ts";

interface Vignette {
  readonly id: string;
  readonly text: string;
  readonly category: string;
  readonly role: string;
  readonly near_dup_of?: string | null;
  readonly references_image?: boolean;
  readonly label_note?: string | null;
}

interface Gold {
  readonly id: string;
  readonly patient: {
    readonly age_years: number | null;
    readonly sex: string | null;
    readonly pregnant: boolean | null;
  };
  readonly labs: readonly {
    readonly analyte: string;
    readonly value: number;
    readonly unit: string | null;
    readonly time: string;
    readonly quote: string;
  }[];
  readonly qualitative: readonly { readonly analyte: string; readonly is: string }[];
  readonly present: readonly string[];
  readonly absent: readonly string[];
}

const readLines = <T>(file: string): readonly T[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);

const caseOf = (text: string, knowledge: Knowledge): Case => merge(emptyCase, read(text, knowledge));

const rankRows = (vignettes: readonly Vignette[], knowledge: Knowledge, labels: Labels): readonly Row[] => {
  const clean = vignettes.filter((each) => !each.near_dup_of && !each.references_image && !each.label_note);
  const judged = (role: string) =>
    clean
      .filter((each) => each.role === role)
      .map((each) => ({ each, causes: assess(caseOf(each.text, knowledge), knowledge).causes }));
  const targets = judged("target").map(({ each, causes }) => ({
    each,
    causes,
    rank: rankOf(causes, labels.families[each.category] ?? []),
  }));
  const distractors = judged("distractor").map(({ each, causes }) => ({
    each,
    causes,
    called: !labels.notMicrocytic.includes(causes[0]?.condition ?? ""),
  }));
  const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  const missed = targets
    .filter(({ rank }) => rank > 1)
    .map(({ each, causes, rank }) => `${each.id} ${each.category}: rank ${rank}, led by ${causes[0]?.condition}`);
  const called = distractors
    .filter((each) => each.called)
    .map(({ each, causes }) => `${each.id} ${each.category}: led by ${causes[0]?.condition}`);
  return [
    [
      "vignettes, clean targets: top-1 family",
      percent(targets.filter(({ rank }) => rank === 1).length, targets.length),
      `n ${targets.length}`,
    ],
    [
      "vignettes, clean targets: top-3 family",
      percent(targets.filter(({ rank }) => rank <= 3).length, targets.length),
      `n ${targets.length}`,
    ],
    [
      "vignettes, distractors: led by a microcytic cause",
      percent(called.length, distractors.length),
      `n ${distractors.length}`,
    ],
    ...missed.map((text): Row => ["  missed", "", text]),
    ...called.map((text): Row => ["  called", "", text]),
  ];
};

interface Count {
  hit: number;
  given: number;
  wanted: number;
}

const f1Row = (name: string, { hit, given, wanted }: Count): Row => {
  const [precision, recall] = [hit / (given || 1), hit / (wanted || 1)];
  const f1 = (2 * precision * recall) / (precision + recall || 1);
  return [
    `reading: ${name} F1`,
    f1.toFixed(3),
    `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, n ${wanted}`,
  ];
};

/** The same number whatever unit it was kept in: the value as written must be found in the source words. */
const sameLab = (gold: Gold["labs"][number], lab: Reading["labs"][number]): boolean => {
  if (gold.analyte !== lab.analyte) return false;
  const written =
    lab.stated.text
      .replace(/,(?=\d{3})/g, "")
      .match(/\d+(?:\.\d+)?/g)
      ?.map(Number) ?? [];
  return written.includes(gold.value) || Math.abs(lab.value - gold.value) < 1e-6 * Math.abs(gold.value);
};

const match = <A, B>(
  wanted: readonly A[],
  given: readonly B[],
  same: (a: A, b: B) => boolean,
  count: Count,
): readonly A[] => {
  const left = [...given];
  const missed = wanted.filter((one) => {
    const at = left.findIndex((other) => same(one, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  count.hit += wanted.length - missed.length;
  count.given += given.length;
  count.wanted += wanted.length;
  return missed;
};

const readingRows = (vignettes: readonly Vignette[], golds: readonly Gold[], knowledge: Knowledge): readonly Row[] => {
  const texts = new Map(vignettes.map((each) => [each.id, each.text]));
  const [labs, words, findings, patients]: Count[] = Array.from({ length: 4 }, () => ({ hit: 0, given: 0, wanted: 0 }));
  if (!labs || !words || !findings || !patients) return [];
  const misses: string[] = [];
  for (const gold of golds) {
    const reading = read(texts.get(gold.id) ?? "", knowledge);
    const missed = match(
      gold.labs,
      reading.labs.filter((lab) => !lab.assumed || lab.assumed === "unit"),
      sameLab,
      labs,
    );
    misses.push(...missed.map((lab) => `${gold.id} ${lab.analyte} ${lab.value}`));
    match(gold.qualitative, reading.qualitative, (a, b) => a.analyte === b.analyte && a.is === b.level, words);
    const wanted = [...gold.present.map((id) => `+${id}`), ...gold.absent.map((id) => `-${id}`)];
    const given = Object.entries(reading.findings).map(
      ([id, found]) => `${found.state === "present" ? "+" : "-"}${id}`,
    );
    match(wanted, given, (a, b) => a === b, findings);
    const { age_years: age, sex } = gold.patient;
    const facts = [age === null ? [] : [`age ${age.toFixed(1)}`], sex === null ? [] : [sex]].flat();
    const had = reading.patient;
    const got = [
      had.ageYears === undefined ? [] : [`age ${had.ageYears.toFixed(1)}`],
      had.sex === undefined ? [] : [had.sex],
    ].flat();
    match(facts, got, (a, b) => a === b, patients);
  }
  const rows = [
    f1Row("analyte and value", labs),
    f1Row("results in words", words),
    f1Row("findings with polarity", findings),
    f1Row("age and sex", patients),
  ];
  return [...rows, ...misses.slice(0, 40).map((text): Row => ["  not read", "", text])];
};

/** All rows of the vignette part. */
export const vignetteRows = (folder: string, knowledge: Knowledge, labels: Labels): readonly Row[] => {
  const file = join(folder, "vignettes.jsonl");
  if (!existsSync(file)) return [];
  const vignettes = readLines<Vignette>(file);
  const gold = join(folder, "vignettes.gold.jsonl");
  return [
    ...rankRows(vignettes, knowledge, labels),
    ...(existsSync(gold) ? readingRows(vignettes, readLines<Gold>(gold), knowledge) : []),
  ];
};
