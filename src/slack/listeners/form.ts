import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from "@slack/bolt";
import { deliver } from "../deliver.ts";
import { type Desk, take } from "../desk.ts";
import { formTarget } from "../form-target.ts";
import { formFaults } from "../views/form-faults.ts";
import { formMemory, formText } from "../views/form-state.ts";

/** The form was sent: its values are read like typed words, and answered where it was opened. */
export const form =
  (desk: Desk) =>
  async ({
    ack,
    body,
    view,
    client,
    context,
  }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs): Promise<void> => {
    const errors = formFaults(desk.knowledge, view.state.values);
    if (Object.keys(errors).length > 0) return ack({ response_action: "errors", errors });
    await ack();
    const text = formText(desk.knowledge, view.state.values);
    const memory = formMemory(view.private_metadata);
    const to = await formTarget(memory, body.user.id, client, context);
    const act = { do: memory.adds ? ("add" as const) : ("assess" as const), text };
    const of = memory.epoch === undefined ? {} : { epoch: memory.epoch };
    const id = `${view.id}:${view.hash}`;
    const reply = await take(desk, "form", { id, place: to.place, user: body.user.id, act, ...of });
    await deliver(desk, to, reply);
  };
