import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Act, newSession, plainText } from "../../src/index.ts";
import { place, turn } from "./fixtures.ts";

interface Golden {
  readonly name: string;
  readonly turns: readonly {
    readonly says?: string;
    readonly taps?: Act;
    readonly kind: string;
    readonly summary?: string;
    readonly leads?: string;
    /** Pieces of the plain text; `a|b` means either. */
    readonly shows?: readonly string[];
    readonly hides?: readonly string[];
  }[];
}

const folder = new URL("../cases/dialogues/", import.meta.url);
const dialogues = readdirSync(folder).flatMap(
  (file) => parse(readFileSync(new URL(file, folder), "utf8")) as readonly Golden[],
);

describe("golden dialogues", () => {
  it.each(dialogues)("$name", ({ turns }) => {
    let session = newSession(place);
    for (const golden of turns) {
      const said = golden.taps ?? golden.says ?? "";
      const { reply, session: next } = turn(said, session);
      session = next;
      const text = plainText(reply);
      expect(reply.kind, text).toBe(golden.kind);
      if (golden.summary !== undefined) expect(reply.doc.summary).toContain(golden.summary);
      if (golden.leads !== undefined && reply.kind === "card")
        expect(reply.assessment.causes[0]?.condition, text).toBe(golden.leads);
      for (const piece of golden.shows ?? [])
        expect(
          piece.split("|").some((each) => text.includes(each)),
          `${piece}\n${text}`,
        ).toBe(true);
      for (const piece of golden.hides ?? []) expect(text).not.toContain(piece);
    }
  });
});
