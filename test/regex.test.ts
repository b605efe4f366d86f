/** Every regular expression of the sources is linear in the length of the text, shown by recheck (its pure JavaScript build). */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { parseAst } from "vitest/node";

const root = fileURLToPath(new URL("../src", import.meta.url));
const sources = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:ts|js)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

interface Found {
  readonly file: string;
  readonly line: number;
}
interface Literal extends Found {
  readonly source: string;
  readonly flags: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a syntax tree
type Node = any;

const visit = (node: Node, see: (node: Node) => void): void => {
  if (typeof node !== "object" || node === null) return;
  if (typeof node.type === "string") see(node);
  for (const child of Object.values(node)) {
    if (Array.isArray(child)) for (const each of child) visit(each, see);
    else visit(child, see);
  }
};

const literals: Literal[] = [];
/** Places where an expression is put together while running. */
const composed: Found[] = [];
for (const path of sources) {
  const text = readFileSync(path, "utf8");
  const file = relative(root, path);
  const lang = path.endsWith(".ts") ? "ts" : "js";
  visit(parseAst(text, { lang } as Parameters<typeof parseAst>[1]), (node) => {
    const line = text.slice(0, node.start).split("\n").length;
    if (node.type === "Literal" && node.regex)
      literals.push({ file, line, source: node.regex.pattern, flags: node.regex.flags });
    if (/^(?:New|Call)Expression$/.test(node.type) && node.callee?.name === "RegExp") composed.push({ file, line });
  });
}

const limits = {
  timeout: 60_000,
  maxIteration: 3,
  maxGenerationSize: 30,
  maxInitialGenerationSize: 150,
  incubationLimit: 12_000,
};
let verdict: (source: string, flags: string) => string;
const patched: Literal[] = [];

/** Loads the sources that compose expressions, with RegExp watched, and has the Slack listeners registered. */
const watch = async (): Promise<void> => {
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct: (target, args, self) => {
      const made = Reflect.construct(target, args, self) as RegExp;
      const at = /src\/([\w/.-]+\.ts)\S*?:(\d+):\d+/.exec(new Error("where").stack ?? "");
      patched.push({ file: at?.[1] ?? "", line: Number(at?.[2] ?? 0), source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    for (const file of new Set(composed.map((each) => each.file)))
      await import(/* @vite-ignore */ pathToFileURL(join(root, file)).href);
    const { register } = await import("../src/slack/listeners/register.ts");
    const ignore = (): void => undefined;
    const registry = { command: ignore, event: ignore, action: ignore, view: ignore, shortcut: ignore };
    register(registry as unknown as Parameters<typeof register>[0], {} as Parameters<typeof register>[1]);
  } finally {
    globalThis.RegExp = Original;
  }
};

beforeAll(async () => {
  process.env["RECHECK_BACKEND"] = "pure";
  const { checkSync } = await import("recheck");
  verdict = (source, flags) => {
    const found = checkSync(source, flags, limits);
    return found.status === "vulnerable" ? `${found.complexity.summary}: ${found.attack.pattern}` : found.status;
  };
  await watch();
});

const distinct = <T extends Literal>(all: readonly T[]): readonly T[] => [
  ...new Map(all.map((each) => [`${each.source} ${each.flags}`, each])).values(),
];

describe("regular expressions", () => {
  it("are found at all, and a slow one is told", () => {
    expect(literals.length).toBeGreaterThan(150);
    expect(verdict("\\s+$", "")).toContain("polynomial");
    expect(verdict("(?:a|a)*b", "")).toContain("exponential");
  });

  it.each(distinct(literals))(
    "$file:$line is linear",
    ({ source, flags }) => {
      expect(verdict(source, flags)).toBe("safe");
    },
    90_000,
  );

  it("put together while running are all watched", () => {
    const files = new Set(patched.map((each) => each.file));
    expect(composed.filter((each) => !files.has(each.file))).toEqual([]);
  });

  it("put together while running are linear", () => {
    const own = distinct(patched.filter((each) => composed.some((site) => site.file === each.file)));
    expect(own.length).toBeGreaterThan(5);
    for (const { file, source, flags } of own) expect(verdict(source, flags), `${file} ${source}`).toBe("safe");
  }, 300_000);
});
