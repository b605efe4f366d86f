import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from "@slack/bolt";
import { clickOf } from "../click.ts";
import { deliver } from "../deliver.ts";
import { type Desk, take } from "../desk.ts";
import { othersOwn, privately } from "../private.ts";
import { actOf } from "../views/button.ts";

const carried = (action: BlockAction["actions"][number]): string | undefined => {
  if (action.type === "overflow") return action.selected_option.value;
  return action.type === "button" ? action.value : undefined;
};

/** Any button of ours: its value says what it asks for, its block which conversation it belongs to. */
export const button =
  (desk: Desk) =>
  async (from: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs): Promise<void> => {
    const { ack, body, client, context, action } = from;
    await ack();
    const act = actOf(carried(action));
    const click = act && (await clickOf(body, client, context, action));
    if (!act || !click) return;
    if (click.belongsTo !== undefined) return privately(desk, click, othersOwn);
    if (act.do === "feedback") desk.metrics.count("feedback_total", { helpful: act.helpful ? "yes" : "no" });
    const { id, to, epoch } = click;
    const of = epoch === undefined ? {} : { epoch };
    const reply = await take(desk, "button", { id, place: to.place, user: body.user.id, act, ...of });
    await deliver(desk, to, reply);
  };
