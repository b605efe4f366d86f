import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from "@slack/bolt";
import type { Act } from "../../conversation/act.ts";
import type { Reply } from "../../conversation/reply.ts";
import { type Click, clickOf } from "../click.ts";
import { deliver } from "../deliver.ts";
import { type Desk, take } from "../desk.ts";
import { othersOwn, privately } from "../private.ts";
import { tagOf } from "../tag.ts";
import { foldView } from "../views/fold.ts";

interface Wanted {
  readonly value: string;
  readonly trigger: string;
  /** What makes the page anew. */
  readonly act: Act;
}

const hasFolds = (reply: Reply): boolean =>
  reply.kind === "card" || (reply.kind === "answer" && reply.again !== undefined);

const open = async (desk: Desk, click: Click, { value, trigger, act }: Wanted): Promise<void> => {
  const { place, way } = click.to;
  const of = click.epoch === undefined ? {} : { epoch: click.epoch };
  const reply = await take(desk, "fold", { id: click.id, place, user: click.to.user, act, ...of });
  if (!reply || !hasFolds(reply)) return deliver(desk, click.to, reply);
  const memory = { place, adds: true, ...of, ...(way.how === "respond" ? { respondTo: way.url, replaces: true } : {}) };
  await way.client.views.open({ trigger_id: trigger, view: foldView(reply.doc, value, memory) });
};

/** A button that shows what its card or page folds away: that is made again, and the part of it opened in a modal. */
export const fold =
  (desk: Desk) =>
  async (from: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs): Promise<void> => {
    const { ack, body, client, context, action } = from;
    await ack();
    const click = await clickOf(body, client, context, action);
    if (!click || action.type !== "button") return;
    if (click.belongsTo !== undefined) return privately(desk, click, othersOwn);
    const act: Act = { do: tagOf(action.block_id)?.kind === "overview" ? "overview" : "show" };
    await open(desk, click, { value: action.value ?? "", trigger: body.trigger_id, act });
  };
