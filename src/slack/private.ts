/** A word to one person that nobody else sees. */
import type { Click } from "./click.ts";
import { deliver } from "./deliver.ts";
import { type Desk, notice } from "./desk.ts";

export const othersOwn = "This belongs to someone else's conversation. Use /anemia to begin your own.";

/** Says `text` to the one who clicked, in their direct messages. */
export const privately = (desk: Desk, click: Click, text: string): Promise<void> => {
  const { place, user, way } = click.to;
  return deliver(desk, { place, user, way: { how: "post", client: way.client, channel: user } }, notice(text));
};
