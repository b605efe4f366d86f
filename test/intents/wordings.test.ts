/** The words of replies: every one the app asks for is there, with its slots, and nothing else. */
import { describe, expect, it } from "vitest";
import { say } from "../../src/conversation/say.ts";
import { openKnowledge } from "../../src/index.ts";
import { filledIn, wordingFaults, wordings } from "../../src/intents/wordings.ts";

const knowledge = openKnowledge();
const intents = [...knowledge.intents.values()];
const changed = (id: string, replies: Readonly<Record<string, string>>) =>
  wordingFaults(intents.map((each) => (each.id === id ? { id, replies } : each))).map(
    ({ where, path, message }) => `${where} ${path}: ${message}`,
  );

describe("the words of replies", () => {
  it("are all there now", () => {
    expect(wordingFaults(intents)).toEqual([]);
    for (const id of Object.keys(wordings)) expect(knowledge.intents.has(id), id).toBe(true);
  });

  it("one left out is told with its file and name", () => {
    expect(changed("thanks", {})).toEqual(["../intents/thanks.yaml replies.welcome: this reply is not worded"]);
  });

  it("one nobody asks for is told", () => {
    expect(changed("thanks", { welcome: "Fine.", goodbye: "Bye." })).toEqual([
      "../intents/thanks.yaml replies.goodbye: there is no such reply",
    ]);
  });

  it("a slot misspelt is told, and one left out", () => {
    expect(changed("role", { ask: "For whom?", done: "Worded for {roll}." })).toEqual([
      "../intents/role.yaml replies.done: there is no slot {roll} here",
      "../intents/role.yaml replies.done: the words leave out {role}",
    ]);
  });

  it("are said with their slots filled", () => {
    expect(say(knowledge, "role", "done", { role: "Trainee" })).toContain("Trainee");
    expect(filledIn("{a} and {b}", { a: "x" })).toBe("x and {b}");
  });
});
