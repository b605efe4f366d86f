/** What is asked, and what is suggested next: sensible, never known already, and the rare pathway when it matters. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { assess, emptyCase, merge, openKnowledge, read } from "../../src/index.ts";

const knowledge = openKnowledge();
const told = (text: string) => merge(emptyCase, read(text, knowledge));
const answerTo = (text: string) => assess(told(text), knowledge);
const asked = (text: string): readonly string[] => answerTo(text).questions.map((each) => each.finding);
const next = (text: string): readonly string[] =>
  answerTo(text)
    .next.filter((each) => each.held.length === 0)
    .map((each) => each.test);

const worked = parse(readFileSync(new URL("../cases/worked.yaml", import.meta.url), "utf8")) as readonly {
  readonly says: readonly string[];
}[];

describe.each(worked.flatMap((each) => each.says))("%s", (text) => {
  const answer = answerTo(text);

  it("is asked nothing it answers already", () => {
    for (const { finding } of answer.questions) expect(Object.keys(answer.case.findings)).not.toContain(finding);
  });

  it("is not told to take a history first while a test is worth doing", () => {
    const free = answer.next.filter((each) => each.held.length === 0);
    if (free.length > 1) expect(free[0]?.test).not.toBe("history");
  });
});

describe("questions fit the patient", () => {
  const short = "Hb 90 g/L MCV 70 RDW 18 ferritin 6 ug/L CRP 1 mg/L";

  it("asks a woman who may menstruate about her periods, and nobody else", () => {
    expect(asked(`F 35, ${short}`)).toContain("heavy_menses");
    for (const who of ["M 35", "F 70", "F 35, pregnant 20 weeks", "girl 5 years"])
      expect(asked(`${who}, ${short}`)).not.toContain("heavy_menses");
  });

  it("asks about a response to iron only when iron was given", () => {
    expect(asked("F 30, Hb 95 g/L MCV 74")).not.toContain("iron_response");
    expect(asked("F 30, Hb 95 g/L MCV 74, taking iron")).toContain("iron_response");
  });

  it("does not ask for old counts that are there", () => {
    const bare = "M 40, Hb 105 g/L, MCV 70 fL, RBC 5.4";
    expect(asked(bare)).toContain("lifelong_microcytosis");
    const from = told(bare);
    const old = {
      ...from.labs.find((lab) => lab.analyte === "mcv"),
      value: 90,
      past: true,
    } as (typeof from.labs)[number];
    const questions = assess({ ...from, labs: [old, ...from.labs] }, knowledge).questions.map((each) => each.finding);
    expect(questions).not.toContain("lifelong_microcytosis");
    expect(questions).not.toContain("previous_normal_mcv");
  });
});

describe("the rare pathway", () => {
  it.each([
    "MCV 62, ferritin normal, TSAT low, child, not responding to oral iron",
    "6 yo girl, MCV 62, normal ferritin, low TSAT, no response to oral iron",
  ])("%s: the gene panel is suggested, hepcidin when the iron is out of the way", (text) => {
    const answer = answerTo(text);
    expect(answer.causes[0]?.condition).toBe("irida");
    const panel = answer.next.find((each) => each.test === "gene-panel");
    const best = Math.max(...answer.next.map((each) => each.worth));
    expect(panel?.worth ?? 0, "of nearly the worth of the best test").toBeGreaterThan(0.75 * best);
    expect(answer.next.find((each) => each.test === "hepcidin")?.held.join()).toContain("3 months after the last iron");
  });

  it("hepcidin is suggested where no iron was given", () => {
    const text = "6 yo girl, MCV 62, ferritin 45, TSAT 5 %, CRP 1 mg/L, lifelong microcytosis, brother has the same";
    expect(next(text)).toEqual(expect.arrayContaining(["gene-panel", "hepcidin"]));
  });

  it("settled but for the gene, the gene panel is among the first two", () => {
    const text =
      "6 yo girl, Hb 84 g/L, MCV 62, ferritin 45, TSAT 5%, CRP 1 mg/L, no response to oral iron, lifelong microcytosis, HbA2 2.6 %";
    expect(next(text).slice(0, 2)).toContain("gene-panel");
  });

  it("photosensitivity is asked when protoporphyrin is high", () => {
    expect(asked("M 7, Hb 105 g/L MCV 71 RBC 4.6 RDW 15 ferritin 20 TSAT 25 % CRP 1 mg/L FEP 800 ug/dL")).toContain(
      "photosensitivity",
    );
  });

  it("ataxia is asked of a boy with ring sideroblasts and no iron loading", () => {
    expect(
      asked("boy 4, Hb 95 g/L MCV 68 RDW 20 ferritin 60 TSAT 30 % CRP 1 mg/L ring sideroblasts in marrow"),
    ).toContain("ataxia");
  });

  it("liver iron is asked when saturation is high and ferritin is not", () => {
    expect(asked("F 8, Hb 68 g/L RBC 4.6 MCV 50 RDW 21 ferritin 110 TSAT 83 % CRP 1 mg/L sTfR 22 mg/L")).toContain(
      "liver_iron_overload",
    );
  });

  it("none of the three is asked of a woman with plain iron deficiency", () => {
    const questions = asked("F 32, heavy periods, Hb 91 g/L MCV 71 ferritin 6 TSAT 5 % CRP 2 mg/L");
    for (const rare of ["photosensitivity", "ataxia", "liver_iron_overload"]) expect(questions).not.toContain(rare);
  });
});
