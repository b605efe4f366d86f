/** What is kept of one conversation: the case, never the free text. */
import type { Case } from "../case/case.ts";
import type { UnitSystem } from "../reading/reading.ts";

/** Where a conversation lives. `user` is set where it is private to one person. */
export interface Place {
  readonly team: string;
  readonly channel: string;
  /** Timestamp of the thread's first message; absent for a slash command's own private conversation. */
  readonly thread?: string;
  readonly user?: string;
}

export interface Session {
  readonly place: Place;
  /** Counts up by one with each change of the case. */
  readonly version: number;
  readonly case: Case;
  /** The case before the last change, so a change can be named and undone. */
  readonly before?: Case;
  readonly setting?: string;
  readonly units?: UnitSystem;
}

export interface Turn {
  /** Unique per message or click; the same id is answered once. */
  readonly id: string;
  readonly place: Place;
  readonly user: string;
  readonly now: Date;
  /** Exactly one of the two. */
  readonly text?: string;
  readonly act?: import("./act.ts").Act;
  /** Files sent along with `text`: one case with it. */
  readonly attached?: Attached;
}

/** What became of the files of a message. */
export interface Attached {
  /** The text of each that could be read. */
  readonly texts: readonly string[];
  /** A sentence on each that could not, with what to do. */
  readonly refused: readonly string[];
}

export const newSession = (place: Place): Session => ({
  place,
  version: 0,
  case: { patient: {}, labs: [], qualitative: [], findings: {} },
});
