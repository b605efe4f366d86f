/** Real blood counts with a laboratory diagnosis: does the engine tell iron deficiency from carriers, site by site? */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assess, type Case, type Knowledge, type Measurement } from "../src/index.ts";
import { type Labels, massOf, rankOf } from "./labels.ts";
import { auc, bins, brier, calibrationError, type Judged } from "./statistics.ts";
import type { Row } from "./table.ts";

type Record = Readonly<{ [column: string]: string }>;

const readCsv = (file: string): readonly Record[] => {
  const [head, ...lines] = readFileSync(file, "utf8").trim().split("\n");
  const columns = (head ?? "").trim().split(",");
  return lines.map((line) =>
    Object.fromEntries(
      line
        .trim()
        .split(",")
        .map((cell, i) => [columns[i] ?? "", cell]),
    ),
  );
};

/** Column → analyte and the factor to its canonical unit. */
const columns: readonly (readonly [string, string, number, "cbc" | "ferritin" | "fractions"])[] = [
  ["Hb_g_dL", "hb", 10, "cbc"],
  ["RBC", "rbc", 1, "cbc"],
  ["MCV", "mcv", 1, "cbc"],
  ["RDW", "rdw_cv", 1, "cbc"],
  ["PLT", "plt", 1, "cbc"],
  ["ferritin_ng_mL", "ferritin", 1, "ferritin"],
  ["HbA2", "hba2", 1, "fractions"],
  ["HbF", "hbf", 1, "fractions"],
  ["HbE", "hbe", 1, "fractions"],
];

const caseOf = (record: Record, parts: readonly string[], knowledge: Knowledge): Case => {
  const labs = columns.flatMap(([column, analyte, factor, part]): Measurement[] => {
    const text = record[column];
    if (!text || !parts.includes(part) || !Number.isFinite(Number(text))) return [];
    const unit = knowledge.analytes.get(analyte)?.unit ?? "";
    return [{ analyte, value: Number(text) * factor, unit, stated: { text, start: 0, end: text.length } }];
  });
  const age = Number(record["age"]);
  const sex = record["sex"]?.startsWith("F") ? "female" : record["sex"]?.startsWith("M") ? "male" : undefined;
  return {
    patient: { ...(record["age"] && Number.isFinite(age) ? { ageYears: age } : {}), ...(sex ? { sex } : {}) },
    labs,
    qualitative: [],
    findings: {},
  };
};

interface Scored {
  readonly source: string;
  readonly label: string;
  readonly iron: number;
  readonly top: Judged;
  readonly rank: number;
}

const scoreAll = (
  records: readonly Record[],
  parts: readonly string[],
  knowledge: Knowledge,
  labels: Labels,
): readonly Scored[] =>
  records.map((record) => {
    const assessment = assess(caseOf(record, parts, knowledge), knowledge);
    const wanted = labels.families[record["label_std"] ?? ""] ?? [];
    const rank = rankOf(assessment.causes, wanted);
    return {
      source: record["source"] ?? "",
      label: record["label_std"] ?? "",
      iron: massOf(assessment, labels.iron),
      top: { probability: assessment.causes[0]?.probability ?? 0, right: rank === 1 },
      rank,
    };
  });

const aucRows = (scored: readonly Scored[], what: string): readonly Row[] => {
  const of = (source: string, labels: readonly string[]): readonly number[] =>
    scored.filter((each) => each.source === source && labels.includes(each.label)).map((each) => each.iron);
  const vietnam = of("vn_nihbt", ["iron_deficiency"]);
  const carriers = ["alpha_thal", "beta_thal", "HbE", "alpha+HbE", "alpha+beta"];
  const pairs: readonly (readonly [string, readonly number[], readonly number[]])[] = [
    ["Vietnam, v β carriers", vietnam, of("vn_nihbt", ["beta_thal"])],
    ["Vietnam, v α carriers", vietnam, of("vn_nihbt", ["alpha_thal"])],
    ["Vietnam, v any carrier", vietnam, of("vn_nihbt", carriers)],
    ["US women v W. Bengal β carriers", of("nhanes_women", ["iron_deficiency"]), of("west_bengal_hplc", ["beta_thal"])],
  ];
  return pairs
    .filter(([, a, b]) => a.length > 0 && b.length > 0)
    .map(([name, a, b]) => [`AUC ${what}: ${name}`, auc(a, b).toFixed(3), `n ${a.length} v ${b.length}`]);
};

/** Every source by itself, and the two that hold one kind of patient each put together, as they are for the AUC. */
const sitesOf = (scored: readonly Scored[]): readonly (readonly [string, readonly Scored[]])[] => {
  const women = scored.filter((each) => each.source === "nhanes_women");
  const carriers = scored.filter((each) => each.source === "west_bengal_hplc" && each.label === "beta_thal");
  const alone = [...new Set(scored.map((each) => each.source))].map(
    (source) => [source, scored.filter((each) => each.source === source)] as const,
  );
  const together = ["US women with W. Bengal β carriers", [...women, ...carriers]] as const;
  return women.length > 0 && carriers.length > 0 ? [...alone, together] : alone;
};

const siteRows = (scored: readonly Scored[], what: string): readonly Row[] =>
  sitesOf(scored).flatMap(([source, here]): Row[] => {
    const share = (test: (each: Scored) => boolean): string =>
      `${((100 * here.filter(test).length) / here.length).toFixed(1)} %`;
    const judged = here.map((each) => each.top);
    const table = bins(judged)
      .filter((bin) => bin.n > 0)
      .map((bin) => `${bin.said.toFixed(2)}→${bin.was.toFixed(2)} (${bin.n})`)
      .join(" ");
    return [
      [
        `${source}, ${what}: top-1 / top-3 family`,
        `${share((each) => each.rank === 1)} / ${share((each) => each.rank <= 3)}`,
        `n ${here.length}`,
      ],
      [
        `${source}, ${what}: Brier / calibration error`,
        `${brier(judged).toFixed(3)} / ${calibrationError(judged).toFixed(3)}`,
        table,
      ],
    ];
  });

/** Women of a survey, most of them well: how often is one who is not anaemic called ill? */
const surveyRows = (file: string, knowledge: Knowledge, labels: Labels): readonly Row[] => {
  const scored = readCsv(file).map((record) => {
    const assessment = assess(caseOf(record, ["cbc"], knowledge), knowledge);
    const ferritin = Number(record["ferritin_ng_mL"]);
    const well = assessment.picture.anaemia === "none" && assessment.picture.size === "normocytic";
    const lead = assessment.causes[0]?.condition ?? "";
    return { ferritin, iron: massOf(assessment, labels.iron), well, ill: !labels.notMicrocytic.includes(lead) };
  });
  const well = scored.filter((each) => each.well);
  const low = scored.filter((each) => each.ferritin < 15).map((each) => each.iron);
  const rest = scored.filter((each) => each.ferritin >= 15).map((each) => each.iron);
  return [
    [
      "survey women: AUC of P(iron deficiency) from the count alone for ferritin < 15",
      auc(low, rest).toFixed(3),
      `n ${low.length} v ${rest.length}`,
    ],
    [
      "survey women, not anaemic, normal MCV: led by a microcytic cause",
      `${((100 * well.filter((each) => each.ill).length) / well.length).toFixed(1)} %`,
      `n ${well.length}`,
    ],
  ];
};

/** All rows of the blood-count part. */
export const cbcRows = (folder: string, knowledge: Knowledge, labels: Labels): readonly Row[] => {
  const file = join(folder, "cbc", "microcytic.csv");
  if (!existsSync(file)) return [];
  const records = readCsv(file);
  const rows: Row[] = [];
  for (const [what, parts] of [
    ["count", ["cbc"]],
    ["count + ferritin", ["cbc", "ferritin"]],
    ["count + ferritin + fractions", ["cbc", "ferritin", "fractions"]],
  ] as const) {
    // A site without ferritin or fractions would only repeat the row above.
    const has = (record: Record): boolean =>
      what === "count" || Boolean(record["ferritin_ng_mL"]) || (parts.length === 3 && Boolean(record["HbA2"]));
    const scored = scoreAll(records.filter(has), parts, knowledge, labels);
    rows.push(...aucRows(scored, what), ...siteRows(scored, what));
  }
  const survey = join(folder, "cbc", "nhanes_women.csv");
  return existsSync(survey) ? [...rows, ...surveyRows(survey, knowledge, labels)] : rows;
};
