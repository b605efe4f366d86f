/** Numbers that are no laboratory result and still say something: pressure, pulse, drink. */
import { describe, expect, it } from "vitest";
import { findings, labs } from "./spoken.ts";

describe("pressure and pulse", () => {
  it.each([
    ["F 63 Hb 74 g/L BP 88/50 HR 128", true],
    ["F 63 Hb 74 g/L, blood pressure of 82/40", true],
    ["F 63 Hb 74 g/L pulse 140", true],
    ["F 63 Hb 74 g/L BP 118/70 HR 96", false],
    ["infant 4 months Hb 62 g/L BP 80/40 HR 150", false],
  ])("%s", (text, unstable) => expect(findings(text).includes("+haemodynamic_instability")).toBe(unstable));

  it("are no laboratory values", () => expect(labs("BP 88/50 HR 128, Hb 74 g/L")).toBe("hb 74"));
});

describe("drink", () => {
  it.each([
    ["M 44 alcohol 90 g/day Hb 99 g/L", true],
    ["M 44 drinks 50 units per week Hb 99 g/L", true],
    ["M 44 alcohol 10 g/day Hb 99 g/L", false],
    ["M 44 10 units per week Hb 99 g/L", false],
  ])("%s", (text, heavy) => expect(findings(text).includes("+alcohol_excess")).toBe(heavy));
});
