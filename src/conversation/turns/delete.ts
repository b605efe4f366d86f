/** "Delete this case", "delete my data". */
import { isOnly, withoutPerson } from "../history.ts";
import type { Outcome, Scene } from "../scene.ts";
import { newSession } from "../session.ts";
import { deletedDoc, deletedMineDoc, deleteWhatDoc } from "./notices.ts";

/** "mine" goes beyond this conversation, whose values stay where others gave some too. */
export const deleted = (scene: Scene, of: "case" | "mine" | undefined): Outcome => {
  const { session, user } = scene;
  if (of === undefined)
    return { session, reply: { kind: "notice", doc: deleteWhatDoc(scene.knowledge), clears: "meanwhile" } };
  const gone = newSession(session.place);
  if (of === "case")
    return { session: gone, reply: { kind: "notice", doc: deletedDoc(scene.knowledge), clears: "for good" } };
  const shared = session.version > 0 && !isOnly(session, user);
  return {
    session: shared ? withoutPerson(session, user) : gone,
    forget: "person",
    reply: {
      kind: "notice",
      doc: deletedMineDoc(shared, scene.knowledge),
      ...(shared ? {} : { clears: "for good" as const }),
    },
  };
};
