import { describe, expect, it } from "vitest";
import { populationWish, settingOf } from "../../src/conversation/population.ts";
import { changedOf, deleteOf, undoOf } from "../../src/conversation/slots.ts";
import { current, emptyCase, newSession, recognise } from "../../src/index.ts";
import { knowledge, place, turn } from "./fixtures.ts";

describe("a wish about the session", () => {
  const given = turn("F 34 Hb 92 g/L MCV 70, ferritin 60, CRP 4, brother has thalassaemia", newSession(place)).session;

  it.each([
    ["undo", "undo"],
    ["sorry, scrap that", "undo"],
    ["oops, wrong patient", "undo"],
    ["that was her brother's", "undo"],
    ["who gave the CRP?", "changed"],
    ["who gave the Hb 92?", "changed"],
    ["what changed since v12?", "changed"],
    ["it's the same patient", "same-patient"],
    ["SBAR", "handover"],
  ] as const)("%s: %s, beyond doubt", (text, wanted) => {
    const wish = recognise(text, knowledge);
    expect(wish).toMatchObject({ do: wanted, confidence: 1 });
  });

  it.each([
    ["the ferritin was her sister's", "ferritin"],
    ["the ferritin was wrong", "ferritin"],
    ["not her MCV", "mcv"],
    ["MCV is a typo", "mcv"],
  ])("%s: it counts no longer", (text, analyte) => {
    const { session } = turn(text, given);
    expect(current(given.case, analyte)).toBeDefined();
    expect(current(session.case, analyte)).toBeUndefined();
    expect(session.case.labs).toHaveLength(given.case.labs.length - 1);
  });

  it.each(["her brother has thal trait", "why?", "history of heavy periods", "she was wrong about the tablets"])(
    "%s takes nothing back",
    (text) => expect(turn(text, given).session.case.labs).toEqual(given.case.labs),
  );

  it("deletes beyond this conversation only when that was said", () => {
    expect(deleteOf("delete my data")).toEqual({ do: "delete", of: "mine" });
    expect(deleteOf("forget me")).toEqual({ do: "delete", of: "mine" });
    expect(deleteOf("delete this case")).toEqual({ do: "delete", of: "case" });
    expect(deleteOf("delete that")).toEqual({ do: "delete" });
    expect(deleteOf("erase everything")).toEqual({ do: "delete" });
  });

  it("counts steps and versions", () => {
    expect(undoOf("go back three steps")).toEqual({ do: "undo", steps: 3 });
    expect(changedOf("changes after version 3")).toEqual({ do: "changed", since: 3 });
    expect(changedOf("what's new?")).toEqual({ do: "changed" });
  });
});

describe("the population", () => {
  const wish = (text: string, chosen?: string) => populationWish(text, knowledge, emptyCase, chosen);
  const setting = (id: string) => ({ do: "population", setting: id });

  it.each([
    ["we're in Sicily", "primary-care-high-prevalence"],
    ["I work in a GP surgery in Norway", "primary-care-low-prevalence"],
    ["antenatal clinic", "pregnancy"],
    ["our antenatal clinic is in Bangkok", "pregnancy-high-prevalence"],
    ["dialysis unit", "dialysis"],
    ["high thalassaemia prevalence here", "primary-care-high-prevalence"],
  ])("%s", (text, id) => expect(wish(text)).toEqual(setting(id)));

  it.each([
    "she's from Sicily",
    "this is a dialysis patient",
    "is she in Norway?",
    "why not thalassaemia?",
    "Hb 98 MCV 68",
  ])("%s is no setting", (text) => expect(wish(text)).toBeUndefined());

  it("keeps what was said of the place when the clinic is named, and the other way round", () => {
    expect(wish("antenatal clinic", "primary-care-high-prevalence")).toEqual(setting("pregnancy-high-prevalence"));
    expect(wish("we're in Oslo", "pregnancy-high-prevalence")).toEqual(setting("pregnancy-low-prevalence"));
  });

  it("asks which when only the population is asked about", () =>
    expect(wish("population?")).toEqual({ do: "population" }));

  it("a general clinic gives way to what age and pregnancy choose; a particular one does not", () => {
    const child = { ...emptyCase, patient: { ageYears: 2 } };
    const pregnant = { ...emptyCase, patient: { sex: "female" as const, pregnant: true } };
    expect(settingOf(child, knowledge, "primary-care-high-prevalence")).toBe("child-6-36-months");
    expect(settingOf(pregnant, knowledge, "primary-care-high-prevalence")).toBe("pregnancy-high-prevalence");
    expect(settingOf(pregnant, knowledge, "dialysis")).toBe("dialysis");
    expect(settingOf(child, knowledge)).toBeUndefined();
  });

  it("every clinic's name leads to its own setting", () => {
    const { clinics, settings } = knowledge.settings;
    for (const clinic of clinics)
      for (const name of clinic.called) {
        const act = wish(`we are ${name}`);
        expect(Object.values(clinic.settings), name).toContain(act?.do === "population" ? act.setting : undefined);
      }
    for (const id of clinics.flatMap((each) => Object.values(each.settings)))
      expect(settings.map((each) => each.id)).toContain(id);
  });
});
