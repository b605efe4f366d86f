/**
 * What a row of buttons remembers of the message it stands on, kept in its block_id: so a click finds its conversation after a
 * restart, on any instance, without anything being looked up.
 */
export interface Tag {
  readonly kind: "card" | "overview" | "other";
  readonly thread?: string;
  readonly user?: string;
}

export const tagged = (tag: Tag, row: number): string => `${tag.kind}~${tag.thread ?? ""}~${tag.user ?? ""}~${row}`;

/** The tag of a block_id, or undefined for one that is not ours. */
export const tagOf = (blockId: string): Tag | undefined => {
  const [kind, thread, user, row] = blockId.split("~");
  if ((kind !== "card" && kind !== "overview" && kind !== "other") || row === undefined) return undefined;
  return { kind, ...(thread ? { thread } : {}), ...(user ? { user } : {}) };
};
