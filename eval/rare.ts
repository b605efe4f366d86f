/** Published rare cases: at which rank does the true family stand? */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assess, emptyCase, type Knowledge, merge, read } from "../src/index.ts";
import { type Labels, rankOf } from "./labels.ts";
import type { Row } from "./table.ts";

interface RareCase {
  readonly id: string;
  readonly age: number | string | null;
  readonly sex: "F" | "M" | null;
  readonly facts: Readonly<Record<string, { readonly value: unknown; readonly unit: string }>>;
  readonly findings: readonly string[];
  readonly diagnosis: string;
  readonly has_numeric_blood_values: boolean;
}

/** ISO 8601 ages ("P5Y6M") and words, as one would write them. */
const ageText = (age: RareCase["age"]): string => {
  if (age === null) return "";
  const iso = /^P(?:(\d+)Y)?(?:(\d+)M)?/.exec(String(age));
  if (iso) return `${Number(iso[1] ?? 0) + Number(iso[2] ?? 0) / 12} years old`;
  return typeof age === "number" ? `${age} years old` : `${age} old`;
};

/** The facts written out as a clinician would; names and genes that give the answer away are left out. */
const textOf = (rare: RareCase): string => {
  const numbers = Object.entries(rare.facts)
    .filter(([, fact]) => typeof fact.value !== "object")
    .map(([name, fact]) => `${name.replaceAll("_", " ")} ${fact.value} ${fact.unit}`);
  const sex = rare.sex === "F" ? "female" : rare.sex === "M" ? "male" : "";
  return [`${ageText(rare.age)} ${sex}`, ...numbers, ...rare.findings].join(". ");
};

/** All rows of the rare part. */
export const rareRows = (folder: string, knowledge: Knowledge, labels: Labels): readonly Row[] => {
  const file = join(folder, "rare_cases.jsonl");
  if (!existsSync(file)) return [];
  const cases = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as RareCase);
  const ranked = cases.map((rare) => {
    const { causes } = assess(merge(emptyCase, read(textOf(rare), knowledge)), knowledge);
    const wanted = labels.rare.find(([words]) => rare.diagnosis.includes(words))?.[1] ?? [];
    return { rare, rank: rankOf(causes, wanted), led: causes[0]?.condition };
  });
  const share = (from: typeof ranked): string =>
    `${((100 * from.filter(({ rank }) => rank <= 5).length) / from.length).toFixed(0)} %`;
  const numeric = ranked.filter(({ rare }) => rare.has_numeric_blood_values);
  return [
    ["rare cases with numbers: true family in the top 5", share(numeric), `n ${numeric.length}`],
    ["rare cases, all: true family in the top 5", share(ranked), `n ${ranked.length}`],
    ...ranked
      .filter(({ rank }) => rank > 1)
      .map(
        ({ rare, rank, led }): Row => [
          "  not first",
          "",
          `${rare.id} ${rare.diagnosis.slice(0, 40)}: rank ${rank}, led by ${led}`,
        ],
      ),
  ];
};
