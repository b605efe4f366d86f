/** Discriminant indices: shown with cut-off and population, never counted again. */
import type { Assessment, IndexResult } from "../../engine/assessment.ts";
import { type Part, plain, type Rich } from "../doc.ts";

const columns = [
  { title: "Index" },
  { title: "Value", align: "right" as const },
  { title: "Trait if" },
  { title: "Says" },
];

const row = (index: IndexResult): readonly Rich[] => [
  plain(index.votes ? `${index.name} *` : index.name),
  plain(String(Number(index.value.toPrecision(4)))),
  plain(index.cutOff),
  plain(index.void === undefined ? (index.trait ? "trait" : "not trait") : "nothing here"),
];

const verdict = (indices: readonly IndexResult[]): string => {
  const votes = indices.filter((each) => each.votes && each.void === undefined);
  const reason = indices.find((each) => each.void !== undefined)?.void;
  if (votes.length === 0) return `They say nothing here${reason ? `: ${reason}` : ""}.`;
  const trait = votes.filter((each) => each.trait).length;
  const agree = trait === 0 || trait === votes.length ? "They agree" : "They disagree";
  const able = indices.filter((each) => each.void === undefined);
  const all =
    able.length === votes.length ? "" : ` Of all ${able.length}, ${able.filter((each) => each.trait).length}.`;
  return `${agree}: of the ${votes.length} best tested (*), ${trait} say trait.${all} They are not counted again: the blood count already holds them.`;
};

/** For whom each formula was made, said once where they share it. */
const populations = (indices: readonly IndexResult[]): string => {
  const made = [...new Set(indices.map((each) => each.population))];
  const lines = made.map((population) => {
    const names = indices.filter((each) => each.population === population).map((each) => each.name);
    return made.length === 1 ? population : `${names.join(", ")}: ${population}`;
  });
  return `Made for: ${lines.join("; ")}.`;
};

/** The indices behind a title; nothing when none could be worked out. */
export const indicesParts = ({ indices }: Assessment): readonly Part[] =>
  indices.length === 0
    ? []
    : [
        {
          kind: "fold",
          title: "Discriminant indices",
          parts: [
            { kind: "text", text: plain(verdict(indices)) },
            { kind: "table", caption: "Value and cut-off", columns, rows: indices.map(row) },
            { kind: "context", text: plain(populations(indices)) },
          ],
        },
      ];
