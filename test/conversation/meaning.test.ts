import { describe, expect, it } from "vitest";
import { plainText } from "../../src/index.ts";
import { talk } from "./fixtures.ts";

const bare = "F 30, Hb 90 g/L, MCV 70 fL, RBC 4.4";

describe("what each result would mean", () => {
  it("is told with the next tests, and not on the card", () => {
    expect(plainText(talk(bare).reply)).not.toContain("would mean");
    const text = plainText(talk(bare, { do: "next" }).reply);
    expect(text).toMatch(/What ferritin would mean/);
    expect(text).toMatch(/Ferritin < \d+ µg\/L \(\d+ % likely\) → iron deficiency/);
    expect(text).toContain("iron could then be considered");
  });

  it("is told for a test that is named", () => {
    const text = plainText(talk(bare, { do: "meaning", test: "hb-analysis" }).reply);
    expect(text).toMatch(/HbA2 .*→/);
  });

  it("says so when the answer is known", () => {
    const { reply } = talk(`${bare}, ferritin 8`, { do: "meaning", test: "ferritin" });
    expect(plainText(reply)).toContain("nothing new");
  });
});
