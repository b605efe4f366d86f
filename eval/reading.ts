/** Written texts against what hand-made readings say of them: values with units, results in words, findings, patient. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { acceptedUnit } from "../src/case/units.ts";
import { type Knowledge, type Reading, read } from "../src/index.ts";
import type { Row } from "./table.ts";

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
  }[];
  readonly qualitative: readonly { readonly analyte: string; readonly is: string }[];
  readonly present: readonly string[];
  readonly absent: readonly string[];
}

/** One JSON value a line. */
export const readLines = <T>(file: string): readonly T[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);

/** The ids the gold readings could have used; what lies outside is neither right nor wrong. Empty when the folder has no list. */
const vocabularyOf = (folder: string): ReadonlySet<string> => {
  const file = join(folder, "VOCABULARY.md");
  return new Set(existsSync(file) ? (readFileSync(file, "utf8").match(/[a-z][a-z0-9_]+/g) ?? []) : []);
};

/** A thing told, comparable as text. */
type Told = readonly string[];

/** Rounded so that 9.8 g/dL and 98 g/L are one; without a unit, the number as it is written. */
const labsOf = (gold: Gold, reading: Reading, knowledge: Knowledge): { wanted: Told; given: Told } => {
  const bare = new Set<string>();
  const wanted = gold.labs.map(({ analyte, value, unit }) => {
    const known = knowledge.analytes.get(analyte);
    const accepted = known && unit !== null ? acceptedUnit(known, unit) : undefined;
    if (accepted) return `${analyte} ${Number((value * accepted.factor).toPrecision(5))}`;
    bare.add(`${analyte} ${value}`);
    return `${analyte} ${value}`;
  });
  const given = reading.labs
    .filter((lab) => lab.assumed !== "derived")
    .map((lab) => {
      const written = lab.stated.text.replace(/,(?=\d{3})/g, "").match(/\d+(?:\.\d+)?/g) ?? [];
      const asWritten = written.map((number) => `${lab.analyte} ${Number(number)}`).find((text) => bare.has(text));
      return asWritten ?? `${lab.analyte} ${Number(lab.value.toPrecision(5))}`;
    });
  return { wanted, given };
};

/**
 * "Absent" is kept as "low". What a panel's name says of all its parts ("iron studies normal") is one statement, of
 * which the gold readings list no parts: it is left out, and known by several analytes sharing one stretch of text.
 */
const levelsOf = (gold: Gold, reading: Reading): { wanted: Told; given: Told } => {
  const shared = (start: number, end: number): boolean =>
    reading.qualitative.filter(({ stated }) => stated.start === start && stated.end === end).length > 1;
  return {
    wanted: gold.qualitative.map(({ analyte, is }) => `${analyte} ${is === "absent" ? "low" : is}`),
    given: reading.qualitative
      .filter(({ stated }) => !shared(stated.start, stated.end))
      .map(({ analyte, level }) => `${analyte} ${level}`),
  };
};

const findingsOf = (gold: Gold, reading: Reading): { wanted: Told; given: Told } => ({
  wanted: [...gold.present.map((id) => `+${id}`), ...gold.absent.map((id) => `-${id}`)],
  given: Object.entries(reading.findings).map(([id, found]) => `${found.state === "present" ? "+" : "-"}${id}`),
});

const factsOf = (age: number | null | undefined, sex: string | null | undefined, pregnant: boolean): Told => [
  ...(age === null || age === undefined ? [] : [`age ${age.toFixed(1)}`]),
  ...(sex === null || sex === undefined ? [] : [sex]),
  ...(pregnant ? ["pregnant"] : []),
];

const parts: readonly {
  readonly name: string;
  readonly told: (gold: Gold, reading: Reading, knowledge: Knowledge) => { wanted: Told; given: Told };
}[] = [
  { name: "analyte, value and unit", told: labsOf },
  { name: "results in words", told: levelsOf },
  { name: "findings with polarity", told: findingsOf },
  {
    name: "age, sex, pregnancy",
    told: ({ patient }, reading) => ({
      wanted: factsOf(patient.age_years, patient.sex, patient.pregnant === true),
      given: factsOf(reading.patient.ageYears, reading.patient.sex, reading.patient.pregnant === true),
    }),
  },
];

const idIn = (told: string): string => told.replace(/^[-+]/, "").split(" ")[0] ?? "";
const facts = new Set(["age", "male", "female", "pregnant"]);

/** What is in `from` and not in `other`, each as often as it is missing there. */
const lacking = (from: Told, other: Told): Told => {
  const left = [...other];
  return from.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

/** F1 with its parts. */
export const f1Row = (name: string, hit: number, given: number, wanted: number): Row => {
  const [precision, recall] = [hit / (given || 1), hit / (wanted || 1)];
  const f1 = (2 * precision * recall) / (precision + recall || 1);
  return [
    `reading: ${name} F1`,
    f1.toFixed(3),
    `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, n ${wanted}`,
  ];
};

/** Scores reading on the folder's texts, with every miss and everything read that nobody wrote. */
export const readingRows = (folder: string, knowledge: Knowledge): readonly Row[] => {
  const [texts, golds] = [join(folder, "vignettes.jsonl"), join(folder, "vignettes.gold.jsonl")];
  if (!existsSync(texts) || !existsSync(golds)) return [];
  const byId = new Map(readLines<{ id: string; text: string }>(texts).map((each) => [each.id, each.text]));
  const vocabulary = vocabularyOf(folder);
  const listed = (told: string): boolean =>
    vocabulary.size === 0 || vocabulary.has(idIn(told)) || facts.has(idIn(told));
  const readings = readLines<Gold>(golds).map((gold) => ({ gold, reading: read(byId.get(gold.id) ?? "", knowledge) }));
  return parts.flatMap(({ name, told }) => {
    const counts = { hit: 0, given: 0, wanted: 0 };
    const misses: Row[] = [];
    for (const { gold, reading } of readings) {
      const { wanted, given: all } = told(gold, reading, knowledge);
      const given = all.filter(listed);
      const missed = lacking(wanted, given);
      counts.hit += wanted.length - missed.length;
      counts.given += given.length;
      counts.wanted += wanted.length;
      misses.push(...missed.map((each): Row => ["  not read", "", `${gold.id} ${each}`]));
      misses.push(...lacking(given, wanted).map((each): Row => ["  not said", "", `${gold.id} ${each}`]));
    }
    return [f1Row(name, counts.hit, counts.given, counts.wanted), ...misses];
  });
};
