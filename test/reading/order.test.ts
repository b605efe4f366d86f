import { describe, expect, test } from "vitest";
import { findings, labs, reading } from "./spoken.ts";

describe("numbers before their names", () => {
  test.each([
    ["9.8 hb 68 mcv 5.6 rbc", "hb 98, mcv 68, rbc 5.6"],
    ["9.8 hb, 68 mcv, 5.6 rbc, ferritin not done", "hb 98, mcv 68, rbc 5.6"],
    ["98 hb 68 mcv", "hb 98, mcv 68"],
    ["9.8 hb", "hb 98"],
    ["bloods today: 9.8 g/dL Hb, 68 fL MCV and 12 ferritin", "hb 98, mcv 68, ferritin 12"],
    ["34 F hb 98 mcv 68 ferritin", "hb 98, mcv 68"],
    ["day 3 hb 68 mcv", "hb 68"],
    ["34 hb 98 mcv 68 ferritin", "hb 98, mcv 68"],
    ["1 hb 98 2 mcv 68", "hb 98, mcv 68"],
    ["transfused, 2 RBC", ""],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));

  test.each(["12 hb 98 mcv 68 ferritin", "98 hb 640 mcv"])(
    "%s: refused aloud, for it could be read two ways",
    (text) => {
      expect(labs(text)).toBe("");
      expect(reading(text).refused[0]?.why).toContain("can't tell which number belongs to which name");
    },
  );
});

describe("an age before a name", () => {
  test.each([
    ["F 30 ferritin low MCV 66", "mcv 66"],
    ["M 40 Hb Bart's present MCV 66", "mcv 66"],
    ["M 45 CRP high ferritin 9", "ferritin 9"],
    ["50 µg/L ferritin", "ferritin 50"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("a relative's results", () => {
  test.each([
    ["Mother's Hb 110, MCV 62. Hb 91", "hb 91"],
    ["dad's Hb A2 is 5.1%", ""],
    ["father: MCV 62", ""],
    ["Hb 91, husband MCV 65", "hb 91"],
    ["her mother says Hb 91", "hb 91"],
    ["brought by her mother, Hb 91", "hb 91"],
    ["father's MCV is 62, his Hb 91", "hb 91"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("slips that gave wrong values", () => {
  test.each([
    ["Hgb 4.9", "hb 49"],
    ["HgbS 38 %", "hbs 38"],
    ["Hb 9.1 unit unknown", "hb 91"],
    ["Hb 9.1 (units not given)", "hb 91"],
    ["Hb.............................. 9.8 g/dL", "hb 98"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));

  test("a bare value with its unit said to be unknown is marked as assumed", () => {
    expect(reading("Hb 9.1 unit unknown").labs[0]?.assumed).toBe("unit");
  });

  test.each([
    ["? transfuse or give iron", ""],
    ["Hb 78\n? transfuse", ""],
    ["BM was black and tarry", "+melaena"],
    ["a black woman", "+ancestry_african"],
    ["denies any change in bowel habit, weight loss or melaena", "-weight_loss -melaena"],
  ])("%s", (text, expected) => expect(findings(text)).toBe(expected));

  test("a heading that was scanned badly is neither a sex nor an age", () => {
    expect(reading("Test F1ag Hb 91").patient).toEqual({});
  });
});
