import { describe, expect, it } from "vitest";
import { keyOf } from "../../src/conversation/kept.ts";
import { createAnswer, plainText, type Store, type Turn } from "../../src/index.ts";
import { memoryStore } from "../../src/store/memory.ts";
import { knowledge, now, place } from "./fixtures.ts";

const turn = (id: string, text: string, over: Partial<Turn> = {}): Turn => ({
  id,
  place,
  user: "U1",
  now,
  text,
  ...over,
});
const down: Store = {
  read: () => Promise.reject(new Error("down")),
  write: () => Promise.reject(new Error("down")),
  claim: () => Promise.reject(new Error("down")),
  remove: () => Promise.reject(new Error("down")),
  list: () => Promise.reject(new Error("down")),
  removeTeam: () => Promise.reject(new Error("down")),
  sweep: () => Promise.reject(new Error("down")),
  close: () => Promise.resolve(),
};

describe("answering with a store", () => {
  it("remembers the case from turn to turn, per place", async () => {
    const answer = createAnswer({ knowledge, store: memoryStore() });
    await answer(turn("1", "Hb 98 g/L MCV 68 F 28"));
    expect((await answer(turn("2", "ferritin 8")))?.doc.summary).toMatch(/iron deficiency/i);
    expect((await answer(turn("3", "why?", { place: { ...place, channel: "C2" } })))?.kind).toBe("notice");
    expect((await answer(turn("4", "why?", { place: { ...place, user: "U2" } })))?.kind).toBe("notice");
  });

  it("answers a turn once", async () => {
    const answer = createAnswer({ knowledge, store: memoryStore() });
    const replies = await Promise.all([1, 2, 3].map(() => answer(turn("same", "help"))));
    expect(replies.filter((reply) => reply !== undefined)).toHaveLength(1);
  });

  it("loses nothing when two clinicians write at once", async () => {
    const store = memoryStore();
    const answer = createAnswer({ knowledge, store });
    await answer(turn("1", "Hb 98 g/L MCV 68 F 28"));
    await Promise.all([answer(turn("2", "ferritin 8")), answer(turn("3", "CRP 3")), answer(turn("4", "RDW 18"))]);
    const body = (await store.read(keyOf(place), now))?.body ?? "";
    for (const analyte of ["ferritin", "crp", "rdw_cv"]) expect(body).toContain(`"${analyte}"`);
  });

  it("keeps values and their words, never the message", async () => {
    const store = memoryStore();
    const answer = createAnswer({ knowledge, store });
    await answer(turn("1", "Mrs Jane Doe, MRN 12345678, tired since the wedding. Hb 98 g/L MCV 68, ferritin 8. F 28"));
    const body = (await store.read(keyOf(place), now))?.body ?? "";
    expect(body).toContain("Hb 98 g/L");
    expect(body).not.toMatch(/wedding|Jane|Doe|12345678/);
  });

  it("deletes", async () => {
    const store = memoryStore();
    const answer = createAnswer({ knowledge, store });
    await answer(turn("1", "Hb 98 g/L MCV 68 F 28"));
    await answer(turn("2", "delete my data"));
    expect(await store.read(keyOf(place), now)).toBeUndefined();
    expect((await answer(turn("3", "Hb 98 g/L MCV 68 F 28")))?.kind).toBe("card");
  });

  it("starts over and goes on", async () => {
    const answer = createAnswer({ knowledge, store: memoryStore(), units: "us" });
    await answer(turn("1", "Hb 9.8 MCV 68 F 28"));
    await answer(turn("2", "start over"));
    expect((await answer(turn("3", "why")))?.kind).toBe("notice");
    expect((await answer(turn("4", "Hb 8.4 MCV 68 F 28")))?.kind).toBe("card");
  });

  it("forgets after its days", async () => {
    const store = memoryStore();
    const answer = createAnswer({ knowledge, store, keepDays: 1 });
    await answer(turn("1", "Hb 98 g/L MCV 68 F 28"));
    const later = new Date(now.getTime() + 2 * 86_400_000);
    expect((await answer(turn("2", "why", { now: later })))?.kind).toBe("notice");
  });

  it("answers without its store, says that memory is off, and reports it", async () => {
    const errors: unknown[] = [];
    const answer = createAnswer({ knowledge, store: down, onStoreError: (error) => errors.push(error) });
    const reply = await answer(turn("1", "Hb 98 g/L MCV 68 ferritin 8 F 28"));
    expect(reply?.kind).toBe("card");
    expect(plainText(reply ?? { summary: "", parts: [] })).toContain("Memory is off");
    expect(errors).toHaveLength(1);
  });

  it("answers when only saving fails", async () => {
    const store: Store = { ...memoryStore(), write: () => Promise.reject(new Error("disk full")) };
    const reply = await createAnswer({ knowledge, store })(turn("1", "Hb 98 g/L MCV 68 ferritin 8 F 28"));
    expect(reply?.kind).toBe("card");
    expect(plainText(reply ?? { summary: "", parts: [] })).toContain("Memory is off");
  });
});
