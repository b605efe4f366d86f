/** The narrow port behind which sessions are kept. `conversation` sees this and never a store. */

export interface Saved {
  readonly key: string;
  /** The workspace it belongs to. */
  readonly team: string;
  /** JSON of a `Session`. */
  readonly body: string;
  /** The version this one replaces plus one; a write of a version that is not the next is refused. */
  readonly version: number;
  readonly expires: Date;
}

export interface Store {
  /** What is kept under `key` and has not expired. */
  read(key: string, now: Date): Promise<Saved | undefined>;
  /** False when someone else wrote this version first: read again, redo. */
  write(saved: Saved): Promise<boolean>;
  /** True for the first caller with this id; false for every later one until `until`. */
  claim(id: string, until: Date): Promise<boolean>;
  remove(key: string): Promise<void>;
  /** What is kept of a team, expired or not, in the order of the keys and a page at a time: those after `after`; none when it is through. */
  list(team: string, after?: string): Promise<readonly Saved[]>;
  /** Removes everything of a team, whoever wrote it, and says how many sessions. */
  removeTeam(team: string): Promise<number>;
  /** Removes what has expired, and says how many rows. */
  sweep(now: Date): Promise<number>;
  close(): Promise<void>;
}

/** Sessions in one page of `list`. */
export const pageSize = 100;
