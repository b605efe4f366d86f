import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Act, current, newSession, plainText, type Session } from "../../src/index.ts";
import { buttonsOf, now, place, turn } from "./fixtures.ts";

interface Turn {
  readonly says?: string;
  readonly taps?: Act;
  /** Taps the button with this label on the reply before. */
  readonly presses?: string;
  /** Who speaks (U1 without it), and how many minutes after the beginning. */
  readonly by?: string;
  readonly after?: number;
  readonly kind?: string;
  readonly summary?: string;
  readonly leads?: string;
  /** Pieces of the plain text; `a|b` means either. */
  readonly shows?: readonly string[];
  readonly hides?: readonly string[];
  /** Labels of buttons that must be there. */
  readonly buttons?: readonly string[];
  /** Current values in canonical units; null where there must be none. */
  readonly labs?: Readonly<Record<string, number | null>>;
  readonly found?: Readonly<Record<string, "present" | "absent" | null>>;
  readonly patient?: Readonly<Record<string, unknown>>;
  readonly setting?: string;
}

interface Golden {
  readonly name: string;
  /** `message`: a direct message outside a thread. */
  readonly where?: "thread" | "message";
  readonly turns: readonly Turn[];
}

const folder = new URL("../cases/dialogues/", import.meta.url);
const dialogues = readdirSync(folder).flatMap(
  (file) => parse(readFileSync(new URL(file, folder), "utf8")) as readonly Golden[],
);

const keeps = (golden: Turn, session: Session): void => {
  for (const [analyte, value] of Object.entries(golden.labs ?? {}))
    expect(current(session.case, analyte)?.value ?? null, analyte).toBe(value);
  for (const [finding, state] of Object.entries(golden.found ?? {}))
    expect(session.case.findings[finding]?.state ?? null, finding).toBe(state);
  if (golden.patient) expect(session.case.patient).toMatchObject(golden.patient);
  if (golden.setting !== undefined) expect(session.setting).toBe(golden.setting);
};

const says = (golden: Turn, text: string): void => {
  for (const piece of golden.shows ?? [])
    expect(
      piece.split("|").some((each) => text.includes(each)),
      `${piece}\n${text}`,
    ).toBe(true);
  for (const piece of golden.hides ?? []) expect(text).not.toContain(piece);
};

describe("golden dialogues", () => {
  it("are enough", () => expect(dialogues.length).toBeGreaterThanOrEqual(40));

  it.each(dialogues)("$name", ({ where, turns }) => {
    const { thread: _, ...flat } = place;
    let session = newSession(where === "message" ? flat : place);
    let offered: ReturnType<typeof buttonsOf> = [];
    for (const golden of turns) {
      const pressed = offered.find((button) => button.label === golden.presses)?.act;
      if (golden.presses !== undefined) expect(pressed, `no button ${golden.presses}`).toBeDefined();
      const said = golden.taps ?? pressed ?? golden.says ?? "";
      const at = new Date(now.getTime() + (golden.after ?? 0) * 60_000);
      const { reply, session: next } = turn(said, session, golden.by, at);
      session = next;
      offered = buttonsOf(reply.doc);
      const text = plainText(reply);
      if (golden.kind !== undefined) expect(reply.kind, text).toBe(golden.kind);
      if (golden.summary !== undefined) expect(reply.doc.summary).toContain(golden.summary);
      if (golden.leads !== undefined)
        expect(reply.kind === "card" ? reply.assessment.causes[0]?.condition : reply.kind, text).toBe(golden.leads);
      says(golden, text);
      for (const label of golden.buttons ?? [])
        expect(
          offered.map((each) => each.label),
          text,
        ).toContain(label);
      keeps(golden, session);
    }
  });
});
