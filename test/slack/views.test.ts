import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Assessment } from "../../src/engine/assessment.ts";
import { read } from "../../src/reading/read.ts";
import { escaped, fromSlack, inert } from "../../src/slack/mrkdwn.ts";
import { tagged, tagOf } from "../../src/slack/tag.ts";
import { percent } from "../../src/slack/views/bars.ts";
import { foldValue } from "../../src/slack/views/button.ts";
import { foldView } from "../../src/slack/views/fold.ts";
import { formAnalytes, formView, unitField, unitsOffered } from "../../src/slack/views/form.ts";
import { formFaults } from "../../src/slack/views/form-faults.ts";
import { type FormState, formMemory, formText } from "../../src/slack/views/form-state.ts";
import { homeView } from "../../src/slack/views/home.ts";
import { messagesOf } from "../../src/slack/views/message.ts";
import { faultsIn, homeTab, modal } from "./check-blocks.ts";
import { doc } from "./docs.ts";
import { knowledge } from "./harness.ts";

const state = (values: Record<string, string>, chosen: Record<string, string> = {}): FormState => ({
  ...Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value: { value } }])),
  ...Object.fromEntries(Object.entries(chosen).map(([id, value]) => [id, { value: { selected_option: { value } } }])),
});

describe("the form", () => {
  const place = { team: "T1", channel: "C1", thread: "1.1", user: "U1" };
  it("is inside Slack's limits, however long what is pasted", () => {
    const view = formView(knowledge, "x".repeat(9000), { place, adds: true, respondTo: "https://hooks.slack.com/x" });
    expect(faultsIn(modal, view)).toEqual([]);
  });
  it("asks for every result it names", () => {
    const view = formView(knowledge, "", { adds: false });
    const ids = view.blocks.map((each) => each.block_id);
    for (const id of formAnalytes) expect(ids).toContain(id);
  });
  const offered = formAnalytes.flatMap((id) => {
    const analyte = knowledge.analytes.get(id);
    return analyte ? unitsOffered(analyte).map((unit) => [analyte, unit] as const) : [];
  });
  it.each(offered.map(([analyte, unit]) => [analyte.short, unit, analyte] as const))(
    "%s in %s is read as meant",
    (_, unit, analyte) => {
      const factor = analyte.units.find((each) => each.unit === unit)?.factor ?? 1;
      const value = String(Number(((analyte.anywhere[0] + analyte.anywhere[1]) / 2 / factor).toPrecision(4)));
      const text = formText(
        knowledge,
        state({ [analyte.id]: value, age: "34" }, { [unitField(analyte.id)]: unit, sex: "female" }),
      );
      const found = read(text, knowledge);
      expect(found.patient).toMatchObject({ ageYears: 34, sex: "female" });
      expect(found.labs).toMatchObject([{ analyte: analyte.id, value: expect.closeTo(Number(value) * factor, 1) }]);
      expect(found.labs[0]?.assumed).toBeUndefined();
    },
  );
  it("says what was filled in as a clinician would type it", () => {
    const filled = state(
      { hb: "9.8", ferritin: "<5", age: "28", paste: "heavy periods", crp: " 3 mg/L" },
      { [unitField("hb")]: "g/dL", sex: "female" },
    );
    const text = formText(knowledge, filled);
    expect(text.split("\n")).toEqual([
      "age 28 years, female",
      "Hb 9.8 g/dL",
      "Ferritin <5",
      "CRP 3 mg/L",
      "heavy periods",
    ]);
  });
  it("is empty when nothing was filled in", () => expect(formText(knowledge, state({ hb: " " }))).toBe(""));
  it.each([
    [{ mcv: "banana" }, { mcv: /Not understood/ }],
    [{ rbc: "560" }, { rbc: /not possible.*Did you mean 5\.6/ }],
    [{ age: "old", hb: "9.8" }, { age: /years/ }],
    [{ weeks: "soon", hb: "9.8" }, { weeks: /number of weeks/ }],
    [{ ferritin: "-5" }, { ferritin: /negative/ }],
    [{}, { paste: /one result at least/ }],
  ])("says at the field what can't be taken: %j", (filled, told) => {
    const faults = formFaults(knowledge, state(filled));
    expect(Object.keys(faults)).toEqual(Object.keys(told));
    for (const [field, words] of Object.entries(told)) expect(faults[field]).toMatch(words);
  });
  it("says at the field what contradicts itself", () => {
    const pregnant = state({ hb: "9.8", weeks: "20" }, { sex: "male" });
    expect(formFaults(knowledge, pregnant)["pregnancy"]).toMatch(/does not go with Male/);
    const units = (unit: string) => formFaults(knowledge, state({ hb: "9.8 g/dL" }, { [unitField("hb")]: unit }));
    expect(units("g/L")["hb"]).toMatch(/field says g\/dL, the menu g\/L/);
    expect(units("g/dL")).toEqual({});
  });
  it.each(["9.8", "9,8", "98", "<50", "low", "normal", "9.8 g/dL", "9.8 L", "9.8*"])(
    "takes %s for a haemoglobin",
    (hb) => {
      expect(formFaults(knowledge, state({ hb, age: "8 months", weeks: "" }))).toEqual({});
    },
  );
  it("reads pregnancy with its weeks", () => {
    expect(formText(knowledge, state({ weeks: "20 weeks" }, { pregnancy: "yes" }))).toBe("pregnant 20 weeks");
    expect(formText(knowledge, state({}, { pregnancy: "no" }))).toBe("not pregnant");
  });
  it("remembers its conversation, and takes nothing that isn't its own", () => {
    const memory = { place, adds: true, respondTo: "https://hooks.slack.com/x" };
    expect(formMemory(JSON.stringify(memory))).toEqual(memory);
    expect(formMemory("{")).toEqual({ adds: false });
    expect(formMemory('{"adds":1}')).toEqual({ adds: false });
  });
});

describe("a fold", () => {
  const memory = { place: { team: "T1", channel: "C1", user: "U1" }, adds: true };
  const card = (title: string) => ({
    summary: "s",
    parts: [{ kind: "fold" as const, title, parts: [plainPart(title)] }],
  });
  const plainPart = (text: string) => ({ kind: "text" as const, text: [{ text }] });
  it("says a title once, in full", () => {
    const long = "A title that is longer than a window's own";
    for (const title of ["All causes", long]) {
      const fold = { kind: "fold" as const, title, parts: [plainPart("this")] };
      const view = foldView({ summary: "", parts: [fold] }, foldValue(title), memory);
      expect(JSON.stringify(view).split(title)).toHaveLength(2);
    }
  });
  it("opens as a modal inside Slack's limits, whatever it holds", () => {
    fc.assert(
      fc.property(doc, (each) => {
        const fold = { kind: "fold" as const, title: each.summary, parts: each.parts };
        const view = foldView({ summary: "", parts: [fold] }, each.summary, memory);
        expect(faultsIn(modal, view)).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
  it("is found by what its button carries; when the card has changed, what there is now is shown", () => {
    expect(JSON.stringify(foldView(card("Evidence"), foldValue("Evidence"), memory))).not.toContain("has changed");
    const other = JSON.stringify(foldView(card("Evidence"), foldValue("Indices"), memory));
    expect(other).toContain("has changed");
    expect(other).toContain("Evidence");
  });
  it("of a card is a button, in one row with its neighbours", () => {
    const parts = [...card("Evidence").parts, ...card("Indices").parts];
    const reply = { kind: "card" as const, doc: { summary: "s", parts }, assessment: {} as Assessment };
    expect(messagesOf(reply)[0]?.blocks).toMatchObject([
      {
        type: "actions",
        block_id: "card~~~0",
        elements: [{ value: "Evidence" }, { action_id: "fold:1", value: "Indices" }],
      },
    ]);
  });
});

describe("App Home", () => {
  it("is inside Slack's limits", () => expect(faultsIn(homeTab, homeView(knowledge))).toEqual([]));
  it("names the knowledge it runs on", () =>
    expect(JSON.stringify(homeView(knowledge))).toContain(knowledge.version.id));
  it("says plainly that nobody has approved it", () =>
    expect(JSON.stringify(homeView(knowledge))).toContain("has been approved by a named reviewer yet"));
});

describe("Slack's markup", () => {
  it("is escaped", () => expect(escaped("<!channel> & <@U1>")).toBe("&lt;!channel&gt; &amp; &lt;@U1&gt;"));
  it("of a person does not format", () => expect(inert("*a* `b`")).not.toMatch(/(^|\s)[*`]\w/));
  it.each([
    ["ferritin &lt;5 &amp; CRP &gt;10", "ferritin <5 & CRP >10"],
    ["<@UBOT> Hb 80", "Hb 80"],
    ["<https://x.org|x.org> Hb", "x.org Hb"],
    ["<https://x.org> Hb", "https://x.org Hb"],
    ["<mailto:a@b.c|a@b.c>", "a@b.c"],
    ["<!channel> <@U7> <#C1|lab> Hb 80", "lab Hb 80"],
  ])("%s is read as %s", (typed, meant) => expect(fromSlack(typed, "UBOT").replace(/\s+/g, " ").trim()).toBe(meant));
});

describe("a row of buttons", () => {
  it("remembers its conversation", () => {
    const tag = { kind: "card", thread: "1.2", user: "U1" } as const;
    expect(tagOf(tagged(tag, 3))).toEqual(tag);
    expect(tagOf(tagged({ kind: "other" }, 0))).toEqual({ kind: "other" });
  });
  it("of others is not taken for ours", () => expect(tagOf("abc")).toBeUndefined());
});

describe("a bar", () => {
  it("never claims nought or certainty", () => {
    expect([0, 0.001, 0.5, 0.999, 1].map(percent)).toEqual(["0 %", "<1 %", "50 %", ">99 %", "100 %"]);
  });
});
