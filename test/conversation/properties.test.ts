import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "../../src/index.ts";
import { buttonsOf, spansOf, talk, turn } from "./fixtures.ts";

const poison = "<!channel>";
const fragments = fc.constantFrom(
  "Hb 9.8",
  "Hb 84 g/L",
  "MCV 68",
  "MCV 640",
  "RBC 5.6",
  "RDW 14",
  "ferritin 80",
  "ferritin low",
  "TSAT 12 %",
  "CRP 40",
  "F 28",
  "M 61",
  "pregnant 9 weeks",
  "no melaena",
  "heavy periods",
  "transfused 6 weeks ago",
  "HbA2 5.2",
  "platelets 620",
  "what if ferritin were 200?",
  "why?",
  "why not thalassaemia?",
  "next tests",
  "treatment",
  "units SI",
  "drop the CRP",
  "help",
  "start over",
  "references",
  "share",
  "what is IRIDA?",
  poison,
  `ferritin ${poison} 8`,
  "<@U123> zork",
  "no",
  "yes",
  "g/dL",
  "MRN 12345678",
  "*bold* `code`",
  "F not M",
);
const message = fc.array(fragments, { minLength: 1, maxLength: 6 }).map((words) => words.join(", "));
const messages = fc.array(message, { minLength: 1, maxLength: 4 });
const first = (texts: readonly string[]) => [texts[0] ?? "", ...texts.slice(1)];

describe("whatever is said", () => {
  it("every reply has a summary, and says something", () => {
    fc.assert(
      fc.property(messages, (texts) => {
        const { reply } = talk(...first(texts));
        expect(reply.doc.summary.trim()).not.toBe("");
        expect(plainText(reply).trim()).not.toBe("");
      }),
      { numRuns: 60 },
    );
  });

  it("words a person typed stand in user spans only", () => {
    fc.assert(
      fc.property(messages, (texts) => {
        const { reply } = talk(...first(texts));
        for (const span of spansOf(reply.doc)) {
          if (span.user) continue;
          expect(span.text).not.toMatch(/<!channel>|<@U123>|zork|\*bold\*|12345678/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("every button survives JSON, fits Slack, and can be tapped", () => {
    fc.assert(
      fc.property(messages, (texts) => {
        const { reply, session } = talk(...first(texts));
        for (const { act, label } of buttonsOf(reply.doc)) {
          const sent = JSON.stringify(act);
          expect(JSON.parse(sent)).toEqual(act);
          expect(sent.length).toBeLessThanOrEqual(2000);
          expect(label.length).toBeLessThanOrEqual(75);
          expect(turn(JSON.parse(sent), session).reply.doc.summary).not.toBe("");
        }
      }),
      { numRuns: 25 },
    );
  });

  it("the session is the same object, or the next version, or forgotten", () => {
    fc.assert(
      fc.property(messages, message, (texts, last) => {
        const { session } = talk(...first(texts));
        const after = turn(last, session).session;
        expect(after === session || after.version === session.version + 1 || after.version === 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
