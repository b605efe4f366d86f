/**
 * Report formats: is every blood count and iron value read, and nothing else? What a file holds is found by a plain
 * extractor that shares no code with the reader: a dictionary, and the first number behind a name.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Knowledge, read } from "../src/index.ts";
import { f1Row } from "./reading.ts";
import type { Row } from "./table.ts";

/** First match wins, so the longer names stand first. */
const names: readonly (readonly [string, string])[] = [
  ["mchc", "mchc(?: rbc(?: auto-mcnc)?)?|mean corpuscular h[ae]*moglobin conc?[a-z]*|mean corpuscular hemoglobin co"],
  ["mch", "mch(?: rbc(?: qn)?)?|mean corpuscular h[ae]*moglobin"],
  ["mcv", "mcv(?: rbc)?|mean corpuscular volume"],
  ["rdw", "rdw(?: rbc-rto)?|(?:erythrocyte|red cell) distribution width"],
  ["tibc", "tibc|total iron[ -]binding capacity"],
  ["tsat", "tsat|transferrin saturation|transferrinmætning"],
  ["ferritin", "ferritin"],
  ["iron", "s-jern|iron"],
  ["hct", "hct|h[ae]*matocrit"],
  ["hb", "hgb|hb|h[ae]*moglobin|hemoblobin"],
  ["rbc", "rbc|red blood cell count|erythrocytes"],
  ["wbc", "wbc|white blood cell count|leu[ck]ocytes"],
  ["plt", "plt(?: ct)?|platelets?(?: count)?"],
  ["retic", "reticulocytes|retyculocytes"],
];
const anyName = new RegExp(`(?<![a-z])(?:${names.map(([, words]) => `(${words})`).join("|")})(?![a-z])`, "gi");
const elsewhere =
  /urin|urns|hpf|nrbc|\/100|[|\s]-\d|a1c|fibrinogen|days|iron stud|\$loinc|Reference\(|^\/\/|^(?:OBR|NTE|C\|)/i;
const number = /(?<=^-?|[\s|:=(])(\d{1,6}(?:\.\d+)?)(?![\d^:/.]|-\d|[ -](?:mg|year|times|weeks|months|years)\b)/i;

/** "hb 12.8", as written. */
type Held = ReadonlySet<string>;

const inLine = (line: string): readonly string[] => {
  if (elsewhere.test(line)) return [];
  const plain = line.replace(/<[^>]*>/g, " | ").replace(/\d+[-/]\d+[-/]\d+(?: \d+:\d+)?/g, " ");
  const found = [...plain.matchAll(anyName)];
  return found.flatMap((match, at) => {
    const id = names[match.slice(1).findIndex((group) => group !== undefined)]?.[0] ?? "";
    const behind = plain.slice(match.index + match[0].length, found[at + 1]?.index);
    const before = found.length === 1 ? plain.slice(0, match.index) : "";
    const value = (number.exec(behind) ?? number.exec(before))?.[1];
    return value === undefined ? [] : [`${id} ${Number(Number(value).toPrecision(5))}`];
  });
};

interface Resource {
  readonly code?: { readonly text?: string };
  readonly valueQuantity?: { readonly value?: number };
}

const inJson = (value: unknown): readonly string[] => {
  if (typeof value !== "object" || value === null) return [];
  const { code, valueQuantity } = value as Resource;
  const name = code?.text ?? "";
  const match = elsewhere.test(name) ? undefined : [...name.replace(/\[.*/, "").matchAll(anyName)][0];
  const id = match && names[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
  const own = id && valueQuantity?.value !== undefined ? [`${id} ${Number(valueQuantity.value.toPrecision(5))}`] : [];
  return [...own, ...Object.values(value).flatMap(inJson)];
};

const held = (text: string, file: string): Held =>
  new Set(file.endsWith(".json") ? inJson(JSON.parse(text)) : text.split(/\n|<\/tr>/).flatMap(inLine));

const short: Readonly<Record<string, string>> = {
  rdw_cv: "rdw",
  rdw_sd: "rdw",
  retic_pct: "retic",
  retic_abs: "retic",
};

/** What the reader took or refused aloud, with every number in the words it came from. */
const taken = (text: string, knowledge: Knowledge): readonly (readonly string[])[] => {
  const reading = read(text, knowledge);
  return [...reading.labs, ...reading.refused].flatMap(({ analyte, stated }) => {
    const id = short[analyte] ?? analyte;
    if (!names.some(([name]) => name === id)) return [];
    const numbers = stated.text.match(/\d+(?:\.\d+)?/g) ?? [];
    return [numbers.map((each) => `${id} ${Number(Number(each).toPrecision(5))}`)];
  });
};

/** One row for all files, then what each misses or has too many of. */
export const formatRows = (folder: string, knowledge: Knowledge): readonly Row[] => {
  const at = join(folder, "formats");
  if (!existsSync(at)) return [];
  const counts = { hit: 0, given: 0, wanted: 0 };
  const misses: Row[] = [];
  for (const file of readdirSync(at).sort()) {
    const text = readFileSync(join(at, file), "utf8");
    const wanted = held(text, file);
    const given = taken(text, knowledge);
    const missed = [...wanted].filter((each) => !given.some((words) => words.includes(each)));
    const extra = given.filter((words) => !words.some((each) => wanted.has(each)));
    counts.hit += wanted.size - missed.length;
    counts.given += wanted.size - missed.length + extra.length;
    counts.wanted += wanted.size;
    misses.push(...missed.map((each): Row => ["  not read", "", `${file} ${each}`]));
    misses.push(
      ...extra.map((words): Row => ["  not found by the plain extractor", "", `${file} ${words.join(", ")}`]),
    );
  }
  return [f1Row("report formats, blood count and iron", counts.hit, counts.given, counts.wanted), ...misses];
};
