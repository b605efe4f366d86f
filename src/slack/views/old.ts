/** The same document in the blocks every client has known for years: headers, sections, dividers, context, actions. */
import type { types } from "@slack/bolt";
import type { Part, Rich } from "../../conversation/doc.ts";
import { limits } from "../limits.ts";
import { escaped, mrkdwn } from "../mrkdwn.ts";
import { barLines } from "./bars.ts";
import { alertRuns, wordsOfPart } from "./blocks.ts";
import { actions, foldActions, type RowName } from "./button.ts";
import { pieces } from "./rich.ts";
import { grouped, tableLines } from "./table.ts";
import type { Block, Shows, Unit } from "./units.ts";

/** Escaping makes a character at most five, and a neutralised mark three: pieces are cut before it. */
const RUN = 500;
const ROOM = limits.section - 100;

const section = (text: string): types.SectionBlock => ({
  type: "section",
  text: { type: "mrkdwn", text, verbatim: true },
  expand: true,
});

const runs = (rich: Rich): readonly string[] => pieces(rich, RUN).map(mrkdwn);
const joined = (lines: readonly string[]): readonly types.SectionBlock[] => grouped(lines, ROOM).map(section);

const prose = (rich: Rich): readonly types.SectionBlock[] => {
  const texts: string[] = [];
  for (const run of runs(rich)) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + run.length <= ROOM) texts[texts.length - 1] = last + run;
    else texts.push(run);
  }
  return texts.filter((text) => text.trim() !== "").map(section);
};

const fence = "```";
/** A back-tick inside a fence would end it. */
const fixedWidth = (lines: readonly string[]): readonly types.SectionBlock[] =>
  grouped(
    lines.map((line) => escaped(line.replaceAll("`", "ʼ"))),
    ROOM,
  ).map((text) => section(`${fence}\n${text}\n${fence}`));

const bold = (text: string): readonly types.SectionBlock[] => (text === "" ? [] : prose([{ text, style: "strong" }]));

const blocksOf = (part: Part, name: RowName): readonly Block[] => {
  switch (part.kind) {
    case "headline":
      return bold(part.text);
    case "alert":
      return alertRuns(part).flatMap(prose);
    case "text":
      return prose(part.text);
    case "list":
      return joined(part.items.flatMap((item) => runs(item).map((run, index) => (index === 0 ? `• ${run}` : run))));
    case "table":
      return [...bold(part.caption), ...(part.rows.length === 0 ? [] : fixedWidth(tableLines(part)))];
    case "bars":
      return [...bold(part.caption), ...fixedWidth(barLines(part))];
    case "fold":
      return [...bold(part.title), ...part.parts.flatMap((each) => blocksOf(each, name))];
    case "verbatim":
      return fixedWidth(part.text.split("\n"));
    case "divider":
      return [{ type: "divider" }];
    case "context":
      return prose(part.text.map((span) => ({ ...span, style: span.style ?? "quiet" })));
    case "buttons":
      return actions(part.buttons, name, part.more);
  }
};

/** As `unitsOf`, in old blocks; folds are opened out, so nothing is lost. */
export const oldUnitsOf = (parts: readonly (Part | Shows)[], name: RowName): readonly Unit[] =>
  parts.flatMap((part) => {
    if (part.kind === "shows") return foldActions(part.titles, name).map((each) => ({ blocks: [each], text: "" }));
    const text = wordsOfPart(part);
    return blocksOf(part, name).map((each, index) => ({ blocks: [each], text: index === 0 ? text : "" }));
  });
