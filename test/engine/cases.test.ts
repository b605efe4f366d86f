import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { assess, emptyCase, merge, openKnowledge, read } from "../../src/index.ts";

interface Golden {
  readonly name: string;
  readonly says: readonly string[];
  readonly leads?: string | readonly string[];
  readonly atLeast?: number;
  readonly child?: string;
  readonly among?: readonly string[];
  readonly notAbove?: Readonly<Record<string, number>>;
  readonly iron?: "offered" | "withheld";
  readonly alert?: readonly string[];
  readonly next?: readonly string[];
  readonly held?: readonly string[];
  readonly anaemia?: string;
}

const knowledge = openKnowledge();
const cases = parse(readFileSync(new URL("../cases/worked.yaml", import.meta.url), "utf8")) as readonly Golden[];

describe.each(cases)("$name", (golden) => {
  it.each(golden.says)("%s", (text) => {
    const answer = assess(merge(emptyCase, read(text, knowledge)), knowledge);
    const [top] = answer.causes;
    const ranking = answer.causes.slice(0, 5).map((cause) => `${cause.condition} ${cause.probability.toFixed(3)}`);
    if (golden.leads !== undefined) expect([golden.leads].flat(), ranking.join(", ")).toContain(top?.condition);
    if (golden.atLeast !== undefined)
      expect(top?.probability, ranking.join(", ")).toBeGreaterThanOrEqual(golden.atLeast);
    if (golden.child !== undefined) expect(top?.children[0]?.condition).toBe(golden.child);
    for (const id of golden.among ?? []) expect(ranking.map((line) => line.split(" ")[0])).toContain(id);
    for (const [id, most] of Object.entries(golden.notAbove ?? {}))
      expect(answer.causes.find((cause) => cause.condition === id)?.probability).toBeLessThanOrEqual(most);
    const gives = answer.treatment.flatMap((note) => knowledge.treatments.get(note.treatment)?.gives ?? []);
    const iron = gives.some((given) => given === "oral-iron" || given === "iv-iron");
    if (golden.iron !== undefined) expect(iron, gives.join(", ")).toBe(golden.iron === "offered");
    if (golden.alert !== undefined) expect(answer.alerts.length).toBeGreaterThan(0);
    if (golden.next !== undefined)
      expect(answer.next.slice(0, 3).some((test) => golden.next?.includes(test.test))).toBe(true);
    for (const id of golden.held ?? []) expect(answer.holds.flatMap((hold) => hold.tests)).toContain(id);
    if (golden.anaemia !== undefined) expect(answer.picture.anaemia).toBe(golden.anaemia);
  });
});
