/** Knowledge asked in plain words: answered from cited sentences, or not at all. */
import { describe, expect, it } from "vitest";
import { passagesOf } from "../../src/conversation/lookup/passages.ts";
import { search } from "../../src/conversation/lookup/search.ts";
import { contrast } from "../../src/engine/contrast.ts";
import { newSession, plainText } from "../../src/index.ts";
import { knowledge, place, turn } from "./fixtures.ts";

const fresh = newSession(place);
const told = (text: string, session = fresh): string => plainText(turn(text, session).reply);
const patient = turn("Hb 9.8 g/dL MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28", fresh).session;

describe("passages", () => {
  it("each has words, a page and sources that exist", () => {
    const passages = passagesOf(knowledge);
    expect(passages.length).toBeGreaterThan(800);
    for (const { text, title, sources } of passages) {
      expect(text.length).toBeGreaterThan(2);
      expect(title).not.toBe("");
      for (const source of sources) expect(knowledge.sources.has(source), source).toBe(true);
    }
  });
});

describe("a question finds the sentence that answers it", () => {
  it.each([
    ["is HbA2 reliable in iron deficiency?", "iron deficiency lowers HbA2"],
    ["how is IRIDA inherited?", "Autosomal recessive"],
    ["Mentzer index sensitivity?", "sensitivity .987"],
    ["how do I treat lead poisoning in a child?", "Succimer"],
    ["daily or alternate day iron?", "alternate-day dosing"],
    ["when should a bone marrow be done?", "Copper first"],
    ["what is the treatment of STEAP3 deficiency?", "ONE family"],
    ["what ferritin cut-off in inflammation?", "inflamed: below 70"],
  ])("%s", (question, answer) => expect(told(question)).toContain(answer));

  it.each(["what is IRIDA?", "IRIDA?", "tell me about aceruloplasminaemia", "what is lead poisoning"])(
    "%s: the whole page",
    (question) => expect(told(question)).toContain("How it is confirmed"),
  );

  it("says how each sentence is known, and that nobody has approved it", () => {
    const text = told("how do I treat lead poisoning in a child?");
    expect(text).toContain("guideline; source read");
    expect(text).toContain("Submitted: not yet approved");
    expect(text).toContain(knowledge.version.id);
  });

  it.each(["who won the world cup?", "how to treat pneumonia", "what is the best antibiotic for sepsis?"])(
    "does not guess: %s",
    (question) => expect(told(question)).toMatch(/won't guess|no laboratory value/),
  );

  it("keeps the words in one order: the same question, the same sentences", () => {
    expect(search("ferritin in pregnancy", knowledge)).toEqual(search("ferritin in pregnancy", knowledge));
  });
});

describe("the overview", () => {
  it("treats what is common before what is rare", () => {
    const text = plainText(turn("what are the causes and management of microcytic hypochromic anaemia?").reply);
    const treatments = text.slice(text.indexOf("▾ Treatments"));
    const at = (name: string): number => treatments.indexOf(`\n  ${name}\n`);
    expect(at("Oral iron in adults")).toBeGreaterThan(0);
    expect(at("Oral iron in adults")).toBeLessThan(at("Aceruloplasminaemia"));
    expect(at("Carrier counselling")).toBeLessThan(at("Sideroblastic anaemia with ataxia (ABCB7)"));
  });
  const text = told("What are the causes and management of microcytic hypochromic anemia?");

  it.each([
    "STEAP3",
    "TMPRSS6",
    "erythropoietin",
    "chelation",
    "photosensitivity",
    "ataxia",
    "genes",
    "ferritin",
    "TIBC",
    "Sideroblastic",
    "Thalassaemia",
    "inflammation",
    "Oral iron",
    "ntravenous iron",
    "Transfusion",
    "HbE",
    "References",
    "not a diagnosis",
  ])("covers %s", (word) => expect(text.toLowerCase()).toContain(word.toLowerCase()));

  it("puts right what is often said", () => {
    for (const words of [
      "is not so",
      "regulates hepcidin",
      "about half is the usual estimate",
      "it is normocytic",
      "one family",
    ])
      expect(text).toContain(words);
  });

  it("keeps guideline and research apart", () => expect(text).toMatch(/Guideline[\s\S]*Research/));

  it("is the same beside a case, and leaves it alone", () => {
    const { session } = turn("causes of microcytic anaemia", patient);
    expect(session).toBe(patient);
  });
});

describe("comparing", () => {
  it("shows this patient's evidence for both, and what would tell them apart", () => {
    const text = told("compare IDA and beta-trait", patient);
    expect(text).toContain("This patient's evidence");
    expect(text).toMatch(/Ferritin 80 µg\/L.*less likely.*likelier/);
    expect(text).toMatch(/Haemoglobin A2.*3\.6–6\.5/);
  });

  it("works without a case, in the order they were named", () => {
    expect(told("difference between HbH disease and alpha trait")).toMatch(/^HbH disease .* α-thalassaemia trait/);
  });

  it("takes the two that lead when none is named", () => {
    expect(told("compare the top two", patient)).toMatch(/β-thalassaemia trait.*α-thalassaemia trait/);
  });

  it("is the same from either side", () => {
    const [a, b] = [contrast("irida", "dmt1", {}, knowledge), contrast("dmt1", "irida", {}, knowledge)];
    expect(a?.values.map((row) => [row.id, row.one, row.other])).toEqual(
      b?.values.map((row) => [row.id, row.other, row.one]),
    );
    expect(contrast("irida", "no-such", {}, knowledge)).toBeUndefined();
  });
});

describe("what is missing", () => {
  it("names what the ranking needs before anything else", () => {
    const { session } = turn("Hb 98 g/L", fresh);
    expect(told("what is missing?", session)).toContain("Needed before anything can be ranked: MCV");
  });

  it("names the test that would tell most, and the questions", () => {
    const text = told("what else do you need?", patient);
    expect(text).toContain("Haemoglobin analysis");
    expect(text).toContain("Worth asking");
  });
});

describe("disagreements", () => {
  it("tells both sides with their years, and what is done here", () => {
    const text = told("where do the guidelines disagree?");
    for (const words of ["WHO 2020", "BSG 2021", "AGA 2020", "Here:"]) expect(text).toContain(words);
  });
});
