import { describe, expect, it } from "vitest";
import { recognise } from "../../src/index.ts";
import { knowledge } from "./fixtures.ts";

const expected: Readonly<Record<string, readonly string[]>> = {
  help: ["help", "what can you do?", "?", "Help!"],
  "why-not": ["Why not thalassaemia", "why isn't it lead?"],
  missing: ["what's missing?", "what else do you need?"],
  dose: ["dose?", "how much iron?"],
  why: [
    "why?",
    "how sure are you",
    "but why",
    "what makes you say that",
    "could it be lead?",
    "what about lead?",
    "isn't this coeliac?",
  ],
  next: [
    "next tests",
    "what should I do next?",
    "which test now",
    "what else should we order?",
    "any further investigations?",
    "workup?",
  ],
  treatment: [
    "treatment",
    "how do I treat this",
    "so iron?",
    "should I give iron",
    "iv iron?",
    "management",
    "should she get blood?",
  ],
  "what-if": [
    "what if ferritin were 200?",
    "suppose the ferritin was 8",
    "What if she were pregnant",
    "how would it change if CRP was 50",
  ],
  references: ["references", "sources?", "where does this come from?", "show me the literature"],
  show: ["show the case", "show me the labs", "and now?", "summary"],
  "start-over": ["start over", "reset", "new patient", "another case", "let's start again"],
  delete: ["delete my data", "please delete everything", "erase this case", "forget all"],
  share: ["share", "share it in the channel", "post this"],
  units: ["units SI", "use US units", "switch to conventional units", "SI"],
  thanks: ["thanks", "thank you so much!", "great, thanks", "merci"],
  greeting: ["hi", "Hello!", "good morning", "hola"],
  explain: ["what is IRIDA?", "tell me about β-thalassaemia trait", "explain HbH disease"],
  add: ["add results", "open the form"],
  unclear: ["asdf qwer", "the cat sat on the mat"],
};

describe.each(Object.entries(expected))("%s", (wanted, texts) => {
  it.each(texts)("%s", (text) => expect(recognise(text).do).toBe(wanted));
});

describe("recognise", () => {
  it("tells SI from US", () => {
    expect(recognise("units si")).toMatchObject({ units: "si" });
    expect(recognise("use conventional units")).toMatchObject({ units: "us" });
  });
  it("ignores the bot's name, case and spaces", () => expect(recognise("<@U0BOT>   WHY  ?").do).toBe("why"));
  it.each([
    ["why not beta thalassemia trait?", "beta-trait"],
    ["what is TMPRSS6 disease", "irida"],
    ["why not lead poisoning", "lead"],
    ["could it be coeliac disease", "ida-coeliac"],
    ["why not celiac disease", "ida-coeliac"],
    ["what is HbH disease?", "hbh-disease"],
    ["why not iron deficiency anemia", "iron-deficiency"],
  ])("%s names %s", (text, id) => expect(recognise(text, knowledge).conditions).toContain(id));
  it("a general word means every condition that has it", () => {
    const named = recognise("why not thalassemia?", knowledge).conditions;
    expect(named).toContain("beta-trait");
    expect(named).toContain("alpha-trait");
  });
  it("reads the beginning only: a wish is short, and the patterns need not be linear", () =>
    expect(recognise(`${"x ".repeat(1000)}what would change your mind if`).do).toBe("unclear"));
  it("is sure of nothing it does not know", () =>
    expect(recognise("asdf qwer")).toMatchObject({ do: "unclear", confidence: 0 }));
});
