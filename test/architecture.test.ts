import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const filesUnder = (folder: string, ending: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
        .map((entry) => join(entry.parentPath, entry.name))
    : [];
const sources = filesUnder(join(root, "src"), ".ts");

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}
const importsOf = (file: string): readonly Import[] =>
  [...readFileSync(file, "utf8").matchAll(/^(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)";/gms)].map(
    (found) => ({
      from: relative(join(root, "src"), file),
      to: found[2]?.startsWith(".") ? relative(join(root, "src"), resolve(dirname(file), found[2])) : (found[2] ?? ""),
      typeOnly: found[1] !== undefined,
    }),
  );
const imports = sources.flatMap(importsOf);

/** knowledge → case → {reading, engine} → conversation → {slack, local} → main: each room may use those to its left. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  intents: [],
  knowledge: ["intents"],
  case: ["knowledge"],
  reading: ["knowledge", "case"],
  engine: ["knowledge", "case"],
  store: [],
  files: [],
  conversation: ["intents", "knowledge", "case", "reading", "engine", "store"],
  slack: ["knowledge", "case", "reading", "engine", "conversation", "files"],
  local: ["knowledge"],
};
const roomOf = (path: string): string => (path.includes("/") ? (path.split("/")[0] ?? "") : "");
const inside = imports.filter((each) => each.to.endsWith(".ts") && roomOf(each.from) !== "");

describe("the one direction", () => {
  it("has something to check", () => expect(inside.length).toBeGreaterThan(50));

  it.each(Object.keys(mayUse))("%s uses only what is before it", (room) => {
    const wrong = inside.filter(
      (each) => roomOf(each.from) === room && roomOf(each.to) !== room && !mayUse[room]?.includes(roomOf(each.to)),
    );
    expect(wrong.map((each) => `${each.from} → ${each.to}`)).toEqual([]);
  });

  it("conversation sees the store's port and no store", () => {
    const used = inside.filter((each) => roomOf(each.from) === "conversation" && roomOf(each.to) === "store");
    expect([...new Set(used.map((each) => each.to))].filter((to) => to !== "store/store.ts")).toEqual([]);
  });

  it("engine and case need no Slack, no YAML, no zod at run time and nothing of Node", () => {
    const wrong = imports.filter(
      (each) => ["engine", "case"].includes(roomOf(each.from)) && !each.typeOnly && !each.to.endsWith(".ts"),
    );
    expect(wrong.map((each) => `${each.from} → ${each.to}`)).toEqual([]);
  });

  it("only config reads the environment", () => {
    const readers = sources.filter((file) => /process\.env/.test(readFileSync(file, "utf8")));
    expect(readers.map((file) => relative(root, file))).toEqual(["src/config.ts"]);
  });
});

interface Body {
  readonly at: number;
  /** Lines between the opening and the closing line, without those of functions inside, which count for themselves. */
  readonly lines: number;
}
const indentOf = (line: string): number => line.length - line.trimStart().length;
const opensFunction = (line: string): boolean =>
  /(?:=> |=> \(|\) |\): [^=;]+ )\{$|=> \($|=> \[$|=>$/.test(line) &&
  (/=>|\bfunction\b/.test(line) || !/^\s*(?:if|for|while|switch|\} else|\} catch)\b/.test(line)) &&
  !/^\s*(?:readonly |export interface|interface|export type|type|import|class|export class|\/?\*|\/\/)/.test(line);
/** Biome's layout makes it sure: a function ends at the next line that is not indented deeper than the one it opens on. */
const bodiesOf = (text: string): readonly Body[] => {
  const lines = text.split("\n");
  const spans = lines.flatMap((line, at) => {
    if (!opensFunction(line)) return [];
    const after = lines.findIndex((each, to) => to > at && each.trim() !== "" && indentOf(each) <= indentOf(line));
    return [{ at: at + 1, from: at + 1, to: after < 0 ? lines.length : after }];
  });
  return spans.map(({ at, from, to }) => {
    const inside = spans.filter((each) => each.from > from && each.to < to);
    const own = Array.from({ length: to - from }, (_, offset) => from + offset);
    return { at, lines: own.filter((line) => !inside.some((each) => line >= each.from && line < each.to)).length };
  });
};

describe("rooms stay small", () => {
  // One loop over the tokens whose steps share its state; four lines too long until it is taken apart.
  const oneLoop = join("src", "reading", "series.ts");
  const scripts = [...sources, ...filesUnder(join(root, "src"), ".js")];
  it.each(scripts.map((file) => [relative(root, file), file] as const))("%s", (_, file) => {
    const text = readFileSync(file, "utf8");
    expect(text.split("\n").length - 1, "lines of the file").toBeLessThanOrEqual(200);
    const most = relative(root, file) === oneLoop ? 45 : 40;
    expect(bodiesOf(text).filter(({ lines }) => lines > most)).toEqual([]);
  });

  it("measures what it says: long functions are found, inner ones count for themselves", () => {
    const long = (count: number, indent = "  "): string => `${indent}call();\n`.repeat(count);
    expect(bodiesOf(`const f = () => {\n${long(41)}};\n`)).toEqual([{ at: 1, lines: 41 }]);
    expect(bodiesOf(`export function f(a: string): string {\n${long(7)}}\n`)).toEqual([{ at: 1, lines: 7 }]);
    const nested = `const f = () => {\n${long(30)}  const g = () => {\n${long(30, "    ")}  };\n};\n`;
    expect(bodiesOf(nested).map(({ lines }) => lines)).toEqual([32, 30]);
  });
});

describe("code never names a disease", () => {
  const ids = readdirSync(join(root, "knowledge", "conditions")).map((name) => name.replace(/\.yaml$/, ""));
  // Some words name a condition and an analyte alike (lead, HbC); as an analyte the code may say them.
  const analytes = readFileSync(join(root, "knowledge", "analytes.yaml"), "utf8");
  const tested = ids.filter(
    (id) =>
      id !== "other" &&
      !analytes.includes(`- id: ${id}
`),
  );
  it.each(sources.map((file) => [relative(root, file), file] as const))("%s", (_, file) => {
    const text = readFileSync(file, "utf8");
    expect(tested.filter((id) => text.includes(`"${id}"`))).toEqual([]);
  });
});
