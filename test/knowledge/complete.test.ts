/** Nothing promised is left out of the knowledge: what each entry must say, and what no text may say. */
import { describe, expect, it } from "vitest";
import { openKnowledge } from "../../src/index.ts";
import type { Condition } from "../../src/knowledge/types.ts";

const knowledge = openKnowledge();
const conditions = [...knowledge.conditions.values()];
const tests = [...knowledge.tests.values()];
const treatments = [...knowledge.treatments.values()];
/** What stands for health, or for what isn't modelled, has nothing to confirm. */
const causes = conditions.filter(({ group }) => group !== "other" && group !== "healthy");

const inherited = (condition: Condition): readonly Condition[] => {
  const from = [condition.parent, condition.like].flatMap((id) =>
    id === undefined ? [] : (knowledge.conditions.get(id) ?? []),
  );
  return [condition, ...from.flatMap(inherited)];
};

describe("conditions", () => {
  it.each(causes.map((each) => [each.id, each] as const))(
    "%s says how it is confirmed and what not to do",
    (_, each) => {
      expect(each.confirm.length).toBeGreaterThan(0);
      expect(each.cautions.length).toBeGreaterThan(0);
      expect(each.about.summary.length).toBeGreaterThan(20);
      const clues = new Set(inherited(each).flatMap((one) => Object.keys(one.clues)));
      expect(clues.size).toBeGreaterThan(1);
    },
  );

  it.each(conditions.filter(({ pair }) => pair).map((each) => [each.id, each] as const))(
    "%s is made of two that exist",
    (_, each) => {
      for (const half of each.pair ?? []) expect(knowledge.conditions.has(half)).toBe(true);
    },
  );

  it("the set in which empiric iron does harm is marked", () => {
    const harmed =
      "dmt1 steap3 atransferrinaemia aceruloplasminaemia ferroportin-disease xlsa slc25a38 glrx5 hspa9 hscb sifd mds-ring-sideroblasts toxic-sideroblastic hbh-disease beta-intermedia beta-major hbe-beta polycythaemia-vera-iron-deficiency anti-tfr";
    for (const id of harmed.split(" ")) expect(knowledge.conditions.get(id)?.loading, id).toBe(true);
  });

  it("what loads iron has a caution against iron", () => {
    const silent = causes.filter((each) => each.loading && !each.cautions.some(({ text }) => /iron/i.test(text)));
    expect(silent.map((each) => each.id)).toEqual([]);
  });
});

describe("tests and treatments", () => {
  it("there are thirty-five tests, each with a burden, a turnaround and what it separates", () => {
    expect(tests).toHaveLength(35);
    for (const each of tests) {
      expect(each.turnaround.length, each.id).toBeGreaterThan(0);
      expect(each.measures.length + each.shows.length + each.detects.length, each.id).toBeGreaterThan(0);
      for (const set of each.detects) expect(set.finding ?? set.called, `${each.id} says what it shows`).toBeDefined();
    }
  });

  it("every dose has a source that exists", () => {
    const doses = treatments.flatMap((each) => each.notes.filter((note) => note.dose));
    expect(doses.length).toBeGreaterThan(20);
    for (const dose of doses) for (const id of dose.sources) expect(knowledge.sources.has(id), dose.text).toBe(true);
  });

  it("a note that tells how to give iron can be withdrawn", () => {
    const tells =
      /\b(?:try oral iron|intravenous iron (?:if|from|is preferred)|iron by vein|iron on alternate days|mg of elemental iron|elemental iron once)\b/i;
    const bare = treatments.flatMap((each) =>
      each.notes
        .filter(
          (note) => tells.test(note.text) && ![...each.gives, ...note.gives].some((given) => given.endsWith("-iron")),
        )
        .map((note) => `${each.id}: ${note.text}`),
    );
    // Transfusion speaks of iron afterwards, "if it is allowed".
    expect(bare.filter((line) => !line.startsWith("transfusion:"))).toEqual([]);
  });
});

describe("lead", () => {
  it("disodium EDTA is never named but as calcium disodium, or to forbid it", () => {
    const { rules } = knowledge;
    const said = [
      ...rules.redFlags.flatMap(({ text, action }) => [text, action]),
      ...[...rules.interlocks, ...rules.holds, ...rules.reminders].map(({ text }) => text),
      ...treatments.flatMap((each) => each.notes.map((note) => note.text)),
      ...conditions.flatMap((each) => [...each.cautions, ...each.confirm, ...each.redFlags].map(({ text }) => text)),
    ];
    const edta = said.filter((text) => /edta/i.test(text));
    expect(edta.length).toBeGreaterThan(2);
    for (const text of edta) expect(text).toMatch(/calcium disodium EDTA/i);
  });
});
