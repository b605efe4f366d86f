import { describe, expect, it } from "vitest";
import { current, newSession, plainText, type Session } from "../../src/index.ts";
import { buttonsOf, place, talk, turn } from "./fixtures.ts";

const card = "Hb 98 g/L, MCV 68, RBC 5.6, RDW 14, ferritin 80, F 28";
const value = (session: Session, analyte: string) => current(session.case, analyte)?.value;
const textOf = (reply: { doc: Parameters<typeof plainText>[0] }): string => plainText(reply as never);

describe("reading comes first", () => {
  it("makes a card of a first message", () => {
    const { reply, session } = turn(card);
    expect(reply.kind).toBe("card");
    expect(session.version).toBe(1);
    expect(value(session, "ferritin")).toBe(80);
  });

  it("adds, and says what changed and what led before", () => {
    const { reply, session } = talk(card, "ferritin came back 8, what next?");
    expect(reply.kind).toBe("card");
    expect(session.version).toBe(2);
    expect(textOf(reply)).toContain("Changed: Ferritin 80 µg/L → 8 µg/L");
    expect(textOf(reply)).toMatch(/Before: .+trait/);
  });

  it("corrects a value, the sex and the age, and takes pregnancy", () => {
    expect(value(talk("Hb 84 g/L MCV 86 M 30", "MCV was 68 not 86").session, "mcv")).toBe(68);
    expect(talk("Hb 84 g/L MCV 66 M 30", "F not M").session.case.patient.sex).toBe("female");
    expect(talk("Hb 84 g/L MCV 66 F 43", "she's 34 not 43").session.case.patient.ageYears).toBe(34);
    expect(talk(card, "she's pregnant, 9 weeks").session.case.patient).toMatchObject({
      pregnant: true,
      gestationWeeks: 9,
    });
  });

  it("drops a value by words and by button", () => {
    expect(value(talk(`${card}, CRP 5`, "drop the CRP").session, "crp")).toBeUndefined();
    expect(value(talk(card, { do: "remove", analytes: ["ferritin"] }).session, "ferritin")).toBeUndefined();
  });

  it("does not take a question for a finding", () => {
    const before = turn(card);
    for (const question of [
      "why not thalassaemia?",
      "any iron overload?",
      "should she get iron?",
      "is she iron deficient?",
    ]) {
      const { session } = turn(question, before.session);
      expect(session, question).toBe(before.session);
    }
  });

  it("takes the answer to its own question", () => {
    const first = turn(card);
    const asked = buttonsOf(first.reply.doc).find((button) => button.act.do === "finding")?.act;
    if (asked?.do !== "finding") throw new Error("no question on the card");
    expect(turn("no", first.session).session.case.findings[asked.finding]?.state).toBe("absent");
    expect(turn(asked, first.session).session.case.findings[asked.finding]?.state).toBe(asked.state);
  });
});

describe("another patient", () => {
  const open = newSession({ team: "T1", channel: "D1", user: "U1" });
  it("is not mixed with the one before, outside a thread", () => {
    const first = turn("Hb 98 g/L MCV 68 ferritin 8 F 28", open);
    const second = turn("Hb 120 g/L MCV 64 RBC 6.1 M 55", first.session);
    expect(value(second.session, "ferritin")).toBeUndefined();
    expect(textOf(second.reply)).toContain("Taken as a new patient");
  });
  it("a further result is the same patient's", () => {
    const first = turn("Hb 98 g/L MCV 68 F 28", open);
    expect(value(turn("ferritin 8, CRP 3", first.session).session, "mcv")).toBe(68);
  });
  it("an assess button starts from nothing", () => {
    const { session } = talk(card, { do: "assess", text: "Hb 120 g/L MCV 64" });
    expect(value(session, "ferritin")).toBeUndefined();
    expect(session.version).toBe(2);
  });
});

describe("units", () => {
  it("asks where the answer depends on it, naming both readings", () => {
    const { reply, session } = turn("Hb 8.4, glucose 5.1 mmol/L");
    expect(reply.kind).toBe("clarify");
    expect(reply.doc.summary).toBe("Hb 8.4: g/dL (84 g/L) or mmol/L (135 g/L)?");
    const chosen = buttonsOf(reply.doc).filter((button) => button.act.do === "unit");
    expect(chosen.map((button) => button.label)).toEqual(["g/dL", "mmol/L"]);
    for (const [button, hb] of [
      [chosen[0], 84],
      [chosen[1], 135.36],
    ] as const) {
      if (!button) throw new Error("a reading has no button");
      const after = turn(button.act, session);
      expect(after.reply.kind).toBe("card");
      expect(value(after.session, "hb")).toBeCloseTo(hb, 1);
      expect(current(after.session.case, "hb")).not.toHaveProperty("assumed");
    }
  });
  it("takes the answer in words", () => {
    const { reply, session } = talk("Hb 8.4 MCV 66 F 30", "it's in g/dL");
    expect(reply.kind).toBe("card");
    expect(value(session, "hb")).toBe(84);
  });
  it("keeps asking until it is answered", () => {
    for (const said of ["why?", "treatment", { do: "share" } as const])
      expect(talk("Hb 8.4, glucose 5.1 mmol/L", said).reply.kind).toBe("clarify");
  });
  it("does not ask where the block, the panel or the workspace decides", () => {
    for (const said of [
      "Hb 9.8 MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28",
      "Hb 8.4 g/dL MCV 66 F 30",
      "Hb 84 MCV 66 F 30",
    ])
      expect(turn(said).reply.kind, said).toBe("card");
    expect(turn("Hb 8.4 MCV 66 F 30", { ...newSession(place), units: "us" }).reply.kind).toBe("card");
  });
  it("says what each reading would mean in a sentence, and which habit settles it for good", () => {
    const text = plainText(turn("Hb 8.4, MCV 66, F 30, glucose 5.1 mmol/L").reply);
    expect(text).toContain("g/dL = 84 g/L: moderate anaemia; first iron deficiency anaemia");
    expect(text).toContain("mmol/L = 135 g/L: no anaemia;");
    expect(text).toContain("If you always write g/dL, say “units US” once.");
  });
  it("does not ask about molar haemoglobin where nothing hints at it, but offers it", () => {
    const { reply } = turn("Hb 8.4, MCV 66");
    expect(reply.kind).toBe("card");
    expect(buttonsOf(reply.doc).map((button) => button.label)).toContain("Hb was in mmol/L (135 g/L)");
  });
  it("never calls Hb 84 not anaemic", () => {
    const { reply } = turn("Hb 84 MCV 66 F 30");
    expect(textOf(reply)).toContain("Hb 84 (unit assumed)");
    expect(textOf(reply)).not.toMatch(/not anaemic/i);
  });
  it("remembers the habit it is told", () => {
    const { reply, session } = talk("units US", "Hb 8.4 MCV 66 F 30");
    expect(reply.kind).toBe("card");
    expect(session.units).toBe("us");
    expect(value(session, "hb")).toBe(84);
  });
});

describe("questions", () => {
  it("why: every step with its weight", () => {
    const { reply } = talk(card, "why?");
    expect(reply.kind).toBe("answer");
    expect(textOf(reply)).toMatch(/× likelier/);
    expect(textOf(reply)).toContain("What would settle it");
  });
  it("why not: also for a cause that is hardly probable", () => {
    const { reply } = talk(card, "why not lead poisoning?");
    expect(reply.doc.summary).toMatch(/^Lead poisoning/);
    expect(textOf(reply)).toMatch(/Speaks (for|against) it/);
  });
  it("what if: before and after, and the case is the same object", () => {
    const before = turn(card);
    const { reply, session } = turn("what if ferritin were 8?", before.session);
    expect(session).toBe(before.session);
    expect(textOf(reply)).toContain("Ferritin 80 µg/L → 8 µg/L. The case itself is unchanged.");
    expect(textOf(reply)).toContain("Before and after");
  });
  it("next tests, treatment and references leave the case alone", () => {
    const before = turn(card);
    for (const question of ["next tests", "so iron?", "references", "what is IRIDA?"]) {
      const { reply, session } = turn(question, before.session);
      expect(reply.kind, question).toBe("answer");
      expect(session).toBe(before.session);
    }
  });
  it("says what to give before what to look for", () => {
    const { reply } = talk("F 32 Hb 91 g/L MCV 71 ferritin 6 heavy periods", "treatment");
    expect(reply.doc.summary).toMatch(/^Treatment notes: Oral iron/);
    expect(reply.doc.summary).toContain("Gastrointestinal evaluation");
  });
  it("never leaves an improbable cause unexplained that nothing speaks against", () => {
    const { reply } = talk("F 32 Hb 91 g/L MCV 71 ferritin 6 TSAT 5 %, heavy periods", "why not thalassaemia?");
    expect(plainText(reply)).toMatch(/Speaks against it|rarer to begin with/);
  });
  it("says an interlock before any treatment note", () => {
    const { reply } = talk(card, "treatment");
    const kinds = reply.doc.parts.map((part) => (part.kind === "alert" ? "interlock" : part.kind));
    expect(kinds.indexOf("interlock")).toBe(2);
    expect(textOf(reply)).toContain("! No iron:");
  });
  it("explains a condition without a case, and admits what it can't answer", () => {
    expect(turn("what is IRIDA?").reply.kind).toBe("answer");
    expect(textOf(turn("what is the capital of France?").reply)).toContain("I won't guess");
  });
  it("has no case to explain at first", () => expect(turn("why?").reply.kind).toBe("notice"));
});

describe("housekeeping", () => {
  it("start over keeps the habits and forgets the case", () => {
    const { session } = talk("units US", card, "start over");
    expect(session).toMatchObject({ units: "us", version: 3 });
    expect(session.case.labs).toEqual([]);
  });
  it("delete forgets everything", () => {
    const { reply, session } = talk("units US", card, "delete my data");
    expect(session).toEqual(newSession(place));
    expect(reply.kind).toBe("notice");
  });
  it.each(["help", "hello", "thanks!", "asdf qwer"])("%s is a notice and changes nothing", (said) => {
    const before = turn(card);
    const { reply, session } = turn(said, before.session);
    expect(reply.kind).toBe("notice");
    expect(session).toBe(before.session);
  });
  it("add results opens the form", () =>
    expect(talk(card, { do: "form" }).reply).toMatchObject({ kind: "form", prefill: "" }));
  it("share gives the card for all", () => expect(talk(card, "share").reply.kind).toBe("share"));
  it("warns of identifiers by kind, and repeats none", () => {
    const { reply, session } = turn("MRN 12345678, DOB 01/02/1980, Hb 84 g/L MCV 66 F 30");
    const all = JSON.stringify([reply, session]);
    expect(textOf(reply)).toContain("record number and date of birth");
    expect(all).not.toContain("12345678");
    expect(all).not.toContain("01/02/1980");
  });
  it("refuses the impossible with a remedy", () => {
    const { reply, session } = turn("Hb 98 g/L MCV 640 fL");
    expect(textOf(reply)).toContain("Did you mean 64");
    const fix = buttonsOf(reply.doc).find((button) => button.label === "MCV 64 fL");
    if (!fix) throw new Error("no button mends the slip");
    expect(value(turn(fix.act, session).session, "mcv")).toBe(64);
  });
});
