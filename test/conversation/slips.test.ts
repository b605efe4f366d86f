import { describe, expect, it } from "vitest";
import { mended, menderOf } from "../../src/conversation/slips.ts";

const mender = menderOf(new Set(["from", "form", "the", "case"]), [
  "iron",
  "deficiency",
  "ferritin",
  "from",
  "that",
  "undo",
]);

describe("slips of the finger", () => {
  it.each([
    ["ferrtin", "ferritin"],
    ["deficency", "deficiency"],
    ["defishency", "deficiency"],
    ["taht", "that"],
    ["udno", "undo"],
  ])("%s was %s", (slip, meant) => expect(mended([slip], mender)).toEqual([meant]));

  it.each(["form", "iran", "case", "firm", "ferrous", "xyz"])("%s stands", (word) =>
    expect(mended([word], mender)).toEqual([word]),
  );

  it("gives the same words back when none was mended", () => {
    const words = ["the", "case"];
    expect(mended(words, mender)).toBe(words);
  });

  it("looks at a bounded number of strange words", () => {
    const many = Array.from({ length: 30 }, () => "ferrtin");
    expect(mended(many, mender).filter((word) => word === "ferritin")).toHaveLength(20);
  });
});
