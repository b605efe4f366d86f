/** Parts of a document as Block Kit: rich_text wherever words may come from a person, folds as collapsible containers. */
import type { types } from "@slack/bolt";
import type { Part, Rich } from "../../conversation/doc.ts";
import { plainText } from "../../conversation/plain.ts";
import { limits, shortened } from "../limits.ts";
import { mrkdwn } from "../mrkdwn.ts";
import { barLines } from "./bars.ts";
import { actions, foldActions, type RowName } from "./button.ts";
import { block, bullets, pieces, quote, section } from "./rich.ts";
import { fitsTableBlock, fixedWidth, type Table, tableBlock, tableLines } from "./table.ts";
import { type Block, costOf, type Shows, totalCost, type Unit } from "./units.ts";

type Child = types.ContainerBlock["child_blocks"][number];

const RUN = 2800;
const CONTEXT_RUN = 450;

const urgencies = {
  emergency: "🚨 Emergency: ",
  urgent: "🔴 Urgent: ",
  soon: "🟠 Soon: ",
  stop: "⛔ ",
  caution: "⚠️ ",
} as const;

/** The text of a document's part on its own, as the fallback says it. */
export const wordsOfPart = (part: Part): string => plainText({ summary: "", parts: [part] }).trim();

const paragraphs = (rich: Rich): readonly types.RichTextBlock[] => pieces(rich, RUN).map((run) => block(section(run)));

/** An alert stands out by the bar beside it: a quotation, its advice on a line of its own. */
const quotes = (runs: readonly Rich[]): readonly types.RichTextBlock[] =>
  pieces(
    runs.flatMap((run, at): Rich => (at === 0 ? run : [{ text: "\n" }, ...run])),
    RUN,
  ).map((run) => block(quote(run)));

/** Items in lists of at most a section's length; an item longer than that goes on as further items. */
const lists = (items: readonly Rich[]): readonly types.RichTextBlock[] => {
  const groups: Rich[][] = [];
  let used = 0;
  for (const item of items.flatMap((each) => pieces(each, RUN))) {
    const cost = JSON.stringify(section(item)).length;
    const last = groups.at(-1);
    if (last && used + cost <= RUN) last.push(item);
    else groups.push([item]);
    used = last && used + cost <= RUN ? used + cost : cost;
  }
  return groups.map((group) => block(bullets(group)));
};

/** Says how an alert opens, by its urgency. */
export const alertRuns = (part: Extract<Part, { kind: "alert" }>): readonly Rich[] => [
  [{ text: urgencies[part.urgency], style: "strong" }, ...part.text],
  ...(part.action ? [[{ text: "→ " }, ...part.action]] : []),
];

const context = (rich: Rich): readonly types.ContextBlock[] => {
  const elements = pieces(rich, CONTEXT_RUN).map((run) => ({
    type: "mrkdwn" as const,
    text: mrkdwn(run),
    verbatim: true,
  }));
  // Escaping may have made the texts several times longer, so few of the longest share a block.
  const share = Math.max(1, Math.floor(limits.context.text / Math.max(1, ...elements.map((each) => each.text.length))));
  const size = Math.min(limits.context.elements, share);
  return Array.from({ length: Math.ceil(elements.length / size) }, (_, index) => ({
    type: "context" as const,
    elements: elements.slice(index * size, (index + 1) * size),
  }));
};

const headline = (text: string): readonly Block[] => {
  if (text.trim() === "") return [];
  return text.length <= limits.header
    ? [{ type: "header", text: { type: "plain_text", text, emoji: false } }]
    : paragraphs([{ text, style: "strong" }]);
};

const captioned = (caption: string, rest: readonly Child[]): readonly Child[] =>
  caption === "" ? rest : [...paragraphs([{ text: caption, style: "strong" }]), ...rest];

/** A part in blocks that may stand inside a container. */
const children = (part: Exclude<Part, { kind: "fold" }>, name: RowName): readonly Child[] => {
  switch (part.kind) {
    case "headline":
      return paragraphs([{ text: part.text, style: "strong" }]);
    case "alert":
      return quotes(alertRuns(part));
    case "text":
      return paragraphs(part.text);
    case "list":
      return lists(part.items);
    case "table":
      return captioned(part.caption, part.rows.length === 0 ? [] : fixedWidth(tableLines(part)));
    case "bars":
      return captioned(part.caption, fixedWidth(barLines(part)));
    case "verbatim":
      return fixedWidth(part.text.split("\n"));
    case "divider":
      return [{ type: "divider" }];
    case "context":
      return context(part.text);
    case "buttons":
      return actions(part.buttons, name, part.more);
  }
};

/** Neighbouring texts share a block, as a container holds ten. */
const merged = (blocks: readonly Child[]): readonly Child[] => {
  const out: Child[] = [];
  for (const next of blocks) {
    const last = out.at(-1);
    const joined =
      last?.type === "rich_text" && next.type === "rich_text" ? block(...last.elements, ...next.elements) : undefined;
    if (joined && costOf(joined) <= RUN * 2) out[out.length - 1] = joined;
    else out.push(next);
  }
  return out;
};

/** Parts of a fold with the folds inside it opened out under their titles. */
const opened = (parts: readonly Part[]): readonly Exclude<Part, { kind: "fold" }>[] =>
  parts.flatMap((part) =>
    part.kind === "fold" ? [{ kind: "headline" as const, text: part.title }, ...opened(part.parts)] : [part],
  );

const containers = (fold: Extract<Part, { kind: "fold" }>, name: RowName): readonly types.ContainerBlock[] => {
  const groups: Child[][] = [];
  for (const next of merged(opened(fold.parts).flatMap((part) => children(part, name)))) {
    const last = groups.at(-1);
    if (last && last.length < limits.container.children && totalCost([...last, next]) <= limits.container.cost)
      last.push(next);
    else groups.push([next]);
  }
  return groups.map((child_blocks, index) => ({
    type: "container",
    title: { type: "plain_text", text: titleOf(fold.title, index, groups.length) },
    child_blocks,
    is_collapsible: true,
    default_collapsed: true,
  }));
};
const titleOf = (title: string, index: number, of: number): string => {
  const count = of === 1 ? "" : ` (${index + 1} of ${of})`;
  return `${shortened(title || "More", limits.container.title - count.length)}${count}`;
};

const separate = (blocks: readonly Block[], text: string): readonly Unit[] =>
  blocks.map((each, index) => ({ blocks: [each], text: index === 0 ? text : "" }));

/** A table stays with its caption; the second of a message is drawn in a fixed-width font. */
const tableUnits = (table: Table, text: string, name: RowName): readonly Unit[] => {
  const drawn = tableBlock(table);
  if (!fitsTableBlock(table) || costOf(drawn) > limits.container.cost) return separate(children(table, name), text);
  const together = captioned(table.caption, [drawn]);
  return totalCost(together) > limits.messageCost ? separate(together, text) : [{ blocks: together, text }];
};

/** The blocks of a modal that shows a fold: texts, rows of buttons and fixed-width tables; a hundred at most. */
export const modalBlocks = (parts: readonly Part[], name: RowName): readonly Block[] =>
  merged(opened(parts).flatMap((part) => children(part, name))).slice(0, limits.view.blocks);

/** Document parts as units, in order; `name` names rows of buttons. Only the first table becomes a table block. */
export const unitsOf = (parts: readonly (Part | Shows)[], name: RowName): readonly Unit[] => {
  const firstTable = parts.find((part) => part.kind === "table" && part.rows.length > 0);
  return parts.flatMap((part) => {
    if (part.kind === "shows") return separate(foldActions(part.titles, name), "");
    const text = wordsOfPart(part);
    if (part.kind === "headline") return separate(headline(part.text), text);
    if (part === firstTable && part.kind === "table") return tableUnits(part, text, name);
    return separate(part.kind === "fold" ? containers(part, name) : children(part, name), text);
  });
};
