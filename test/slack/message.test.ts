import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Doc, Part } from "../../src/conversation/doc.ts";
import { messagesOfDoc } from "../../src/slack/views/message.ts";
import { faultsIn, message, oldMessage } from "./check-blocks.ts";
import { doc } from "./docs.ts";

const runs = { numRuns: 60, endOnFailure: true };
/** All texts in order; titles of containers aside, as they stand between the halves of a long text. */
const textsIn = (value: unknown): string => {
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .filter(([key]) => key !== "title")
    .map(([key, each]) => (key === "text" && typeof each === "string" ? each : textsIn(each)))
    .join("");
};
const squeezed = (text: string): string =>
  text
    .replace(/[\s\u200b]|\p{Cc}|\p{Surrogate}/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** Every run of prose in a document, without tables and labels (those are laid out, and cut at line ends). */
const prose = (parts: readonly Part[]): readonly string[] =>
  parts.flatMap((part) => {
    if (part.kind === "text") return part.text.map((span) => span.text);
    if (part.kind === "list") return part.items.flatMap((item) => item.map((span) => span.text));
    return part.kind === "fold" ? prose(part.parts) : [];
  });

describe("any document", () => {
  it("is inside Slack's limits", () => {
    fc.assert(
      fc.property(doc, (each) => {
        for (const drawn of messagesOfDoc(each)) expect(faultsIn(message, drawn)).toEqual([]);
      }),
      runs,
    );
  });

  it("is inside Slack's limits in old blocks", () => {
    fc.assert(
      fc.property(doc, (each) => {
        for (const drawn of messagesOfDoc(each, { old: true })) {
          expect(faultsIn(oldMessage, drawn)).toEqual([]);
          expect(faultsIn(message, drawn)).toEqual([]);
        }
      }),
      runs,
    );
  });

  it("loses no prose in either", () => {
    fc.assert(
      fc.property(doc, (each) => {
        const whole = squeezed(textsIn(messagesOfDoc(each).map((drawn) => drawn.blocks)));
        for (const said of prose(each.parts)) expect(whole).toContain(squeezed(said));
      }),
      runs,
    );
  });

  it("carries no mention and no link in markup", () => {
    fc.assert(
      fc.property(doc, (each) => {
        for (const old of [false, true]) {
          for (const drawn of messagesOfDoc(each, { old })) {
            expect(drawn.text).not.toMatch(/<[!@#h]/);
            const marked = JSON.stringify(drawn.blocks, (_, value) => value).matchAll(
              /"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g,
            );
            for (const found of marked) expect(found[1]).not.toMatch(/[<>]/);
          }
        }
      }),
      runs,
    );
  });
});

const table = (rows: number): Part => ({
  kind: "table",
  caption: "What was understood",
  columns: [{ title: "Test" }, { title: "Value", align: "right" }, { title: "" }],
  rows: Array.from({ length: rows }, (_, index) => [
    [{ text: "Hb" }],
    [{ text: `${index}`, style: "strong" as const }],
    [],
  ]),
});
const blocksOf = (drawn: Doc) => messagesOfDoc(drawn).flatMap((each) => each.blocks);
const kinds = (drawn: Doc) => messagesOfDoc(drawn).map((each) => each.blocks.map((block) => block.type));

describe("a document", () => {
  it("draws the first table as a table and the second in fixed width, under their captions", () => {
    expect(kinds({ summary: "s", parts: [table(3), table(3)] })).toEqual([
      ["rich_text", "table", "rich_text", "rich_text"],
    ]);
  });
  it("draws a table too long for Slack in fixed width, whole", () => {
    const long = blocksOf({ summary: "s", parts: [table(150)] });
    expect(long.some((each) => each.type === "table")).toBe(false);
    expect(JSON.stringify(long)).toContain("149");
  });
  it("folds into collapsed containers, ten blocks each", () => {
    const parts: Part[] = Array.from({ length: 12 }, (_, index) =>
      index % 2 ? { kind: "divider" } : { kind: "text", text: [{ text: `line ${index}` }] },
    );
    const drawn = blocksOf({ summary: "s", parts: [{ kind: "fold", title: "Evidence", parts }] });
    expect(drawn).toMatchObject([
      { type: "container", is_collapsible: true, default_collapsed: true, title: { text: "Evidence (1 of 2)" } },
      { type: "container", title: { text: "Evidence (2 of 2)" } },
    ]);
  });
  it("says the same as text, the summary first", () => {
    const [only] = messagesOfDoc({ summary: "Iron deficiency is likely", parts: [table(1)] });
    expect(only?.text.startsWith("Iron deficiency is likely\n")).toBe(true);
    expect(only?.text).toContain("What was understood");
  });
  it("splits what is too long for one message, and counts the messages in the text", () => {
    const parts: Part[] = Array.from({ length: 20 }, () => ({ kind: "text", text: [{ text: "word ".repeat(300) }] }));
    const drawn = messagesOfDoc({ summary: "Long", parts });
    expect(drawn.length).toBeGreaterThan(1);
    expect(drawn[1]?.text).toMatch(/^Long \(2 of /);
  });
  it.each([
    ["a bell", "Hb\u0007 98"],
    ["a return", "Hb\r 98"],
    ["a form feed", "Hb\f 98"],
    ["delete", "Hb\u007f 98"],
    ["half a pair", "Hb\ud83d 98"],
  ])("leaves %s out of the words", (_, text) => {
    const [only] = messagesOfDoc({ summary: text, parts: [{ kind: "text", text: [{ text }] }] });
    expect(textsIn(only?.blocks)).toBe("Hb 98");
    expect(only?.text).toContain("Hb 98");
  });
  it("keeps line ends, backslashes and whole pairs in the words", () => {
    const text = "C:\\bed\n🩸 98";
    const [only] = messagesOfDoc({ summary: "s", parts: [{ kind: "text", text: [{ text }] }] });
    expect(textsIn(only?.blocks)).toBe(text);
  });
  it("shared with others has no buttons, and says who shared it", () => {
    const parts: Part[] = [
      { kind: "text", text: [{ text: "card" }] },
      { kind: "buttons", buttons: [{ label: "Why", act: { do: "why" } }] },
    ];
    const [only] = messagesOfDoc({ summary: "s", parts }, { sharedBy: "U7" });
    expect(only?.blocks.map((each) => each.type)).toEqual(["rich_text", "rich_text"]);
    expect(JSON.stringify(only?.blocks[0])).toContain('"user_id":"U7"');
  });
  it("asks with a form where an act is too long for a button", () => {
    const text = "x".repeat(2100);
    const drawn = blocksOf({
      summary: "s",
      parts: [{ kind: "buttons", buttons: [{ label: "?", act: { do: "what-if", text } }] }],
    });
    expect(drawn).toMatchObject([{ elements: [{ value: '{"do":"form"}' }] }]);
  });
});
