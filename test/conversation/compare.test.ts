import { describe, expect, it } from "vitest";
import type { Part } from "../../src/conversation/doc.ts";
import { contrast } from "../../src/engine/contrast.ts";
import { plainText } from "../../src/index.ts";
import { messagesOf } from "../../src/slack/views/message.ts";
import { faultsIn, message } from "../slack/check-blocks.ts";
import { knowledge, talk, turn } from "./fixtures.ts";

const inCase = "F 28 Hb 98 g/L MCV 66 RBC 5.6 RDW 14 ferritin 80 µg/L";
const captions = (parts: readonly Part[]): readonly string[] =>
  parts.flatMap((part) => (part.kind === "table" ? [part.caption] : []));

describe("compare", () => {
  it("weighs this patient's values for both, with probabilities", () => {
    const { reply } = talk(inCase, "compare IDA and β-trait");
    const text = plainText(reply);
    expect(captions(reply.doc.parts)).toEqual(["This patient's evidence", "Typical values", "How often seen"]);
    expect(text).toMatch(/Ferritin 80 µg\/L\s+[\d.]+× less likely\s+[\d.]+× likelier\s+β-thalassaemia trait/);
    expect(text).toMatch(/Iron deficiency anaemia \w+, .*%; β-thalassaemia trait \w+, .*%/);
  });

  it("compares without a case from what is typical", () => {
    const { reply } = turn("difference between HbH and α-trait?");
    expect(captions(reply.doc.parts)).toEqual(["Typical values", "How often seen"]);
  });

  it("takes the leading cause as the other when one is named", () => {
    const { reply } = talk(inCase, "compare it with iron deficiency");
    expect(reply.doc.summary).toContain("β-thalassaemia trait");
    expect(reply.doc.summary).toContain("Iron deficiency");
  });

  it("turns round when the two are turned round", () => {
    const one = contrast("iron-deficiency", "beta-trait", {}, knowledge);
    const other = contrast("beta-trait", "iron-deficiency", {}, knowledge);
    const names = (rows: typeof one): readonly string[] => [...(rows?.values ?? [])].map((row) => row.name).sort();
    expect(names(one)).toEqual(names(other));
    expect(names(one).length).toBeGreaterThan(4);
  });

  it("stays inside Slack's limits for every pair of neighbours", () => {
    const ids = [...knowledge.conditions.keys()];
    for (const [at, id] of ids.entries()) {
      const next = ids[at + 1] ?? "iron-deficiency";
      const { reply } = talk(inCase, { do: "compare", conditions: [id, next] });
      for (const drawn of messagesOf(reply)) expect(faultsIn(message, drawn), `${id} ${next}`).toEqual([]);
    }
  });
});
