import { describe, expect, test } from "vitest";
import { findings, labs, levels, reading } from "./spoken.ts";

describe("how far a result moved is no result", () => {
  test.each([
    "Hb up 18",
    "Hb rose by 18",
    "Hb has come up 18",
    "Hb dropped 2 points",
    "Hb increased by 15 g/L",
    "Hb rise of 18 g/L",
    "18 g/L rise in Hb",
    "a 2-point drop in hgb",
    "Hb +12 at 2 weeks",
    "delta Hb 15",
    "Hct down 4 points",
    "ferritin rose by 20",
  ])("%s", (text) => {
    expect(labs(text)).toBe("");
    expect(levels(text)).toBe("");
    expect(reading(text).removed).toEqual([]);
  });

  test.each([
    ["Hgb dropped 2 points overnight, now 7.3", "hb 73"],
    ["Hb rose by 18 to 98 g/L", "hb 98"],
    ["Hb 98 (up 12 since January)", "hb 98"],
    ["Hb improved to 10.2", "hb 102"],
    ["Hgb down to 8.2", "hb 82"],
    ["Hb dropped from 12.1 to 8.2", "hb 121 (past), hb 82"],
    ["platelets up 510", "plt 510"],
  ])("but where it stands is: %s", (text, expected) => expect(labs(text)).toBe(expected));

  test.each([
    ["Hb increased by 15 g/L in 3 weeks of iron", 15, 21],
    ["Hb has come up 1.8 g/dL after 6 weeks of iron", 18, 42],
    ["Hb improved by 12 g/L after 4 weeks of oral iron", 12, 28],
  ])("a rise on iron with its time is kept: %s", (text, rise, forDays) =>
    expect(reading(text).findings["iron_therapy"]).toMatchObject({ rise, forDays }),
  );
});

describe("the haematocrit, however it is written", () => {
  test.each([
    ["hematocrit of 30%", "hct 30"],
    ["Hct: 30", "hct 30"],
    ["PCV 30", "hct 30"],
    ["H/H 9.5/30", "hb 95, hct 30"],
    ["H&H 10.1/31", "hb 101, hct 31"],
    ["H & H 8.2/25", "hb 82, hct 25"],
    ["hgb 9.8, crit 30", "hb 98, hct 30"],
    ["haematocrit 0.31 L/L", "hct 31"],
  ])("%s", (text, expected) => expect(labs(text)).toBe(expected));
});

describe("iron that didn't work", () => {
  test.each([
    "no response to 3 months of oral iron",
    "no response to a 3-month trial of ferrous sulfate",
    "Hb unchanged after 3 months of iron",
    "no change in Hb after 8 weeks of oral iron",
    "didn't respond to ferrous sulfate",
    "failed oral iron x2",
    "iron tablets on and off since age 12 without benefit",
    "ferrous sulfate for 3 months, no rise in Hb",
    "Hb hasn't budged on iron",
  ])("%s", (text) => expect(findings(text).split(" ").sort()).toEqual(["+iron_therapy", "+iron_therapy_failed"]));

  test.each([
    "Hb rose after 3 months of iron",
    "no change in bowel habit on iron",
    "no response to antibiotics; on iron",
  ])("not: %s", (text) => expect(findings(text)).toBe("+iron_therapy"));
});
