/** What is kept of one conversation: the case, who gave what, and a few steps back; never the free text. */
import type { Case } from "../case/case.ts";
import type { AnalyteId } from "../knowledge/types.ts";
import type { UnitSystem } from "../reading/reading.ts";

/** Where a conversation lives. `user` is set where it is private to one person. */
export interface Place {
  readonly team: string;
  readonly channel: string;
  /** Timestamp of the thread's first message; absent for a slash command's own private conversation. */
  readonly thread?: string;
  readonly user?: string;
}

/** Who did something, and when. */
export interface Mark {
  /** The surface's id of the person; empty after that person's data were deleted. */
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly on: string;
}

/** Who gave each thing that is in the case; the keys are `thingsIn`'s. */
export type Given = Readonly<Record<string, Mark>>;

/** The case as it stood at one version. */
export interface State {
  readonly version: number;
  /** The first version that was like this, where steps were taken back to it. */
  readonly from?: number;
  readonly case: Case;
  readonly given: Given;
  /** Who made it so; absent for the empty case at the beginning. */
  readonly made?: Mark;
  /** True for the first state of another patient than the state before. */
  readonly fresh?: boolean;
  /** Which patient this is: the version and the moment at which their case began. Buttons carry it. */
  readonly epoch?: string;
}

export interface Session extends State {
  readonly place: Place;
  /** Earlier states, oldest first, so that changes can be named and undone. */
  readonly past: readonly State[];
  /** Results that were said to be unknown or on their way. */
  readonly pending?: readonly AnalyteId[];
  readonly setting?: string;
  /** Whom the answers are worded for; an id of `wording.yaml`. */
  readonly role?: string;
  /** The habit for numbers without a unit, and the units values are shown in. */
  readonly units?: UnitSystem;
}

export interface Turn {
  /** Unique per message or click; the same id is answered once. */
  readonly id: string;
  readonly place: Place;
  readonly user: string;
  readonly now: Date;
  /** Of a button or a form: the patient its card is about, as `State.epoch` has it. */
  readonly epoch?: string;
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
  given: {},
  past: [],
});
