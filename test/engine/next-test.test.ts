/** The next test: what would move the decision, and nothing when nothing would. */
import { describe, expect, it } from "vitest";
import { assess, emptyCase, merge, openKnowledge, read } from "../../src/index.ts";

const knowledge = openKnowledge();
const answerTo = (text: string) => assess(merge(emptyCase, read(text, knowledge)), knowledge);
const next = (text: string): readonly string[] => answerTo(text).next.map((each) => each.test);

describe("the stop rule", () => {
  it.each([
    "F 33, Hb 134 g/L MCV 88 ferritin 60",
    "F 27 from Thailand Hb 115 g/L MCV 70 RBC 5.2 HbE 28 %, ferritin 40",
  ])("%s: nothing more would change the treatment", (text) => {
    expect(answerTo(text)).toMatchObject({ next: [], enough: expect.stringContaining("No further test") });
  });

  it("does not fire while carriers of different genes can't be told apart, or the source of blood loss isn't known", () => {
    expect(next("F 28 Hb 112 g/L RBC 5.7 MCV 63 ferritin 60 TSAT 29 % CRP 2 mg/L")[0]).toBe("hb-analysis");
    expect(next("M 67, Hb 89 g/L MCV 72 ferritin 11")).toContain("gi-endoscopy");
  });

  it("leaves the test that confirms a rare cause", () => {
    const text = "5 yo girl Hb 79 g/L MCV 55 ferritin 60 TSAT 4 % CRP 1 mg/L, no response to oral iron, hepcidin high";
    expect(next(text)[0]).toBe("gene-panel");
  });
});

describe("what each result would mean", () => {
  it("lets a negative result speak for what is not modelled", () => {
    const text = "M 61 Hb 154 g/L Hct 50 MCV 67 RBC 7.5 ferritin 6 plt 640 WBC 13, itching after bath";
    const [test] = answerTo(text).next;
    expect(test?.test).toBe("jak2-ngs");
    const negative = test?.outcomes.find((each) => each.result.startsWith("no "));
    expect(negative?.leadsProbability).toBeLessThan(0.8);
  });

  it("a bowel test says nothing against a proven lack of iron", () => {
    const fit = answerTo("M 67, Hb 89 g/L MCV 72 ferritin 11 TSAT 6 %, weight loss").next.find(
      (each) => each.test === "fit",
    );
    for (const outcome of fit?.outcomes ?? []) expect(outcome.leadsProbability).toBeGreaterThan(0.85);
    expect(fit?.outcomes.length).toBeGreaterThan(1);
  });
});

describe("who is asked for what", () => {
  it("coeliac serology before a bowel test in a woman before the menopause", () => {
    expect(next("F 32 Hb 91 g/L MCV 71 ferritin 6 TSAT 5 % CRP 2 mg/L heavy periods")).not.toContain("fit");
    const reminded = answerTo("F 32 Hb 91 g/L MCV 71 ferritin 6 TSAT 5 % CRP 2 mg/L heavy periods").reminders;
    expect(reminded.flatMap((each) => each.tests)).toContain("coeliac-serology");
    expect(next("F 62 Hb 91 g/L MCV 71 ferritin 6 TSAT 5 % CRP 2 mg/L")).toContain("fit");
  });
});

describe("a parent's evidence", () => {
  it("is its children's together, not the leading child's", () => {
    const [lead] = answerTo("F 32 Hb 91 g/L MCV 71 ferritin 6 TSAT 5 % heavy periods, vegetarian").causes;
    expect(lead?.condition).toBe("iron-deficiency");
    expect(lead?.steps.filter((step) => step.weight < -0.1).map((step) => step.evidence.text)).not.toContain(
      "vegetarian or vegan diet",
    );
  });
});
