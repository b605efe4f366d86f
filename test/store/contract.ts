import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pageSize, type Saved, type Store } from "../../src/store/store.ts";

const at = (hour: number): Date => new Date(Date.UTC(2026, 0, 1, hour));
const saved = (version: number, over: Partial<Saved> = {}): Saved => ({
  key: "T1/C1",
  team: "T1",
  body: JSON.stringify({ version }),
  version,
  expires: at(10),
  ...over,
});

/** What every store must do, whatever it is made of. */
export const storeContract = (name: string, open: () => Promise<Store>): void => {
  describe(`${name} store`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it("knows nothing at first", async () => expect(await store.read("T1/C1", at(1))).toBeUndefined());

    it("gives back what was written, to the byte", async () => {
      const body = JSON.stringify({ text: "β-thal µg/L 😀 \u0000 'quoted' \"twice\"" });
      expect(await store.write(saved(1, { body }))).toBe(true);
      expect(await store.read("T1/C1", at(1))).toEqual(saved(1, { body }));
    });

    it("keeps conversations apart", async () => {
      await store.write(saved(1));
      await store.write(saved(1, { key: "T1/C2", body: "{}" }));
      expect((await store.read("T1/C1", at(1)))?.body).toBe(saved(1).body);
      expect((await store.read("T1/C2", at(1)))?.body).toBe("{}");
    });

    it("takes only the next version", async () => {
      expect(await store.write(saved(2))).toBe(false);
      expect(await store.write(saved(1))).toBe(true);
      expect(await store.write(saved(1))).toBe(false);
      expect(await store.write(saved(3))).toBe(false);
      expect(await store.write(saved(2))).toBe(true);
      expect((await store.read("T1/C1", at(1)))?.version).toBe(2);
    });

    it("lets one of many writers of a version win", async () => {
      await store.write(saved(1));
      const won = await Promise.all(Array.from({ length: 8 }, (_, i) => store.write(saved(2, { body: `${i}` }))));
      expect(won.filter(Boolean)).toHaveLength(1);
    });

    it("forgets what has expired, and takes a new first version then", async () => {
      await store.write(saved(1));
      await store.write(saved(2));
      expect(await store.read("T1/C1", at(10))).toBeUndefined();
      expect(await store.write(saved(1, { expires: at(20) }))).toBe(true);
      expect((await store.read("T1/C1", at(11)))?.version).toBe(1);
    });

    it("removes, and a removal of nothing is fine", async () => {
      await store.write(saved(1));
      await store.remove("T1/C1");
      await store.remove("T1/C1");
      expect(await store.read("T1/C1", at(1))).toBeUndefined();
      expect(await store.write(saved(1))).toBe(true);
    });

    it("lists a team's conversations page by page, in order, and no other team's", async () => {
      const keys = Array.from({ length: 2 * pageSize + 3 }, (_, i) => `T1/C${String(i).padStart(4, "0")}`);
      for (const key of [...keys].reverse()) await store.write(saved(1, { key }));
      await store.write(saved(1, { key: "T1/C0000x", team: "T2" }));
      const seen: string[] = [];
      for (let page = await store.list("T1"); page.length > 0; page = await store.list("T1", page.at(-1)?.key)) {
        expect(page.length).toBeLessThanOrEqual(pageSize);
        seen.push(...page.map((each) => each.key));
      }
      expect(seen).toEqual(keys);
      expect(await store.list("T2")).toEqual([saved(1, { key: "T1/C0000x", team: "T2" })]);
      expect(await store.list("T3")).toEqual([]);
    });

    it("removes a whole team, whoever wrote it, and leaves the others", async () => {
      await store.write(saved(1));
      await store.write(saved(1, { key: "T1/C2" }));
      await store.write(saved(1, { key: "T2/C1", team: "T2" }));
      expect(await store.removeTeam("T1")).toBe(2);
      expect(await store.removeTeam("T1")).toBe(0);
      expect(await store.list("T1")).toEqual([]);
      expect(await store.read("T2/C1", at(1))).toBeDefined();
      expect(await store.write(saved(1))).toBe(true);
    });

    it("gives an id to its first caller only", async () => {
      const claims = await Promise.all(Array.from({ length: 8 }, () => store.claim("Ev1", at(5))));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await store.claim("Ev2", at(5))).toBe(true);
    });

    it("sweeps what has expired and counts it", async () => {
      await store.write(saved(1));
      await store.write(saved(1, { key: "T1/C2", expires: at(3) }));
      await store.claim("Ev1", at(2));
      expect(await store.sweep(at(4))).toBe(2);
      expect(await store.sweep(at(4))).toBe(0);
      expect(await store.read("T1/C1", at(4))).toBeDefined();
      expect(await store.claim("Ev1", at(6))).toBe(true);
    });
  });
};
