/** `npm run eval -- FOLDER [reading]`: scores the bot, or only how it reads, on a folder of cases and prints one table. Exit 2 without a folder. */
import { existsSync } from "node:fs";
import { openKnowledge } from "../src/index.ts";
import { compileKnowledge } from "../src/knowledge/compile.ts";
import { cbcRows } from "./cbc.ts";
import { formatRows } from "./formats.ts";
import { readLabels } from "./labels.ts";
import { rareRows } from "./rare.ts";
import { readingRows } from "./reading.ts";
import { type Row, tableText } from "./table.ts";
import { vignetteRows } from "./vignettes.ts";

const [, , folder, only] = process.argv;
if (folder === undefined || !existsSync(folder)) {
  console.error(
    "usage: npm run eval -- FOLDER [reading]   (a folder with cbc/microcytic.csv, vignettes.jsonl, rare_cases.jsonl …)",
  );
  process.exit(2);
}
const faults = compileKnowledge();
if (faults.length > 0) {
  console.error(`the knowledge has ${faults.length} faults: run npm run knowledge:check`);
  process.exit(1);
}
const knowledge = openKnowledge();
const labels = readLabels();
const head: Row = ["knowledge", knowledge.version.id, knowledge.version.date];
const reading = [...readingRows(folder, knowledge), ...formatRows(folder, knowledge)];
const rest = (): readonly Row[] => [
  ...cbcRows(folder, knowledge, labels),
  ...vignetteRows(folder, knowledge, labels),
  ...rareRows(folder, knowledge, labels),
];
console.log(tableText([head, ...(only === "reading" ? [] : rest()), ...reading]));
