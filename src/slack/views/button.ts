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
const carriedBy = (act: Act, most: number = limits.button.value): string => {
  const value = JSON.stringify(act);
  return value.length <= most ? value : JSON.stringify({ do: "form" } satisfies Act);
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

/** The menu after the buttons. */
const menu = (more: readonly Button[], index: number): types.Overflow => ({
  type: "overflow",
  action_id: `${actionPrefix}${index}`,
  options: more
    .slice(0, limits.overflow)
    .map((each) => ({ text: words(each.label), value: carriedBy(each.act, limits.option) })),
});

type Element = types.Button | types.Overflow;

const rowsOf = (elements: readonly Element[], name: RowName): readonly types.ActionsBlock[] => {
  const rows: Element[][] = [];
  for (const next of elements) {
    const last = rows.at(-1);
    const room = last && last.length < limits.actions && JSON.stringify([...last, next]).length <= limits.actionsCost;
    if (room) last.push(next);
    else rows.push([next]);
  }
  return rows.map((row, index) => ({ type: "actions", block_id: name(index), elements: row }));
};

/** One or more rows of buttons, with `more` in a menu at the end. */
export const actions = (
  buttons: readonly Button[],
  name: RowName,
  more: readonly Button[] = [],
): readonly types.ActionsBlock[] =>
  rowsOf([...buttons.map(element), ...(more.length === 0 ? [] : [menu(more, buttons.length)])], name);

/** One or more rows of buttons that each show a fold. */
export const foldActions = (titles: readonly string[], name: RowName): readonly types.ActionsBlock[] =>
  rowsOf(titles.map(foldElement), name);
