/** A card of one patient pressed while another's case is open: nothing is read and nothing written. */
import type { Act } from "../act.ts";
import { type Doc, plain } from "../doc.ts";
import { briefly } from "../parts/understood.ts";
import { buttonsPart, hasCase, notice, type Outcome, type Scene } from "../scene.ts";
import type { Session, Turn } from "../session.ts";

/** Acts that ask nothing of the case that is open, and leave it as it is. */
const atLarge: ReadonlySet<Act["do"]> = new Set(["assess", "page", "overview", "conflicts", "feedback", "help"]);

/** Does the button belong to another patient's card than the one whose case is open? */
export const isOfAnother = ({ act, epoch }: Turn, session: Session): boolean =>
  epoch !== undefined && epoch !== session.epoch && act !== undefined && !atLarge.has(act.do);

const told = (summary: string): Doc => ({ summary, parts: [{ kind: "text", text: plain(summary) }] });

/** Says whose card it was, as far as that is still known, and whose case is open. */
export const ofAnother = (scene: Scene, epoch: string | undefined): Outcome => {
  const { session, knowledge } = scene;
  const then = session.past.findLast((each) => each.epoch === epoch && hasCase(each.case));
  const whose = then ? ` (${briefly(then.case, knowledge)})` : "";
  if (!hasCase(session.case)) {
    const none = `This card is of an earlier case${whose} that is closed. No case is open now, and nothing was changed.`;
    return notice(scene, told(none));
  }
  const summary = `This card is of an earlier patient${whose}. The case that is open now is another one (${briefly(session.case, knowledge)}); nothing was changed.`;
  const { parts } = told(summary);
  const show = buttonsPart({ label: "Show the open case", act: { do: "show" } });
  return notice(scene, { summary, parts: [...parts, show] });
};
