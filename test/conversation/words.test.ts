import { describe, expect, it } from "vitest";
import { citing, inSentence, saysLittle } from "../../src/conversation/words.ts";
import { knowledge } from "./fixtures.ts";

describe("sources in short", () => {
  it("no source is cut down to a scrap", () => {
    for (const id of knowledge.sources.keys()) expect(citing([id], knowledge).text.length, id).toBeGreaterThan(10);
  });
});

describe("a name inside a sentence", () => {
  it.each([
    ["Lead poisoning", "lead poisoning"],
    ["Pearson marrow–pancreas syndrome", "Pearson marrow–pancreas syndrome"],
    ["H. pylori or autoimmune gastritis", "H. pylori or autoimmune gastritis"],
    ["X-linked protoporphyria (ALAS2, gain of function)", "X-linked protoporphyria"],
    ["HbE trait", "HbE trait"],
    ["DMT1 deficiency (SLC11A2)", "DMT1 deficiency (SLC11A2)"],
    ["β-thalassaemia trait", "β-thalassaemia trait"],
  ])("%s: %s", (name, inside) => expect(inSentence(name, knowledge)).toBe(inside));
});

it("evidence of less than a fifth says little", () => {
  const step = { evidence: { kind: "labs", ids: [], text: "" }, condition: "x", expects: "", sources: [] } as const;
  expect([0.1, -0.1, 0.3, -0.3].map((weight) => saysLittle({ ...step, weight }))).toEqual([true, true, false, false]);
});
