/** Written vignettes: does the right family lead, is another anaemia left alone? */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { assess, type Case, emptyCase, type Knowledge, merge, read } from "../src/index.ts";
import { type Labels, rankOf } from "./labels.ts";
import { readLines } from "./reading.ts";
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

const caseOf = (text: string, knowledge: Knowledge): Case => merge(emptyCase, read(text, knowledge));

const rankRows = (vignettes: readonly Vignette[], knowledge: Knowledge, labels: Labels): readonly Row[] => {
  const clean = vignettes.filter((each) => !each.near_dup_of && !each.references_image && !each.label_note);
  const judged = (role: string) =>
    clean
      .filter((each) => each.role === role)
      .map((each) => {
        const { causes, abstains } = assess(caseOf(each.text, knowledge), knowledge);
        return { each, causes, abstains };
      });
  const targets = judged("target").map(({ each, causes }) => ({
    each,
    causes,
    rank: rankOf(causes, labels.families[each.category] ?? []),
  }));
  const distractors = judged("distractor").map(({ each, causes, abstains }) => ({
    each,
    causes,
    // "Too little to rank" calls nothing.
    called: !abstains && !labels.notMicrocytic.includes(causes[0]?.condition ?? ""),
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

/** How often the right family leads. */
export const vignetteRows = (folder: string, knowledge: Knowledge, labels: Labels): readonly Row[] => {
  const file = join(folder, "vignettes.jsonl");
  return existsSync(file) ? rankRows(readLines<Vignette>(file), knowledge, labels) : [];
};
