/** Buttons carry what they ask for; a listener reads it back. */
import type { types } from "@slack/bolt";
import type { Act } from "../../conversation/act.ts";
import type { Button } from "../../conversation/doc.ts";
import { limits, shortened } from "../limits.ts";

/** Every button that carries an act; the rest is the number that keeps ids apart. */
export const actionPrefix = "act:";
/** Buttons that show what is folded away; the value is the fold's title. */
export const foldPrefix = "fold:";
/** Names the rows of buttons of one message. */
export type RowName = (row: number) => string;

/** An act too long for a button opens the form instead: asking again beats dropping words silently. */
const carriedBy = (act: Act): string => {
  const value = JSON.stringify(act);
  return value.length <= limits.button.value ? value : JSON.stringify({ do: "form" } satisfies Act);
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

/** What the button of the fold `title` carries. */
export const foldValue = (title: string): string => title.slice(0, limits.button.value);

const words = (label: string): types.PlainTextElement => ({
  type: "plain_text",
  text: shortened(label || "…", limits.button.label),
  emoji: true,
});
const element = (button: Button, index: number): types.Button => ({
  type: "button",
  action_id: `${actionPrefix}${index}`,
  text: words(button.label),
  value: carriedBy(button.act),
  ...(button.style === undefined ? {} : { style: button.style }),
});
const foldElement = (title: string, index: number): types.Button => ({
  type: "button",
  action_id: `${foldPrefix}${index}`,
  text: words(`▸ ${title}`),
  value: foldValue(title),
});

const rowsOf = (elements: readonly types.Button[], name: RowName): readonly types.ActionsBlock[] => {
  const rows: types.Button[][] = [];
  for (const next of elements) {
    const last = rows.at(-1);
    const room = last && last.length < limits.actions && JSON.stringify([...last, next]).length <= limits.actionsCost;
    if (room) last.push(next);
    else rows.push([next]);
  }
  return rows.map((row, index) => ({ type: "actions", block_id: name(index), elements: row }));
};

/** One or more rows of buttons. */
export const actions = (buttons: readonly Button[], name: RowName): readonly types.ActionsBlock[] =>
  rowsOf(buttons.map(element), name);

/** One or more rows of buttons that each show a fold. */
export const foldActions = (titles: readonly string[], name: RowName): readonly types.ActionsBlock[] =>
  rowsOf(titles.map(foldElement), name);
