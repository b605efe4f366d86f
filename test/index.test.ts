import { describe, expect, it } from "vitest";
import * as hypochrome from "../src/index.ts";

describe("the library", () => {
  it("exports what it promises", () => {
    const { openKnowledge, read, merge, assess, recognise, converse, newSession, plainText } = hypochrome;
    const { createAnswer, openStore } = hypochrome;
    const promised = [
      openKnowledge,
      read,
      merge,
      assess,
      recognise,
      converse,
      newSession,
      plainText,
      createAnswer,
      openStore,
    ];
    expect(promised.every((each) => typeof each === "function")).toBe(true);
    expect(hypochrome.emptyCase.labs).toEqual([]);
  });

  it("works as its own documentation says", () => {
    const knowledge = hypochrome.openKnowledge();
    const reading = hypochrome.read("Hb 9.8 g/dL MCV 68 ferritin 8, F 28", knowledge);
    const assessment = hypochrome.assess(hypochrome.merge(hypochrome.emptyCase, reading), knowledge);
    expect(assessment.causes[0]?.condition).toBe("iron-deficiency");
    expect(JSON.parse(JSON.stringify(assessment))).toEqual(assessment);
    const turn = { id: "1", place: { team: "t", channel: "c" }, user: "u", now: new Date(0), text: "Hb 98 g/L MCV 68" };
    const { reply } = hypochrome.converse(turn, hypochrome.newSession(turn.place), knowledge);
    expect(hypochrome.plainText(reply)).toContain("98 g/L");
  });
});
