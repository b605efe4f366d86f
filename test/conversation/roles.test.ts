/** The same facts for every reader: every number and every must-not of one version is in all. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { roleNamed } from "../../src/conversation/roles.ts";
import { richTexts } from "../../src/conversation/texts.ts";
import { labText } from "../../src/engine/words.ts";
import { newSession, type Session } from "../../src/index.ts";
import { knowledge, place, turn } from "./fixtures.ts";

const worked = parse(readFileSync(new URL("../cases/worked.yaml", import.meta.url), "utf8")) as readonly {
  readonly name: string;
  readonly says: readonly string[];
}[];
const roles = knowledge.wording.roles.map((role) => role.id);

/** The card of a case in a role, or the leaflet. */
const worded = (says: string, role: string) => {
  const asked = turn({ do: "role", role }, newSession(place));
  const session: Session = asked.session;
  const card = turn(says, session);
  const shows = knowledge.wording.roles.find((each) => each.id === role)?.shows;
  const reply = shows === "leaflet" ? turn({ do: "role", role }, card.session).reply : card.reply;
  return { text: richTexts(reply.doc), card: card.reply };
};

describe.each(worked)("$name", ({ says: [says = ""] }) => {
  it.each(roles)("%s: all numbers, all that must not be done, all dangers", (role) => {
    const { text, card } = worded(says, role);
    if (card.kind !== "card") throw new Error(`no card: ${card.doc.summary}`);
    const { assessment } = card;
    const facts = [
      ...assessment.case.labs
        .filter((lab) => !lab.past && lab.assumed !== "derived")
        .map((lab) => labText(lab, knowledge)),
      ...assessment.interlocks.flatMap((lock) => [lock.text, lock.instead]),
      ...assessment.alerts.flatMap((alert) => [alert.text, alert.action]),
      ...assessment.holds.map((hold) => hold.text),
    ];
    // A table parts a value from its name, so both are looked for by themselves.
    const missing = facts.filter((fact) => {
      if (text.includes(fact)) return false;
      const [, value = fact] = /^(.*)$/.exec(fact.replace(/^\S+ /, "")) ?? [];
      return !text.includes(value);
    });
    expect(missing).toEqual([]);
    const likely = assessment.abstains ? [] : assessment.causes.filter((cause) => cause.probability >= 0.15);
    for (const cause of likely)
      expect(text.toLowerCase(), cause.name).toContain(cause.name.replace(/ \([^()]*\)$/, "").toLowerCase());
  });
});

describe("naming a role", () => {
  it.each([
    ["I'm a medical student", "trainee"],
    ["I am a haematologist", "haematologist"],
    ["I work in the lab", "laboratory"],
    ["I'm a GP", "clinician"],
    ["explain it to the patient", "patient"],
    ["as a consultant, write it for the family", "patient"],
  ])("%s: %s", (text, id) => expect(roleNamed(text, knowledge)?.id).toBe(id));

  it("asks which when none is named", () => expect(roleNamed("change the wording", knowledge)).toBeUndefined());
});

describe("what each reader gets beside the facts", () => {
  const says = "Hb 9.8 g/dL MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28";

  it("the trainee the words, the specialist the weights, the laboratory other units", () => {
    expect(worded(says, "trainee").text).toContain("Mean cell volume: the average size");
    expect(worded(says, "haematologist").text).toMatch(/Weights of the evidence[\s\S]*likelier/);
    expect(worded(says, "laboratory").text).toMatch(/9\.8 g\/dL/);
    expect(worded(says, "clinician").text).not.toContain("Words used here");
  });

  it("the patient plain words and nothing to take", () => {
    const { text } = worded(says, "patient");
    expect(text).toContain("the red colour of the blood");
    expect(text).toContain("start, stop or change nothing");
    expect(text).not.toMatch(/\bmg\b/);
  });

  it("a leaflet leaves the conversation the clinician's", () => {
    const { session } = turn(says, newSession(place));
    expect(turn("patient leaflet please", session).session).toBe(session);
  });
});
