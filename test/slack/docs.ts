/** Generated documents: ordinary ones, hostile ones, and ones far beyond any limit. */
import fc from "fast-check";
import type { Act } from "../../src/conversation/act.ts";
import type { Button, Doc, Part, Rich, Span } from "../../src/conversation/doc.ts";

const hostile = [
  "<!channel>",
  "<@U123>",
  "<!here|x>",
  "a & b",
  "*bold*",
  "_i_",
  "`c`",
  "```",
  "<http://x|y>",
  ":tada:",
  "\n",
  "𝛼³ 🩸",
];
const words = fc.oneof(
  { weight: 6, arbitrary: fc.string({ maxLength: 60, unit: "grapheme" }) },
  { weight: 3, arbitrary: fc.constantFrom(...hostile) },
  { weight: 1, arbitrary: fc.string({ minLength: 500, maxLength: 4000 }) },
  { weight: 1, arbitrary: fc.nat({ max: 4000 }).map((length) => "&<>*".repeat(length).slice(0, length)) },
);
const span: fc.Arbitrary<Span> = fc.record(
  { text: words, style: fc.constantFrom("strong", "quiet"), user: fc.boolean() },
  { requiredKeys: ["text"] },
) as fc.Arbitrary<Span>;
const rich: fc.Arbitrary<Rich> = fc.array(span, { maxLength: 4 });
/** Cells are short, or a table would be most of every run. */
const cell: fc.Arbitrary<Rich> = fc.oneof(
  fc.constant([]),
  fc.string({ maxLength: 12 }).map((text) => [{ text }]),
  fc.constantFrom(...hostile).map((text) => [{ text, user: true, style: "strong" as const }]),
);

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constant<Act>({ do: "next" }),
  words.map<Act>((text) => ({ do: "what-if", text })),
  words.map<Act>((text) => ({ do: "form", text })),
  fc.constant<Act>({ do: "finding", finding: "melaena", state: "absent" }),
);
const button: fc.Arbitrary<Button> = fc.record(
  { label: words, act, style: fc.constantFrom("primary", "danger") },
  { requiredKeys: ["label", "act"] },
) as fc.Arbitrary<Button>;

const leaf: fc.Arbitrary<Part> = fc.oneof(
  words.map<Part>((text) => ({ kind: "headline", text })),
  fc
    .record({ urgency: fc.constantFrom("emergency", "urgent", "soon", "caution"), text: rich, action: rich })
    .map((each) => ({ kind: "alert", ...each }) as Part),
  rich.map<Part>((text) => ({ kind: "text", text })),
  fc.array(rich, { maxLength: 30 }).map<Part>((items) => ({ kind: "list", items })),
  fc.nat({ max: 24 }).chain((width) =>
    fc
      .record({
        caption: words,
        columns: fc.array(
          fc.record({ title: words, align: fc.constant("right" as const) }, { requiredKeys: ["title"] }),
          {
            minLength: width,
            maxLength: width,
          },
        ),
        rows: fc.array(fc.array(cell, { maxLength: width }), { maxLength: 120, size: "small" }),
      })
      .map((each) => ({ kind: "table", ...each }) as Part),
  ),
  fc
    .record({
      caption: words,
      bars: fc.array(
        fc.record(
          { label: words, share: fc.double({ min: 0, max: 1, noNaN: true }), note: words },
          { requiredKeys: ["label", "share"] },
        ),
        { maxLength: 30 },
      ),
    })
    .map((each) => ({ kind: "bars", ...each }) as Part),
  fc.constant<Part>({ kind: "divider" }),
  rich.map<Part>((text) => ({ kind: "context", text })),
  fc.array(button, { maxLength: 40 }).map<Part>((buttons) => ({ kind: "buttons", buttons })),
);
const inFold = fc.oneof(
  { weight: 5, arbitrary: leaf },
  {
    weight: 1,
    arbitrary: fc
      .record({ title: words, parts: fc.array(leaf, { maxLength: 3 }) })
      .map((each) => ({ kind: "fold", ...each }) as Part),
  },
);
const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 5, arbitrary: leaf },
  {
    weight: 1,
    arbitrary: fc
      .record({ title: words, parts: fc.array(inFold, { maxLength: 14 }) })
      .map((each) => ({ kind: "fold", ...each }) as Part),
  },
);

export const doc: fc.Arbitrary<Doc> = fc.record({ summary: words, parts: fc.array(part, { maxLength: 12 }) });
