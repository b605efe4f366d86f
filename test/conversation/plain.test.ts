import { describe, expect, it } from "vitest";
import { type Doc, plain, said, strong } from "../../src/conversation/doc.ts";
import { plainText } from "../../src/index.ts";

const doc: Doc = {
  summary: "Sum",
  parts: [
    { kind: "headline", text: "β first" },
    { kind: "alert", urgency: "urgent", text: [strong("Now: "), { text: "go" }], action: plain("do it") },
    {
      kind: "table",
      caption: "Labs",
      columns: [{ title: "Test" }, { title: "Value", align: "right" }],
      rows: [
        [plain("Hb"), plain("84 g/L")],
        [plain("Ferritin"), plain("8 µg/L")],
      ],
    },
    { kind: "list", items: [plain("one"), [said("two\nlines")]] },
    {
      kind: "bars",
      caption: "Share",
      bars: [
        { label: "A", share: 0.5, note: "possible" },
        { label: "Longer", share: 1 },
      ],
    },
    { kind: "fold", title: "More", parts: [{ kind: "text", text: plain("hidden") }, { kind: "divider" }] },
    {
      kind: "buttons",
      buttons: [
        { label: "Why", act: { do: "why" } },
        { label: "Next", act: { do: "next" } },
      ],
    },
  ],
};

describe("plain text", () => {
  it("aligns tables, draws bars, opens folds", () => {
    expect(plainText(doc)).toMatchInlineSnapshot(`
      "β first
      =======

      !! URGENT Now: go
         → do it

      Labs:
      Test       Value
      ────────  ──────
      Hb        84 g/L
      Ferritin  8 µg/L

      • one
      • two
      lines

      Share:
      A       ██████████··········  50 % possible
      Longer  ████████████████████ 100 %

      ▾ More
        hidden
        ────

      [ Why ] [ Next ]"
    `);
  });
  it("shows only the titles of folds, and no buttons, when asked", () => {
    const text = plainText(doc, { folds: "titles", buttons: false });
    expect(text).toContain("▸ More");
    expect(text).not.toMatch(/hidden|\[ Why/);
  });
  it("takes a reply as well, and an empty document says its summary", () => {
    expect(plainText({ doc })).toBe(plainText(doc));
    expect(plainText({ summary: "Nothing", parts: [] })).toBe("Nothing");
  });
});
