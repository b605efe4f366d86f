/** What is often asked of nobody: the topic that answers comes first, and what is not known is said to be. */
import { describe, expect, it } from "vitest";
import { newSession, plainText } from "../../src/index.ts";
import { knowledge, place, turn } from "./fixtures.ts";

const { thread: _, ...flat } = place;
const reply = (text: string) => turn(text, newSession(flat)).reply;

describe("the first words answer", () => {
  it.each([
    ["difference between iron deficiency and thalassaemia", "Iron deficiency anaemia or β-thalassaemia trait"],
    ["what is hepcidin", "Hepcidin"],
    ["what does a raised RDW mean", "RDW (red cell distribution width)"],
    ["meaning of low MCV", "MCV (mean cell volume)"],
    ["what is MCHC", "MCHC (mean cell haemoglobin concentration)"],
    ["does smoking affect Hb?", "Smoking and haemoglobin"],
    ["what are target cells", "Target cells on the film"],
    ["causes of basophilic stippling", "Basophilic stippling on the film"],
    ["why is MCV low in lead poisoning", "Why the MCV is low in lead poisoning"],
    ["can thalassaemia trait cause symptoms", "Symptoms of thalassaemia trait"],
    ["does omeprazole cause iron deficiency", "Acid suppression (PPI)"],
    ["does H pylori cause iron deficiency", "Helicobacter pylori"],
    ["what is luspatercept", "Luspatercept"],
    ["is ferritin or transferrin saturation better?", "Ferritin or transferrin saturation"],
    ["does vitamin C help iron absorption", "Vitamin C and iron absorption"],
    ["should I stop milk in toddler", "Cow's milk"],
    ["what is pica?", "Pica and koilonychia"],
    ["which IV iron causes hypophosphataemia", "Side effects of intravenous iron"],
    ["transfusion threshold in ACS?", "Red-cell transfusion"],
    ["is it safe to give iron in malaria?", "Iron and infection, malaria"],
    ["can I stop iron when Hb is normal?", "How long iron is taken"],
    ["are you chatgpt", "Are you ChatGPT"],
    ["how accurate are you?", "How accurate you are"],
    ["cosmofer test dose?", "Intravenous iron"],
    ["how to convert hb g/dl to mmol/l", "Haemoglobin: 1 g/dL is 0.6206 mmol/L"],
  ])("%s", (question, begins) => expect(plainText(reply(question)).startsWith(begins)).toBe(true));

  it("with its risk, where both parents are carriers", () =>
    expect(
      plainText(reply("what is the risk of an affected child if both parents have beta thalassaemia trait?")),
    ).toContain("1 in 4"));
});

describe("what nobody reviewed is not answered", () => {
  it.each(["how to treat ITP", "who discovered thalassaemia", "how do I manage warfarin?"])("%s", (question) =>
    expect(plainText(reply(question))).toContain("won't guess"),
  );
});

describe("topics", () => {
  it("name a thing by each section's title, once", () => {
    const titles = [...knowledge.topics.values()].flatMap(({ sections }) => sections.map(({ title }) => title));
    expect(new Set(titles).size).toBe(titles.length);
  });
});
