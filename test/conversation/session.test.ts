import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mostSteps, peopleIn } from "../../src/conversation/history.ts";
import { keyOf, sessionOf } from "../../src/conversation/kept.ts";
import {
  type Act,
  converse,
  createAnswer,
  newSession,
  openStore,
  type Place,
  plainText,
  type Reply,
  type Session,
  type Store,
} from "../../src/index.ts";
import { buttonsOf, knowledge, now, place, talk, turn } from "./fixtures.ts";

const first = "Hb 9.8 g/dL MCV 68 RBC 5.6 ferritin 80, F 28";
const text = (reply: Reply | undefined): string => (reply ? plainText(reply, { folds: "titles" }) : "");
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const ferritins = (session: Session): readonly number[] =>
  session.case.labs.filter((lab) => lab.analyte === "ferritin" && !lab.past).map((lab) => lab.value);

describe("undo", () => {
  it("takes changes back one by one, and says which", () => {
    const third = talk(first, "ferritin 8", "CRP 40").session;
    const second = turn("undo", third);
    expect(text(second.reply)).toContain("Taken back: CRP 40 mg/L added");
    const back = turn("undo", second.session);
    expect(text(back.reply)).toContain("Taken back: Ferritin 80 µg/L → 8 µg/L");
    expect(ferritins(back.session)).toEqual([80]);
    const empty = turn("undo", back.session);
    expect(empty.reply.kind).toBe("notice");
    expect(text(turn("undo", empty.session).reply)).toContain("nothing to take back");
  });

  it("several steps at once, and no more than are kept", () => {
    const { session } = talk(first, "ferritin 8", "CRP 40", "TSAT 6 %");
    expect(turn("undo the last two", session).session.case.labs.map((lab) => lab.analyte)).not.toContain("crp");
    const many = Array.from({ length: mostSteps + 4 }, (_, i) => `ferritin ${i + 10}`);
    const long = talk(first, ...many).session;
    expect(long.past).toHaveLength(mostSteps);
    expect(ferritins(turn({ do: "undo", steps: 99 }, long).session)).toEqual([13]);
  });

  it("a version is never used twice, so that a colleague's write cannot be lost", () => {
    const { session } = talk(first, "ferritin 8");
    expect(turn("undo", session).session.version).toBe(session.version + 1);
  });

  it("what was said twice is one step", () => {
    const { session } = talk(first, "ferritin 8", "ferritin 8 µg/L");
    expect(ferritins(turn("undo", session).session)).toEqual([80]);
  });

  it("a what-if leaves nothing to undo", () => {
    const before = talk(first).session;
    expect(turn("what if ferritin were 200?", before).session).toBe(before);
  });

  it("brings back the case that a new patient had set aside", () => {
    const dm: Place = { team: "T1", channel: "D1" };
    const one = turn(first, { ...talk(first).session, place: dm }).session;
    const other = turn("Hb 120 g/L MCV 90 RBC 4.5 ferritin 60, M 71", one);
    expect(text(other.reply)).toContain("new patient");
    expect(text(turn("what changed since v1?", other.session).reply)).not.toContain("68");
    const back = turn("undo", other.session);
    expect(back.session.case.patient).toEqual({ ageYears: 28, sex: "female" });
    const same = turn({ do: "same-patient" }, other.session).session;
    expect(same.case.labs.filter((lab) => lab.analyte === "mcv").map((lab) => [lab.value, lab.past ?? false])).toEqual([
      [68, true],
      [90, false],
    ]);
    expect(text(turn("what changed since v1?", same).reply)).toContain("MCV 68 fL → 90 fL");
  });
});

describe("the next patient outside a thread", () => {
  const alone: Place = { team: "T1", channel: "D1", user: "U1" };
  const woman = () => turn("Hb 9.8 MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28", { ...newSession(alone) });
  const labs = (session: Session) => session.case.labs.filter((lab) => !lab.past).map((lab) => lab.analyte);
  const labels = (reply: Reply) => buttonsOf(reply.doc).map((each) => each.label);

  it.each(["M 70 Hb 8.1", "65yo man, MCV 72, ferritin 12", "F 61, Hb 71 g/L"])("%s is another patient", (said) => {
    const { reply, session } = turn(said, woman().session);
    expect(text(reply)).toContain("Taken as a new patient");
    expect(labels(reply)).toContain("Same patient");
    expect(labs(session)).not.toContain("rdw_cv");
    expect(text(turn("undo", session).reply)).toContain("this is the earlier case again");
  });

  it("a count that replaces another without a word on the person says whose it became, and one tap parts them", () => {
    const first = turn("Hb 7.1 MCV 62", woman().session);
    expect(text(first.reply)).toContain("Taken as the same patient (female, 28 y · Hb 98 g/L)");
    expect(labels(first.reply)).toContain("New patient");
    const parted = turn({ do: "new-patient" }, first.session);
    expect(labs(parted.session)).toEqual(["hb", "mcv"]);
    expect(parted.session.case.patient).toEqual({});
    expect(parted.session.version).toBe(first.session.version + 1);
    const back = turn({ do: "same-patient" }, parted.session).session;
    expect(labs(back)).toEqual(expect.arrayContaining(["ferritin", "hb"]));
  });

  it.each(["ferritin 8", "CRP 2", "MCV was 78 not 68"])("%s is not made a question of", (said) =>
    expect(labels(turn(said, woman().session).reply)).not.toContain("New patient"),
  );

  it("says so when the case that gets more is an old one", () => {
    const { reply } = turn("ferritin came back 8", woman().session, "U1", later(60 * 24 * 3));
    expect(text(reply)).toContain("open since 2026-11-23 12:00 UTC");
  });

  it("the same message twice is no other patient, and its case can't be undone away", () => {
    const said = "Hb 9.8 MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28";
    const again = turn(said, woman().session);
    expect(text(again.reply)).not.toContain("new patient");
    expect(labels(again.reply)).not.toContain("Undo the last change");
    const forced = turn({ do: "assess", text: said }, again.session);
    expect(text(turn("undo", forced.session).reply)).not.toContain("There is no case any more");
  });

  it("counts its versions from one", () => {
    const { session } = turn("start over", turn("ferritin 8", woman().session).session);
    const next = turn("Hb 84 MCV 66 F 30 CRP 2 mg/L", session);
    expect(text(next.reply)).toContain("Case v1 ·");
    const after = turn("ferritin 5", next.session);
    expect(text(turn("what changed since v1?", after.session).reply)).toMatch(/v2 .*Ferritin 5/);
  });
});

describe("a button of another patient's card", () => {
  const alone: Place = { team: "T1", channel: "D1", user: "U1" };
  const first = turn("Hb 9.8 MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28", newSession(alone)).session;
  const second = turn("M 60 Hb 80 MCV 70 ferritin 5 RDW 19", first).session;
  const press = (act: Act, epoch: string | undefined, session = second) =>
    converse(
      { id: "p", place: alone, user: "U1", now, act, ...(epoch === undefined ? {} : { epoch }) },
      session,
      knowledge,
    );

  it.each<Act>([
    { do: "why" },
    { do: "treatment" },
    { do: "show" },
    { do: "finding", finding: "melaena", state: "present" },
    { do: "add", text: "ferritin 3" },
    { do: "delete", of: "case" },
  ])("reads nothing and writes nothing: $do", (act) => {
    const { reply, session } = press(act, first.epoch);
    expect(reply.doc.summary).toContain("earlier patient (female, 28 y · Hb 98 g/L)");
    expect(reply.doc.summary).toContain("male, 60 y · Hb 80 g/L");
    expect(session).toBe(second);
  });

  it("of the open case works, as does what is about no case; an undo brings its card back to life", () => {
    expect(press({ do: "why" }, second.epoch).reply.kind).toBe("answer");
    expect(press({ do: "help" }, first.epoch).reply.doc.summary).not.toContain("earlier patient");
    expect(press({ do: "why" }, first.epoch, turn("undo", second).session).reply.kind).toBe("answer");
  });

  it("of a deleted case says that it is closed, even if the next one has the same version", () => {
    const next = turn("Hb 84 MCV 66 F 30 CRP 2", newSession(alone), "U1", later(5)).session;
    expect(press({ do: "why" }, first.epoch, next).reply.doc.summary).toContain("earlier patient");
    expect(press({ do: "why" }, first.epoch, newSession(alone)).reply.doc.summary).toContain("closed");
  });

  it("answers say whose case they are about", () =>
    expect(text(press({ do: "why" }, second.epoch).reply)).toContain("male, 60 y · Hb 80 g/L · v1"));
});

describe("what changed, and who said so", () => {
  const by = (user: string, said: string | Act, session: Session, minutes: number) =>
    turn(said, session, user, later(minutes));
  const shared = by("U2", "ferritin 8", by("U1", first, talk("help").session, 0).session, 10).session;

  it("names the giver of each value, and keeps the first when it is said again", () => {
    const again = by("U2", "Hb 9.8 g/dL", shared, 12).session;
    const told = text(by("U2", "who gave the ferritin?", again, 20).reply);
    expect(told).toContain("Ferritin 8 µg/L: you, 10 min ago");
    expect(text(by("U2", "who gave the Hb?", again, 20).reply)).toContain("Hb 98 g/L: @U1, 20 min ago");
  });

  it("lists what came after a version, step by step", () => {
    const { session } = by("U3", "drop the CRP", by("U1", "CRP 40", shared, 15).session, 90);
    const told = text(by("U1", "what changed since v1?", session, 100).reply);
    expect(told).toContain("v2 @U2, today 12:10 UTC: Ferritin 80 µg/L → 8 µg/L");
    expect(told).toContain("v3 you, today 12:15 UTC: CRP 40 mg/L added");
    expect(told).toContain("v4 @U3, 10 min ago: CRP removed");
    expect(text(by("U1", "what changed?", session, 100).reply)).not.toContain("Ferritin");
  });

  it("says so when one person's value replaces another's", () => {
    expect(text(by("U1", "ferritin was 9 not 8", shared, 12).reply)).toContain(
      "Replaced: Ferritin 8 µg/L, given by @U2, 2 min ago",
    );
    expect(text(by("U2", "ferritin was 9 not 8", shared, 12).reply)).not.toContain("Replaced");
  });

  it("after an undo still knows what came before it", () => {
    const undone = by("U1", "undo", by("U1", "CRP 40", shared, 15).session, 16).session;
    const after = by("U1", "TSAT 6 %", undone, 17).session;
    expect(text(by("U1", "what changed since v3?", after, 20).reply)).not.toContain("Ferritin");
    expect(text(by("U1", "what changed since v1?", after, 20).reply)).toContain("8 µg/L");
  });
});

const opened: Readonly<Record<string, () => Promise<Store>>> = {
  memory: () => openStore("memory"),
  libsql: () => openStore(join(mkdtempSync(join(tmpdir(), "hypochrome-")), "cases.db")),
};

describe.each(Object.entries(opened))("two clinicians over %s", (_, open) => {
  let store: Store;
  let count = 0;
  const says = (user: string, said: string, at: Place = place, over: Store = store) =>
    createAnswer({ knowledge, store: over })({ id: `s${++count}`, place: at, user, now, text: said });
  const kept = async (at: Place = place): Promise<Session | undefined> => {
    const saved = await store.read(keyOf(at), now);
    return saved && sessionOf(saved);
  };
  /** The store as a second process sees it, whose first read is over before the other's write. */
  const slow = (between: () => Promise<unknown>): Store => {
    let done = false;
    return {
      ...store,
      read: async (key, at) => {
        const saved = await store.read(key, at);
        if (!done) {
          done = true;
          await between();
        }
        return saved;
      },
    };
  };
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  it("answering at once: both values stay, and the slower one is told", async () => {
    await says("U1", first);
    const reply = await says(
      "U1",
      "CRP 40",
      place,
      slow(() => says("U2", "ferritin 8")),
    );
    expect(text(reply)).toContain("Meanwhile (@U2): Ferritin 80 µg/L → 8 µg/L");
    const session = await kept();
    expect(session?.version).toBe(3);
    expect(session?.given["lab:ferritin:8"]?.by).toBe("U2");
    expect(session?.given["lab:crp:40"]?.by).toBe("U1");
  });

  it("giving two values for the same test: the later counts, and says whose it replaces", async () => {
    await says("U1", first);
    const reply = await says(
      "U1",
      "ferritin was 15 not 80",
      place,
      slow(() => says("U2", "ferritin was 8 not 80")),
    );
    expect(text(reply)).toContain("Replaced: Ferritin 8 µg/L, given by @U2");
    expect(ferritins((await kept()) as Session)).toEqual([15]);
  });

  it("many at once lose nothing", async () => {
    await says("U1", first);
    await Promise.all([says("U2", "CRP 40"), says("U3", "TSAT 6 %"), says("U4", "B12 300 ng/L")]);
    const session = await kept();
    expect(session?.case.labs.map((lab) => lab.analyte)).toEqual(expect.arrayContaining(["crp", "tsat", "b12"]));
    expect(peopleIn(session as Session)).toEqual(new Set(["U1", "U2", "U3", "U4"]));
  });

  it("delete my data: own conversations go, a shared one stays without the name, others' are left", async () => {
    const own = { team: "T1", channel: "C9", user: "U1" };
    const alone = { team: "T1", channel: "C1", thread: "2.2" };
    const elsewhere = { team: "T2", channel: "C9", user: "U1" };
    const another = { team: "T1", channel: "C9", user: "U2" };
    for (const at of [own, alone, elsewhere]) await says("U1", first, at);
    await says("U2", first, another);
    await says("U1", first);
    await says("U2", "ferritin 8");
    await says("U1", "delete my data", own);
    expect(await kept(own)).toBeUndefined();
    expect(await kept(alone)).toBeUndefined();
    expect(await kept(elsewhere)).toBeDefined();
    expect(await kept(another)).toBeDefined();
    const session = await kept();
    expect(ferritins(session as Session)).toEqual([8]);
    expect(peopleIn(session as Session)).toEqual(new Set(["U2", ""]));
    expect(JSON.stringify(session)).not.toContain('"U1"');
  });

  it("delete my data in a shared thread takes the name off there and offers to delete the case", async () => {
    await says("U1", first);
    await says("U2", "ferritin 8");
    const reply = await says("U1", "delete my data");
    expect(reply && buttonsOf(reply.doc).map((each) => each.label)).toEqual(["Delete this case"]);
    expect(JSON.stringify(await kept())).not.toContain('"U1"');
    await says("U2", "delete this case");
    expect(await kept()).toBeUndefined();
  });
});

describe("deleting", () => {
  it("by button asks once", () => {
    const { reply, session } = talk(first, { do: "delete" });
    expect(session.version).toBe(1);
    expect(buttonsOf(reply.doc).map((each) => each.act)).toEqual([
      { do: "undo" },
      { do: "delete", of: "case" },
      { do: "delete", of: "mine" },
      { do: "show" },
    ]);
    expect(turn({ do: "delete", of: "case" }, session).session.version).toBe(0);
  });
});
