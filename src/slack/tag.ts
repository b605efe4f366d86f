/**
 * What a row of buttons remembers of the message it stands on, kept in its block_id: so a click finds its conversation after a
 * restart, on any instance, without anything being looked up.
 */
export interface Tag {
  readonly kind: "card" | "overview" | "other";
  readonly thread?: string;
  readonly user?: string;
  /** The patient whose case it shows, as the session names them. */
  readonly epoch?: string;
}

export const tagged = ({ kind, thread = "", user = "", epoch }: Tag, row: number): string =>
  [kind, thread, user, ...(epoch === undefined ? [] : [epoch]), row].join("~");

/** The tag of a block_id, or undefined for one that is not ours. */
export const tagOf = (blockId: string): Tag | undefined => {
  const [kind, thread, user, ...rest] = blockId.split("~");
  // A card of an earlier release has no epoch: it acts on whichever case is open, as it did then.
  const [row, epoch] = rest.reverse();
  if ((kind !== "card" && kind !== "overview" && kind !== "other") || row === undefined) return undefined;
  return { kind, ...(thread ? { thread } : {}), ...(user ? { user } : {}), ...(epoch ? { epoch } : {}) };
};
