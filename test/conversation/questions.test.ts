import { describe, expect, it } from "vitest";
import { newSession } from "../../src/index.ts";
import { place, turn } from "./fixtures.ts";

const begun = turn("F 34 Hb 92 g/L MCV 70 RBC 4.1 RDW 17", newSession(place)).session;

describe("a question that names a finding tells nothing of the patient", () => {
  it.each([
    "does hepcidin matter in uraemia pruritus",
    "is pica common in iron deficiency",
    "how common is koilonychia in ida",
    "should I worry about pica",
    "when is melaena urgent",
    "side effects of ferrous sulphate",
    "can she take it with tea",
    "what does a low MCV with target cells mean",
    "which patients with heavy menstrual bleeding need a colonoscopy",
    "does a normal ferritin exclude iron deficiency",
  ])("%s", (text) => {
    for (const session of [newSession(place), begun]) {
      const { reply, session: after } = turn(text, session);
      expect(reply.kind).not.toBe("card");
      expect(after.case).toEqual(session.case);
    }
  });
});

describe("what is told beside or without a question counts", () => {
  it.each([
    ["is pica common in ida? she has heavy periods", ["heavy_menses"], ["pica"]],
    ["could this be thalassaemia, she has pica", ["pica"], []],
    ["is on omeprazole", ["ppi_use"], []],
    ["was vegetarian", ["vegetarian_diet"], []],
    ["did not have melaena", ["melaena"], []],
    ["can you add that she has heavy periods", ["heavy_menses"], []],
    ["when she was young had pica", ["pica"], []],
  ])("%s", (text, told, asked) => {
    const { findings } = turn(text, begun).session.case;
    for (const id of told) expect(Object.keys(findings)).toContain(id);
    for (const id of asked) expect(Object.keys(findings)).not.toContain(id);
  });
});
