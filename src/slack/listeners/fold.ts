import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from "@slack/bolt";
import { type Click, clickOf } from "../click.ts";
import { deliver } from "../deliver.ts";
import { type Desk, take } from "../desk.ts";
import { othersOwn, privately } from "../private.ts";
import { foldView } from "../views/fold.ts";

const open = async (desk: Desk, click: Click, value: string, trigger: string): Promise<void> => {
  const { place, way } = click.to;
  const reply = await take(desk, "fold", { id: click.id, place, user: click.to.user, act: { do: "show" } });
  if (reply?.kind !== "card") return deliver(desk, click.to, reply);
  const memory = { place, adds: true, ...(way.how === "respond" ? { respondTo: way.url } : {}) };
  await way.client.views.open({ trigger_id: trigger, view: foldView(reply.doc, value, memory) });
};

/** A button that shows what its card folds away: the card is made again, and that part of it opened in a modal. */
export const fold =
  (desk: Desk) =>
  async (from: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs): Promise<void> => {
    const { ack, body, client, context, action } = from;
    await ack();
    const click = await clickOf(body, client, context, action);
    if (!click || action.type !== "button") return;
    if (click.belongsTo !== undefined) return privately(desk, click, othersOwn);
    await open(desk, click, action.value ?? "", body.trigger_id);
  };
