/** A condition that needs anaemia, or its absence, has nearly none of the belief on the other side of the cut-off. */
import { describe, expect, it } from "vitest";
import { assess, emptyCase, merge, openKnowledge, read } from "../../src/index.ts";

const knowledge = openKnowledge();
const answerTo = (text: string) => assess(merge(emptyCase, read(text, knowledge)), knowledge);
const share = (text: string, id: string): number =>
  answerTo(text).causes.find((each) => each.condition === id)?.probability ?? 0;

describe("by definition", () => {
  it("iron deficiency without anaemia is called so on its side of the cut-off, and anaemia on the other", () => {
    expect(share("F 30 Hb 122 g/L MCV 79 ferritin 9", "latent-iron-deficiency")).toBeGreaterThan(0.8);
    expect(share("F 30 Hb 118 g/L MCV 79 ferritin 9", "iron-deficiency")).toBeGreaterThan(0.8);
    expect(share("F 30 Hb 118 g/L MCV 79 ferritin 9", "latent-iron-deficiency")).toBeLessThan(0.05);
  });

  it("moves belief inside the group only", () => {
    const iron = (text: string): number =>
      share(text, "iron-deficiency") +
      share(text, "latent-iron-deficiency") +
      share(text, "iron-deficiency-b12-folate");
    const [below, above] = ["F 30 Hb 119 g/L MCV 76", "F 30 Hb 120 g/L MCV 76"].map(iron);
    expect(Math.abs((below ?? 0) - (above ?? 0))).toBeLessThan(0.12);
  });

  it("is one of the steps, so that the weights still add up", () => {
    const latent = answerTo("F 30 Hb 122 g/L MCV 79 ferritin 9").causes[0];
    expect(latent?.steps.find((step) => step.evidence.kind === "definition")).toMatchObject({
      expects: "by definition",
      evidence: { text: "No anaemia" },
    });
    expect(
      answerTo("MCV 79 ferritin 9").causes.flatMap((each) => each.steps.map((step) => step.evidence.kind)),
    ).not.toContain("definition");
  });
});
