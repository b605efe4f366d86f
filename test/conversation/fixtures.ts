import type { Button, Doc, Part, Span } from "../../src/conversation/doc.ts";
import {
  type Act,
  converse,
  newSession,
  openKnowledge,
  type Place,
  type Reply,
  type Session,
} from "../../src/index.ts";

export const knowledge = openKnowledge();
export const place: Place = { team: "T1", channel: "C1", thread: "1.1" };
export const now = new Date("2026-11-23T12:00:00Z");
let turns = 0;

export interface Talk {
  readonly reply: Reply;
  readonly session: Session;
}

/** One turn, in words or by button. */
export const turn = (said: string | Act, session: Session = newSession(place), user = "U1", at = now): Talk =>
  converse(
    {
      id: `t${++turns}`,
      place: session.place,
      user,
      now: at,
      ...(typeof said === "string" ? { text: said } : { act: said }),
    },
    session,
    knowledge,
  );

/** Several turns, and the last one's reply and session. */
export const talk = (...said: readonly (string | Act)[]): Talk =>
  said.slice(1).reduce<Talk>((before, each) => turn(each, before.session), turn(said[0] ?? ""));

export const partsOf = (parts: readonly Part[]): readonly Part[] =>
  parts.flatMap((part) => (part.kind === "fold" ? [part, ...partsOf(part.parts)] : [part]));

export const buttonsOf = (doc: Doc): readonly Button[] =>
  partsOf(doc.parts).flatMap((part) => (part.kind === "buttons" ? [...part.buttons, ...(part.more ?? [])] : []));

const unmarked = (...texts: readonly string[]): readonly Span[] => texts.map((text) => ({ text }));

const spansIn = (part: Part): readonly Span[] => {
  switch (part.kind) {
    case "headline":
      return unmarked(part.text);
    case "alert":
      return [...part.text, ...(part.action ?? [])];
    case "text":
    case "context":
      return part.text;
    case "list":
      return part.items.flat();
    case "table":
      return [...unmarked(part.caption, ...part.columns.map(({ title }) => title)), ...part.rows.flat(2)];
    case "bars":
      return unmarked(part.caption, ...part.bars.map(({ label, note }) => `${label} ${note ?? ""}`));
    case "fold":
      return unmarked(part.title);
    case "buttons":
      return unmarked(...[...part.buttons, ...(part.more ?? [])].map(({ label }) => label));
    case "verbatim":
      return unmarked(part.text);
    case "divider":
      return [];
  }
};

/** Every run of text of a document. Titles, labels and captions count as runs that no person typed. */
export const spansOf = (doc: Doc): readonly Span[] => [
  { text: doc.summary },
  ...partsOf(doc.parts).flatMap((part) => spansIn(part)),
];

/** Parts that are seen without unfolding anything. */
export const inView = (doc: Doc): readonly Part[] => doc.parts.filter((part) => part.kind !== "fold");
