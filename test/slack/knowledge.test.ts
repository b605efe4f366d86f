/** Pages of the knowledge and every role's card, as Slack would get them. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { passagesOf } from "../../src/conversation/lookup/passages.ts";
import { newSession, plainText, type Reply } from "../../src/index.ts";
import { messagesOf } from "../../src/slack/views/message.ts";
import { knowledge, place, turn } from "../conversation/fixtures.ts";
import { faultsIn, message } from "./check-blocks.ts";

const faults = (reply: Reply): readonly string[] => messagesOf(reply).flatMap((drawn) => faultsIn(message, drawn));
const worked = parse(readFileSync(new URL("../cases/worked.yaml", import.meta.url), "utf8")) as readonly {
  readonly name: string;
  readonly says: readonly string[];
}[];

describe("inside Slack's limits", () => {
  it("every page the search can open", () => {
    const pages = new Map(passagesOf(knowledge).map(({ page }) => [`${page.what} ${page.id}`, page]));
    expect(pages.size).toBeGreaterThan(150);
    for (const page of pages.values()) {
      const { reply } = turn({ do: "page", ...page });
      expect(reply.kind, page.id).toBe("answer");
      expect(faults(reply), page.id).toEqual([]);
    }
  });

  it.each(["overview", "conflicts"] as const)("the %s", (what) => {
    expect(faults(turn({ do: what }).reply)).toEqual([]);
  });

  it.each(worked)("every role's card: $name", ({ says: [says = ""] }) => {
    for (const { id } of knowledge.wording.roles) {
      const told = turn(says, turn({ do: "role", role: id }, newSession(place)).session);
      expect(faults(told.reply), id).toEqual([]);
      expect(faults(turn({ do: "role", role: id }, told.session).reply), id).toEqual([]);
    }
  });
});

describe("the leaflet", () => {
  const doses = [...knowledge.treatments.values()].flatMap(({ notes }) =>
    notes.filter((note) => note.dose).map((note) => note.text),
  );
  const leaflet = knowledge.wording.roles.find(({ shows }) => shows === "leaflet")?.id ?? "";

  it.each(worked)("holds no dose: $name", ({ says: [says = ""] }) => {
    const { reply } = turn({ do: "role", role: leaflet }, turn(says).session);
    const text = plainText(reply);
    for (const dose of doses) expect(text).not.toContain(dose);
    expect(text).not.toMatch(/\d ?mg\/kg\b/);
  });
});
