/** "References": everything the answer cites. */
import type { Assessment } from "../../engine/assessment.ts";
import type { Knowledge, Source } from "../../knowledge/types.ts";
import { type Doc, type Part, plain, quiet, type Rich, strong } from "../doc.ts";

const readWords: Readonly<Record<Source["read"], string>> = {
  whole: "read whole",
  abstract: "abstract or excerpt read",
  table: "one table read",
  "second-hand": "read second-hand",
  recalled: "recalled, not checked",
};

const sourceLine = (source: Source): Rich => [
  { text: source.cite },
  ...(source.doi === undefined ? [] : [{ text: ` doi:${source.doi}` }]),
  ...(source.pmid === undefined ? [] : [{ text: ` PMID ${source.pmid}` }]),
  quiet(` (${source.kind}; ${readWords[source.read]})`),
];

const sourceIds = (assessment: Assessment): readonly string[] => {
  const { picture } = assessment;
  const shown = assessment.causes.slice(0, 3);
  return [
    ...(picture.anaemiaRule?.sources ?? []),
    ...picture.disagreements.flatMap((each) => each.sources),
    ...shown.flatMap((cause) => [...cause.steps.flatMap((step) => step.sources), ...(cause.settles?.sources ?? [])]),
    ...assessment.treatment.flatMap((each) => each.notes.flatMap((note) => note.sources)),
    ...[...assessment.alerts, ...assessment.holds, ...assessment.interlocks, ...assessment.reminders].flatMap(
      (each) => each.sources,
    ),
  ];
};

const kinds: readonly (readonly [string, Source["kind"]])[] = [
  ["Guidelines", "guideline"],
  ["Research", "research"],
  ["Labels", "label"],
  ["Judgement", "judgement"],
];

/** Everything this answer cites, by kind, with what was actually read of it; guidelines in view. */
export const referencesDoc = (assessment: Assessment, knowledge: Knowledge): Doc => {
  const used = [...new Set(sourceIds(assessment))].flatMap((id) => knowledge.sources.get(id) ?? []);
  const summary = `${used.length} sources stand behind this answer`;
  const lists = kinds.flatMap(([title, kind]): readonly Part[] => {
    const items = used.filter((source) => source.kind === kind).map(sourceLine);
    const part: Part = { kind: "list", items };
    if (items.length === 0) return [];
    return kind === "guideline"
      ? [{ kind: "text", text: [strong(title)] }, part]
      : [{ kind: "fold", title: `${title} (${items.length})`, parts: [part] }];
  });
  const { id, date } = assessment.knowledge;
  return {
    summary,
    parts: [
      { kind: "headline", text: summary },
      ...lists,
      { kind: "context", text: plain(`Knowledge ${id} (${date}). No named reviewer has approved this knowledge yet.`) },
    ],
  };
};
