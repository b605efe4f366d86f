/** What each result would mean is what the engine says once the result is there. */
import { describe, expect, it } from "vitest";
import { meaningOf } from "../../src/engine/meaning.ts";
import { assess, emptyCase, merge, openKnowledge, read } from "../../src/index.ts";

const knowledge = openKnowledge();
const answerTo = (text: string) => assess(merge(emptyCase, read(text, knowledge)), knowledge);
const bare = "F 30, Hb 90 g/L, MCV 70 fL, RBC 4.4";

describe("what a result would mean", () => {
  const meanings = meaningOf(answerTo(bare), "ferritin", knowledge);

  it("a low ferritin means iron deficiency, and iron could be considered", () => {
    const [low] = meanings;
    expect(low?.result).toMatch(/^Ferritin < /);
    expect(low?.leads).toBe("iron-deficiency");
    expect(low?.leadsProbability).toBeGreaterThan(0.9);
    expect(low?.treatment?.iron).toBe("offered");
  });

  it("is what the engine says when the result comes", () => {
    const [low] = meanings;
    const came = answerTo(`${bare}, ferritin 8.7 ug/L`);
    expect(came.causes[0]?.condition).toBe(low?.leads);
    expect(came.causes[0]?.probability).toBeCloseTo(low?.leadsProbability ?? 0, 1);
    expect(came.treatment.map((note) => note.name)).toEqual(expect.arrayContaining([...(low?.treatment?.gains ?? [])]));
  });

  it("the results are likely in all, apart from what is next to impossible", () => {
    const all = meanings.reduce((sum, each) => sum + (each.probability ?? 0), 0);
    expect(all).toBeGreaterThan(0.95);
    expect(all).toBeLessThanOrEqual(1.0001);
  });

  it("bands that mean the same are one, and their names join up", () => {
    const names = meanings.map((each) => each.result);
    expect(new Set(names).size).toBe(names.length);
    expect(names.at(-1)).toMatch(/≥/);
    const [first = "", second = ""] = names;
    expect(second).toContain(first.replace("Ferritin < ", "").replace(" µg/L", "–"));
  });

  it("iron in the liver would withdraw the iron that is offered now", () => {
    const before = answerTo(`${bare}, ferritin 12 ug/L`);
    const [little, much] = meaningOf(before, "liver-mri", knowledge);
    expect(little?.treatment?.iron).toBe("same");
    expect(much?.treatment?.iron).toBe("withdrawn");
    expect(much?.treatment?.loses).toContain("Oral iron in adults");
  });

  it("a gene found or not found is a result of its own", () => {
    const results = meaningOf(
      answerTo("M 60, Hb 152 g/L RBC 7.3 MCV 66 RDW 19 ferritin 5 ug/L platelets 620"),
      "jak2-ngs",
      knowledge,
    );
    expect(results.map((each) => each.result)).toEqual(["JAK2 mutation", "no JAK2 mutation"]);
    expect(results[0]?.leads).toBe("polycythaemia-vera-iron-deficiency");
    expect(results[0]?.leadsProbability).toBeGreaterThan(results[1]?.leadsProbability ?? 1);
  });

  it("says nothing of a test that does not exist, or whose answer is known", () => {
    expect(meaningOf(answerTo(bare), "tea-leaves", knowledge)).toEqual([]);
    expect(meaningOf(answerTo(`${bare}, ferritin 8 ug/L`), "ferritin", knowledge)).toEqual([]);
  });

  it("leaves the case alone", () => {
    const before = answerTo(bare);
    const labs = before.case.labs.length;
    meaningOf(before, "ferritin", knowledge);
    expect(before.case.labs).toHaveLength(labs);
  });
});
