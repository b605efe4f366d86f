/** Buttons carry what they ask for; a listener reads it back. */
import type { types } from "@slack/bolt";
import type { Act } from "../../conversation/act.ts";
import type { Button } from "../../conversation/doc.ts";
import { limits, shortened } from "../limits.ts";

/** Every button of ours; the rest is the number that keeps ids apart. */
export const actionPrefix = "act:";

const fits = (value: string): boolean => value.length <= limits.button.value;

/** An act too long for a button opens the form instead: asking again beats dropping words silently. */
const carriedBy = (act: Act): string => {
  const value = JSON.stringify(act);
  return fits(value) ? value : JSON.stringify({ do: "form" } satisfies Act);
};

/** The act a button carried, or undefined for a value that is not ours. */
export const actOf = (value: string | undefined): Act | undefined => {
  try {
    const read: unknown = JSON.parse(value ?? "");
    return typeof read === "object" && read !== null && "do" in read ? (read as Act) : undefined;
  } catch {
    return undefined;
  }
};

const element = (button: Button, index: number): types.Button => ({
  type: "button",
  action_id: `${actionPrefix}${index}`,
  text: { type: "plain_text", text: shortened(button.label || "…", limits.button.label), emoji: true },
  value: carriedBy(button.act),
  ...(button.style === undefined ? {} : { style: button.style }),
});

/** One or more rows of buttons; `first` numbers them through the message. */
export const actions = (
  buttons: readonly Button[],
  blockId: (row: number) => string,
): readonly types.ActionsBlock[] => {
  const rows: types.Button[][] = [];
  for (const [index, button] of buttons.entries()) {
    const next = element(button, index);
    const last = rows.at(-1);
    const room = last && last.length < limits.actions && JSON.stringify([...last, next]).length <= limits.actionsCost;
    if (room) last.push(next);
    else rows.push([next]);
  }
  return rows.map((elements, row) => ({ type: "actions", block_id: blockId(row), elements }));
};
