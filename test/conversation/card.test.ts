import { describe, expect, it } from "vitest";
import { cardOf } from "../../src/conversation/card.ts";
import type { Part } from "../../src/conversation/doc.ts";
import { assess, emptyCase, merge, plainText, read } from "../../src/index.ts";
import { inView, knowledge, now, turn } from "./fixtures.ts";

const docOf = (text: string) => cardOf(assess(merge(emptyCase, read(text, knowledge)), knowledge), knowledge, { now });
const at = (parts: readonly Part[], test: (part: Part) => boolean): number => parts.findIndex(test);
const says = (words: RegExp) => (part: Part) => words.test(plainText({ summary: "", parts: [part] }));

describe("the card", () => {
  const severe = docOf("Hb 45 g/L MCV 60 RBC 4 RDW 20 ferritin 4 F 30 chest pain, CRP 40");

  it("keeps the order: danger, answer, what was understood, causes, what is next, iron, footer, buttons", () => {
    const { parts } = severe;
    const order = [
      at(parts, (part) => part.kind === "alert" && part.urgency === "emergency"),
      at(parts, (part) => part.kind === "headline"),
      at(parts, (part) => part.kind === "table"),
      at(parts, says(/^Patient:/)),
      at(parts, (part) => part.kind === "list"),
      at(parts, says(/^Next: the emergency/)),
      at(parts, (part) => part.kind === "fold"),
      at(parts, says(/^Knowledge /)),
      at(parts, (part) => part.kind === "buttons" && part.buttons.some(({ label }) => label === "Share")),
    ];
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it("says once what to do in an emergency, and that before the answer", () => {
    const text = plainText(turn("F 63 rectal bleeding Hb 7.4 g/dL MCV 68 ferritin 4, hypotensive, tachycardic").reply);
    expect(text.split("Resuscitate, cross-match")).toHaveLength(2);
    expect(text.indexOf("call your emergency team")).toBeLessThan(text.indexOf("Likely iron deficiency"));
  });

  it("holds tests and questions back in an emergency, and keeps them within reach", () => {
    const seen = plainText({ summary: "", parts: inView(severe) });
    expect(seen).not.toMatch(/Next test:|Worth asking/);
    expect(plainText(severe)).toContain("Worth asking");
    const calm = plainText({ summary: "", parts: inView(docOf("Hb 91 g/L MCV 60 RBC 4 ferritin 4 F 30")) });
    expect(calm).toMatch(/Next test:[\s\S]*Worth asking/);
  });

  it("says right under the answer what must be checked, then what must not be given", () => {
    const { parts } = docOf("Hb 98 g/L MCV 86 Hct 25 % RBC 5.6 ferritin 800 TSAT 70 % F 28");
    const order = [
      at(parts, (part) => part.kind === "headline"),
      at(parts, says(/^! Please check:/)),
      at(parts, (part) => part.kind === "alert" && part.urgency === "stop"),
      at(parts, (part) => part.kind === "table"),
    ];
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const refused = docOf("Hb 500 g/L MCV 70 ferritin 5 F 28").parts;
    expect(at(refused, says(/Not taken: Hb/))).toBeLessThan(at(refused, (part) => part.kind === "list"));
  });

  it("says an emergency in its summary", () => expect(severe.summary).toMatch(/^EMERGENCY: /));

  it("shows each value with flag, interval and the words it came from", () => {
    const text = plainText(docOf("Hb 9.8 g/dL MCV 68 RBC 5.6 F 28"));
    expect(text).toMatch(/Hb +98 g\/L +↓ low +\d+–\d+ +Hb 9\.8 g\/dL/);
    expect(text).toMatch(/derived: .*MCH 17\.5 pg ↓ low/);
  });

  it("writes a count so that it can be read back", () => {
    const text = plainText(docOf("Hb 9.8 g/dL MCV 68 RBC 5.6 plt 480 F 28"));
    for (const [word, value] of [
      ["RBC", 5.6],
      ["Plt", 480],
    ] as const) {
      const shown = new RegExp(`^${word} +(${value} ×10\\S+)`, "m").exec(text)?.[1];
      expect(read(`${word} ${shown}`, knowledge).labs).toMatchObject([{ value }]);
    }
  });

  it("names the rule that fired", () =>
    expect(plainText(docOf("Hb 98 g/L F 28 MCV 70"))).toMatch(/WHO 2024, women.*below 120 g\/L/));

  it("abstains with what is needed, and then ranks nothing and treats nothing", () => {
    const doc = docOf("Hb 98 g/L");
    expect(doc.summary).toMatch(/^Too little to rank causes: please add .*MCV/);
    expect(docOf("Hb 98 g/L, F 28").summary).toMatch(/please add MCV \(or MCH\)$/);
    expect(docOf("Hb 98 g/L, 28 years old").summary).toMatch(/please add MCV \(or MCH\), sex$/);
    expect(at(doc.parts, (part) => part.kind === "list")).toBe(-1);
    expect(plainText(doc)).not.toMatch(/Treatment|Iron:/);
  });

  it("shows as evidence only what tells something", () => {
    const text = plainText(
      docOf("F 32 Hb 91 g/L MCV 71 RBC 4.0 RDW 18 plt 460 ferritin 6 TSAT 5 % heavy periods, vegetarian"),
    );
    expect(text).not.toMatch(/against: (?:vegetarian|Plt)/);
  });

  it("writes a name as a sentence has it", () => {
    const lead = docOf("Boy 3 y, Hb 98 g/L MCV 68 fL, lead 52 µg/dL, ferritin 40, pica").summary;
    expect(lead).toContain("Likely lead poisoning");
    expect(docOf("F 29 pregnant 24 weeks Hb 96 g/L MCV 74 ferritin 9 ng/mL").summary).toContain(
      "cause: iron deficiency",
    );
    expect(plainText(docOf("M 65 Hb 98 g/L MCV 70 ferritin 12"))).toMatch(/, H\. pylori or autoimmune/);
    expect(docOf("M 40 Hb 91 g/L MCV 62 RBC 5.5, HbH inclusions").summary).toContain("HbH disease");
  });

  it("keeps a hold out of view that concerns nothing measured or proposed, but keeps it", () => {
    const seen = (doc: ReturnType<typeof docOf>): string => plainText({ summary: "", parts: inView(doc) });
    const doc = docOf("F 23 Crohn's disease, Hb 95 g/L, MCV 73, ferritin 60, CRP 35 mg/L, TSAT 9%");
    expect(seen(doc)).not.toContain("hepcidin reflects");
    expect(plainText(doc)).toContain("hepcidin reflects");
    const loaded = docOf("M 24 Hb 7.6 g/dL MCV 70 HbA2 2.9 %, ferritin 480, TSAT 70 %");
    expect(seen(loaded)).not.toContain("no trial of iron");
    expect(seen(loaded)).toContain("No iron");
    expect(plainText(loaded)).toContain("no trial of iron");
    const measured = docOf("F 23 Hb 95 g/L, MCV 73, ferritin 60, CRP 35 mg/L, hepcidin 20 ng/mL");
    expect(seen(measured)).toContain("hepcidin reflects");
  });

  it("says of an infant too young to be graded how old it is, and no more", () => {
    const text = plainText(docOf("7 week old baby boy Hb 78 g/L MCV 68 RBC 4.1"));
    expect(text).toContain("Anaemia not graded at this age (Hb 78 g/L)");
    expect(text).toContain("male, 7 weeks");
  });

  it("says not anaemic and not microcytic plainly", () => {
    expect(docOf("Hb 140 g/L MCV 92 M 40").summary).toMatch(/^Not anaemic/);
    expect(docOf("Hb 90 g/L MCV 108 M 40").summary).toMatch(/^Not microcytic: macrocytic/);
  });

  it("withholds iron before any note about treatment", () => {
    const doc = docOf("Hb 112 g/L RBC 5.7 MCV 63 RDW 14.2 ferritin 60 TSAT 29 % CRP 2 F 28");
    const lock = at(doc.parts, says(/^! No iron:/));
    const notes = at(doc.parts, (part) => part.kind === "fold" && part.title.startsWith("Treatment"));
    expect(lock).toBeGreaterThan(0);
    expect(notes === -1 || lock < notes).toBe(true);
  });

  it("speaks of no treatment from the count alone", () => {
    expect(plainText(docOf("Hb 84 g/L MCV 78 RBC 3.2 F 30"))).not.toContain("Treatment notes");
  });

  it("folds what is long: few parts and few words in view", () => {
    const doc = docOf(
      "Hb 91 g/L, RBC 4.2, MCV 71, MCH 21.7, RDW 18.2, ferritin 6, iron 4 µmol/L, TIBC 82 µmol/L, TSAT 5 %, CRP 2, F 32, heavy periods, ice craving",
    );
    const folded = plainText(doc, { folds: "titles" });
    expect(inView(doc).length).toBeLessThanOrEqual(16);
    expect(folded.length).toBeLessThan(3500);
    expect(plainText(doc).length).toBeGreaterThan(folded.length);
  });

  it("carries version, date and disclaimer", () => {
    const text = plainText(docOf("Hb 98 g/L MCV 68"));
    expect(text).toContain(knowledge.version.id);
    expect(text).toContain("2026-11-23");
    expect(text).toContain("not a diagnosis or an order");
    expect(text).toContain("Submitted, not yet approved");
  });

  it("shows earlier values folded, and offers the other unit one tap away", () => {
    const { reply } = turn("Hb 9.8 MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28");
    expect(plainText(reply)).toContain("[ Hb was in mmol/L (158 g/L) ]");
  });

  it("is the same to the byte for the same case", () =>
    expect(docOf("Hb 98 MCV 68 F 28")).toEqual(docOf("Hb 98 MCV 68 F 28")));
});
