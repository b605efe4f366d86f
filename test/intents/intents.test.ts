import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifierOf, guess } from "../../src/intents/classifier.ts";
import { dimensions, featuresOf, masked, vocabularyOf, wordsOf } from "../../src/intents/features.ts";
import { mostWays, waysOf } from "../../src/intents/patterns.ts";
import { train } from "../../src/intents/train.ts";

describe("words", () => {
  it.each([
    ["Why NOT β-thal?", ["why", "not", "β", "thal", "?"]],
    ["what's in 12,5 mg", ["whats", "in", "#", "mg"]],
    ["<@U0BOT> ¿Qué es?", ["que", "es", "?"]],
  ])("%s", (text, words) => expect(wordsOf(text)).toEqual(words));

  it("names become what they are names of, the longest first", () => {
    const vocabulary = vocabularyOf([
      { slot: "condition", names: ["iron deficiency", "iron deficiency anaemia"] },
      { slot: "analyte", names: ["iron", "MCV"] },
    ]);
    const said = (text: string): string => masked(wordsOf(text), vocabulary).join(" ");
    expect(said("why iron deficiency anaemia")).toBe("why <condition>");
    expect(said("iron and mcv")).toBe("<analyte> and <analyte>");
    expect(said("iron deficit")).toBe("<analyte> deficit");
  });
});

describe("features", () => {
  it("stay inside the space, once each, of length one", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 }), { maxLength: 60 }), (words) => {
        const { at, value } = featuresOf(words);
        expect(new Set(at).size).toBe(at.length);
        for (const each of at) expect(each).toBeLessThan(dimensions);
        const length = value.reduce((sum, each) => sum + each * each, 0);
        if (at.length > 0) expect(length).toBeCloseTo(1, 4);
      }),
    );
  });
});

describe("patterns", () => {
  it("say all there is when it is little", () => {
    expect(waysOf("(show|print) (me |)it")).toEqual(["show me it", "print me it", "show it", "print it"]);
  });

  it("say a few dozen of the many, each alternative among them, always the same", () => {
    const pattern = "(a|b|c|d) (e|f|g|h|i) (j|k|l) (m|n|o|p)";
    const ways = waysOf(pattern);
    expect(ways).toEqual(waysOf(pattern));
    expect(ways.length).toBeLessThanOrEqual(mostWays);
    for (const letter of "abcdefghijklmnop")
      expect(
        ways.some((way) => way.includes(letter)),
        letter,
      ).toBe(true);
  });
});

describe("learning", () => {
  const examples = [
    ["hello", "hello there"],
    ["hello", "good morning"],
    ["bye", "good night"],
    ["bye", "see you later"],
    ["why", "why is that"],
    ["why", "tell me why"],
  ].map(([intent = "", text = ""]) => ({ intent, words: wordsOf(text) }));

  it("gives the same bytes from the same phrases", () => expect(train(examples)).toEqual(train(examples)));

  it("knows what it has learnt, with a slip of the finger too, in probabilities", () => {
    const classifier = classifierOf(train(examples));
    for (const { intent, words } of examples) expect(guess(words, classifier)[0]?.intent).toBe(intent);
    expect(guess(wordsOf("good mornign"), classifier)[0]?.intent).toBe("hello");
    fc.assert(
      fc.property(fc.string(), (text) => {
        const all = guess(wordsOf(text), classifier);
        expect(all.reduce((sum, each) => sum + each.probability, 0)).toBeCloseTo(1, 6);
      }),
    );
  });
});
