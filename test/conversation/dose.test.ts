import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Act, current, newSession, plainText, type Session } from "../../src/index.ts";
import { messagesOfDoc } from "../../src/slack/views/message.ts";
import { faultsIn, message, oldMessage } from "../slack/check-blocks.ts";
import { buttonsOf, place, talk, turn } from "./fixtures.ts";

const short = "Hb 84 g/L MCV 66 RDW 18 ferritin 5, F 30";
const textOf = (...said: readonly (string | Act)[]): string => plainText(talk(...(said as [string])).reply);
const weightOf = (session: Session) => session.case.patient.weightKg;

describe("a dose", () => {
  it("takes the weight from the question, in pounds too", () => {
    expect(weightOf(talk(short, "iron deficit, 62 kg").session)).toBe(62);
    expect(weightOf(talk(short, "140 lb, how much iron?").session)).toBeCloseTo(63.5, 1);
  });
  it("keeps the patient of a glued age and sex", () =>
    expect(turn("34F, Hb 91 g/L, MCV 66, 62 kg").session.case.patient).toEqual({
      ageYears: 34,
      sex: "female",
      weightKg: 62,
    }));
  it("never uses a weight that was not taken for the one that was written", () => {
    const { reply, session } = talk(short, "62 kg", "dose for 0.2 kg");
    expect(plainText(reply)).toContain("outside what I calculate with");
    expect(plainText(reply)).not.toContain("1482");
    expect(weightOf(session)).toBe(62);
  });
  it("does not take a target for a result, nor a product asked about for one given", () => {
    const { session } = talk(short, "ganzoni 62 kg, target Hb 130");
    expect(current(session.case, "hb")?.value).toBe(84);
    expect(talk(short, "how many visits of ferric carboxymaltose?").session.case.findings).toEqual({});
  });
  it("works without a case, and says that nothing is known of the patient", () => {
    const text = textOf("paediatric dose 12 kg");
    expect(text).toContain("36 mg elemental iron once a day");
    expect(text).toContain("arithmetic, not advice");
  });
  it("of another drug is a matter of its treatment notes", () => {
    for (const said of ["dose of deferasirox", "deferasirox dose, 62 kg"]) {
      const text = textOf(short, said);
      expect(text).toContain("Deferasirox film-coated 14 mg/kg");
      expect(text).not.toContain("Ganzoni");
    }
  });
  it("a full set of results with a question is a card first", () => {
    const { reply, session } = turn(`${short}, 62 kg. How much iron?`);
    expect(reply.kind).toBe("card");
    expect(weightOf(session)).toBe(62);
  });
  it("the button plans the visits, for these inputs and no others", () => {
    const asked = talk(short, "62 kg");
    const confirm = buttonsOf(asked.reply.doc).find((button) => button.label.includes("plan visits"));
    if (!confirm) throw new Error("no button to confirm");
    expect(plainText(asked.reply)).not.toContain("Visits by product");
    expect(plainText(turn(confirm.act, asked.session).reply)).toContain("Visits by product");
    const corrected = turn("Hb 70 g/L", asked.session);
    expect(plainText(turn(confirm.act, corrected.session).reply)).not.toContain("Visits by product");
  });
});

describe("altitude and smoking", () => {
  it("count from the words on", () => {
    const text = textOf("Hb 115 g/L MCV 70 F 30", "altitude 2500 m", "smokes 20 a day");
    expect(text).toContain("24 g/L taken off for altitude or smoking");
    expect(text).toContain("lives at 2500 m, 20 cigarettes a day");
  });
});

describe("response to iron", () => {
  it.each([
    ["Hb 96 g/L now after 2 weeks of iron", "iron_response"],
    ["Hb 110 g/L, 4 weeks on iron", "iron_response"],
    ["on iron for 5 weeks, Hb 86 g/L", "iron_therapy_failed"],
    ["Hb +12 at 2 weeks", "iron_response"],
    ["Hb up 1.4 g/dL after 14 days of iron", "iron_response"],
    ["Hb fell by 5 g/L after 5 weeks of iron", "iron_therapy_failed"],
  ])("%s is evidence: %s", (said, finding) => {
    const { reply } = talk(short, said);
    if (reply.kind !== "card") throw new Error(`no card: ${plainText(reply)}`);
    expect(reply.assessment.case.findings[finding]?.state).toBe("present");
    expect(plainText(reply)).toContain("Response to iron:");
  });
  it.each([
    "Hb 90 g/L after 2 weeks of iron",
    "Hb 86 g/L after 4 days of iron",
    "Hb 110 g/L",
    "transfused, Hb 105 g/L after 2 weeks of iron",
  ])("%s is none", (said) => {
    const { reply } = talk(short, said);
    if (reply.kind !== "card") throw new Error(`no card: ${plainText(reply)}`);
    const { iron_response: yes, iron_therapy_failed: no } = reply.assessment.case.findings;
    expect([yes, no]).toEqual([undefined, undefined]);
  });
  it("a rise is no haemoglobin, and one whose unit could be either is not taken", () => {
    expect(current(talk(short, "Hb up 5 after 6 weeks of oral iron").session.case, "hb")?.value).toBe(84);
    const { reply, session } = turn("Hb up 2 after 4 weeks of iron, MCV 66, ferritin 5");
    expect(session.case.labs.some((lab) => lab.analyte === "hb")).toBe(false);
    expect(plainText(reply)).toContain("Hb up 2");
  });
  it("a dash before a value is no fall", () => {
    const { session } = turn("Hb - 8.5 g/dL, MCV - 65, on iron for 3 weeks");
    expect(current(session.case, "hb")?.value).toBe(85);
    expect(session.case.findings["iron_therapy"]).toMatchObject({ forDays: 21 });
  });
  it("no iron is no course of iron", () =>
    expect(talk(short, "no iron for 3 weeks, Hb 102 g/L").session.case.findings["iron_therapy"]).toBeUndefined());
  it("two dated values say how long it was", () =>
    expect(textOf("Hb 84 g/L on 2026-10-01, Hb 112 g/L on 2026-11-10, MCV 70, ferritin 20, on iron, F 30")).toContain(
      "+28 g/L in 40 days of iron",
    ));
  it("without a case it is the schedule", () => expect(textOf("response to iron?")).toContain("≥ 10 g/L"));
});

describe("other sums", () => {
  it.each([
    ["convert Hb 9.8 g/dL to mmol/L", "6.082 mmol/L"],
    ["what is ferritin 20 ng/mL in µg/L?", "20 µg/L"],
    ["convert Hb 9.8 g/dL to furlongs", "Units I know"],
  ])("%s", (said, shown) => {
    const { reply, session } = talk(short, said);
    expect(plainText(reply)).toContain(shown);
    expect(current(session.case, "hb")?.value).toBe(84);
  });
  it("reads the receptor index by each assay, and the reticulocytes by the haematocrit", () => {
    const text = textOf("Hb 84 g/L, MCV 66, Hct 25 %, reticulocytes 6 %, sTfR 3 mg/L, ferritin 30, CRP 20, F 30");
    expect(text).toContain("if measured by R&D Systems / Beckman Coulter: Above 2");
    expect(text).toContain("if measured by Roche: Above 2");
    expect(text).toContain("Reticulocyte production index 1.67");
  });
});

const fragments = fc.constantFrom(
  short,
  "Hb 98 g/L MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28, Cyprus",
  "Hb 152 g/L RBC 7.3 MCV 66 ferritin 5 TSAT 5 % M 60",
  "TSAT 60 %",
  "pregnant 9 weeks",
  "fever, CRP 90",
  "boy 2 years",
  "62 kg",
  "12 kg",
  "dose?",
  "how many visits of iron sucrose?",
  "ganzoni target 130",
  "Hb +12 at 2 weeks",
  "response?",
);

describe("whatever the case", () => {
  const said = fc.array(fragments, { minLength: 1, maxLength: 4 });
  it("no total and no plan where intravenous iron is withdrawn, though confirmed", () => {
    fc.assert(
      fc.property(said, fc.constantFrom(62, 12), (texts, weight) => {
        const { session, reply } = talk(...(texts as [string]), `${weight} kg`);
        const shown = turn({ do: "show" }, session).reply;
        if (shown.kind !== "card" || reply.kind !== "answer") return;
        const locked = shown.assessment.interlocks.some((lock) => lock.withdraws.includes("iv-iron"));
        const hb = current(session.case, "hb")?.value ?? 84;
        for (const target of [130, 150]) {
          const plan = turn({ do: "dose", by: "vein", target, confirmed: { weight, hb, target } }, session).reply;
          if (locked) expect(plainText(plan)).not.toMatch(/Visits by product|Ganzoni|plan visits/);
        }
      }),
      { numRuns: 40 },
    );
  });
  it("every reply fits Slack, old and new", () => {
    const acts = fc.constantFrom<Act>(
      { do: "dose" },
      { do: "dose", by: "vein", confirmed: { weight: 62, hb: 84, target: 150 } },
      { do: "dose", by: "mouth", child: true },
      { do: "response" },
    );
    fc.assert(
      fc.property(said, acts, (texts, act) => {
        const { doc } = turn(act, talk(...(texts as [string])).session).reply;
        for (const drawn of messagesOfDoc(doc)) expect(faultsIn(message, drawn)).toEqual([]);
        for (const drawn of messagesOfDoc(doc, { old: true })) expect(faultsIn(oldMessage, drawn)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
  it("a question changes nothing but what it brings", () => {
    const before = turn(short, newSession(place));
    expect(turn("dose?", before.session).session).toBe(before.session);
    expect(turn("response?", before.session).session).toBe(before.session);
  });
});
