/** The next step, the holds and the note opened first, as a haematologist would choose them: `test/cases/choices.yaml`. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { assess, emptyCase, merge, openKnowledge, read } from "../../src/index.ts";

type Ids = readonly string[];
interface Choice {
  readonly name: string;
  readonly says: string;
  readonly leads?: string | Ids;
  readonly above?: Readonly<Record<string, number>>;
  readonly notAbove?: Readonly<Record<string, number>>;
  readonly first?: string;
  readonly notFirst?: string;
  readonly none?: boolean;
  readonly tests?: Ids;
  readonly notTests?: Ids;
  readonly alerts?: Ids;
  readonly noAlerts?: Ids;
  readonly locks?: Ids;
  readonly noLocks?: Ids;
  readonly holds?: Ids;
  readonly reminds?: Ids;
  readonly noReminds?: Ids;
  readonly note?: string;
  readonly notes?: Ids;
  readonly noNotes?: Ids;
}

const knowledge = openKnowledge();
const choices = parse(readFileSync(new URL("../cases/choices.yaml", import.meta.url), "utf8")) as readonly Choice[];
const answerTo = (says: string) =>
  assess(
    says.split(" // ").reduce((from, turn) => merge(from, read(turn, knowledge)), emptyCase),
    knowledge,
  );

const idsOf = (these: readonly { readonly id: string }[]): Ids => these.map(({ id }) => id);
const has = (all: Ids, wanted: Ids = [], unwanted: Ids = []): void => {
  expect(all).toEqual(expect.arrayContaining([...wanted]));
  for (const id of unwanted) expect(all).not.toContain(id);
};

describe.each(choices)("$name", (choice) => {
  const answer = answerTo(choice.says);
  const share = (id: string): number => answer.causes.find((each) => each.condition === id)?.probability ?? 0;
  const free = answer.next.filter((each) => each.held.length === 0).map((each) => each.test);

  it("causes", () => {
    if (choice.leads !== undefined) expect([choice.leads].flat()).toContain(answer.causes[0]?.condition);
    for (const [id, least] of Object.entries(choice.above ?? {})) expect(share(id), id).toBeGreaterThan(least);
    for (const [id, most] of Object.entries(choice.notAbove ?? {})) expect(share(id), id).toBeLessThanOrEqual(most);
  });

  it("next test", () => {
    if (choice.first !== undefined) expect(free[0]).toBe(choice.first);
    if (choice.notFirst !== undefined) expect(free[0]).not.toBe(choice.notFirst);
    if (choice.none) expect(answer).toMatchObject({ next: [], enough: expect.any(String) });
    has(free, choice.tests, choice.notTests);
  });

  it("rules", () => {
    has(idsOf(answer.alerts), choice.alerts, choice.noAlerts);
    has(idsOf(answer.interlocks), choice.locks, choice.noLocks);
    has(idsOf(answer.holds), choice.holds);
    has(idsOf(answer.reminders), choice.reminds, choice.noReminds);
  });

  it("treatment", () => {
    const notes = answer.treatment.map((each) => each.treatment);
    if (choice.note !== undefined) expect(notes[0]).toBe(choice.note);
    has(notes, choice.notes, choice.noNotes);
  });
});
