import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileFormula, formulaFault, formulaNames } from "../../src/knowledge/formula.ts";
import { readContent } from "../../src/knowledge/read.ts";

const values = { mcv: 66, rbc: 5.5, hb: 10, rdw: 15 };
const root = fileURLToPath(new URL("../../", import.meta.url));

describe("a formula", () => {
  it.each([
    ["mcv - rbc - 5 * hb - 3.4", 66 - 5.5 - 50 - 3.4],
    ["mcv ^ 2 * rdw / (100 * hb)", (66 ** 2 * 15) / 1000],
    ["abs(80 - mcv) * abs(-2)", 28],
    ["10 - 4 - 3", 3],
    ["16 / 4 / 2", 2],
  ])("%s", (formula, wanted) => expect(compileFormula(formula)(values)).toBeCloseTo(wanted, 9));

  it("has no value when a number is missing", () => expect(compileFormula("mchc + mcv")(values)).toBeNaN());

  it.each([
    ["mcv / (rbc", /expected \), found the end/],
    ["mcv rbc", /rbc is too much/],
    ["mcv $ rbc", /\$ is too much/],
    ["* mcv", /did not expect \*/],
    ["mcv +", /ends too early/],
    ["", /ends too early/],
    ["hgb / rbc", /did not expect hgb/],
  ])("%j is refused in words", (formula, words) => expect(formulaFault(formula)).toMatch(words));

  it("is plain arithmetic, whatever the brackets", () => {
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom(...formulaNames),
        fc.integer({ min: 1, max: 99 }).map(String),
        fc
          .tuple(tie("node"), fc.constantFrom("+", "-", "*", "/"), tie("node"))
          .map(([a, sign, b]) => `(${a}${sign}${b})`),
      ),
    }));
    const numbers = Object.fromEntries(formulaNames.map((name, at) => [name, at + 1.5]));
    fc.assert(
      fc.property(tree.node as fc.Arbitrary<string>, (text) => {
        const oracle = new Function(...formulaNames, `return ${text}`) as (...given: number[]) => number;
        const wanted = oracle(...Object.values(numbers));
        const found = compileFormula(text)(numbers);
        return Object.is(found, wanted) || Math.abs(found - wanted) <= 1e-9 * Math.abs(wanted);
      }),
    );
  });
});

describe("the knowledge check", () => {
  it("refuses an index whose formula is none, with file and line", () => {
    const folder = join(mkdtempSync(join(tmpdir(), "h-")), "knowledge");
    cpSync(join(root, "knowledge"), folder, { recursive: true });
    cpSync(join(root, "intents"), join(folder, "../intents"), { recursive: true });
    const file = join(folder, "indices.yaml");
    const text = readFileSync(file, "utf8");
    const line = text.split("\n").findIndex((each) => each.includes('"mcv / rbc"')) + 1;
    writeFileSync(file, text.replace('"mcv / rbc"', '"mcv / (rbc"'));
    expect(line).toBeGreaterThan(1);
    expect(readContent(folder).faults).toEqual([
      expect.objectContaining({ where: `indices.yaml:${line}`, message: expect.stringContaining("expected )") }),
    ]);
  });
});
