/** Whole pages of the knowledge: a test, a treatment, an index, a topic, a disagreement; conditions have their own. */
import type { Cited, Conflict, Index, Knowledge, Test, Topic, Treatment } from "../../knowledge/types.ts";
import { disclaimer } from "../card.ts";
import { type Doc, type Part, plain, quiet, type Rich, strong } from "../doc.ts";
import type { PageRef } from "../lookup/passages.ts";
import { capital, citing, evidenceWord, reviewWord } from "../words.ts";
import { explainDoc } from "./explain.ts";

/** A sentence with how it is known and where it stands. */
export const citedLine = (item: Cited, knowledge: Knowledge): Rich => [
  { text: item.text },
  quiet(` (${evidenceWord(item.evidence)})`),
  citing(item.sources, knowledge),
];

const list = (title: string, items: readonly Rich[]): readonly Part[] =>
  items.length === 0
    ? []
    : [
        { kind: "text", text: [strong(title)] },
        { kind: "list", items },
      ];

type Kinded = Cited & { readonly kind: "guideline" | "research" | "label" | "judgement" };
const kinds: readonly (readonly [string, readonly Kinded["kind"][]])[] = [
  ["Guideline", ["guideline"]],
  ["Research", ["research"]],
  ["Label and judgement", ["label", "judgement"]],
];

/** Guideline, research and the rest, each under its own name. */
export const byKind = (items: readonly Kinded[], knowledge: Knowledge): readonly Part[] =>
  kinds.flatMap(([title, members]): readonly Part[] => {
    const own = items.filter((item) => members.includes(item.kind));
    return own.length === 0
      ? []
      : [
          { kind: "text", text: [quiet(title)] },
          { kind: "list", items: own.map((item) => citedLine(item, knowledge)) },
        ];
  });

const page = (title: string, parts: readonly Part[], footer: Rich): Doc => ({
  summary: capital(title),
  parts: [
    { kind: "headline", text: capital(title) },
    ...parts,
    { kind: "context", text: [...footer, { text: ` ${disclaimer}` }] },
  ],
});

const testDoc = (test: Test, knowledge: Knowledge): Doc =>
  page(
    test.name,
    [
      { kind: "text", text: [strong("Tells apart: "), ...citedLine(test.separates, knowledge)] },
      { kind: "text", text: [strong("Result in: "), { text: test.turnaround }] },
      ...list(
        "Before it",
        test.preconditions.map((item) => citedLine(item, knowledge)),
      ),
    ],
    [{ text: reviewWord(test.review) }, citing(test.sources, knowledge), { text: "." }],
  );

const treatmentDoc = (treatment: Treatment, knowledge: Knowledge): Doc =>
  page(
    treatment.name,
    [
      {
        kind: "text",
        text: plain(
          "General notes, for no patient in particular: what must not be given here is said on a case's own card.",
        ),
      },
      ...byKind(treatment.notes, knowledge),
    ],
    [{ text: `${reviewWord(treatment.review)}.` }],
  );

const indexDoc = (index: Index, knowledge: Knowledge): Doc => {
  const cutOff = index.trait.below === undefined ? `above ${index.trait.above}` : `below ${index.trait.below}`;
  const others = index.otherCutOffs.length > 0 ? `; other published cut-offs: ${index.otherCutOffs.join(", ")}` : "";
  return page(
    `${index.name} index`,
    [
      { kind: "verbatim", text: `${index.formula}   (Hb and MCHC g/dL, RBC 10¹²/L, MCV fL, MCH pg, RDW %)` },
      { kind: "text", text: plain(`${capital(cutOff)} speaks for a trait${others}. Population: ${index.population}.`) },
      ...list(
        "Published performance",
        index.performance.map((item) => citedLine(item, knowledge)),
      ),
      { kind: "text", text: plain("An index never diagnoses, and is not counted beside the numbers it is made of.") },
    ],
    [citing(index.sources, knowledge), { text: "." }],
  );
};

/** A topic's sections. */
export const topicParts = (topic: Topic, knowledge: Knowledge): readonly Part[] =>
  topic.sections.flatMap(({ title, items }): readonly Part[] => [
    { kind: "text", text: [strong(title)] },
    ...byKind(items, knowledge),
  ]);

const topicDoc = (topic: Topic, knowledge: Knowledge): Doc =>
  page(
    topic.title,
    [{ kind: "text", text: plain(topic.summary) }, ...topicParts(topic, knowledge)],
    [{ text: reviewWord(topic.review) }, citing(topic.sources, knowledge), { text: "." }],
  );

/** Both sides of a disagreement, and what is done here. */
export const conflictParts = (conflict: Conflict, knowledge: Knowledge): readonly Part[] => [
  { kind: "text", text: [strong(conflict.question)] },
  { kind: "list", items: conflict.sides.map((side) => citedLine(side, knowledge)) },
  { kind: "text", text: [quiet("Here: "), { text: conflict.here }] },
];

/** The page of `ref`; undefined when there is none (a button of an older knowledge). */
export const pageDoc = ({ what, id }: PageRef, knowledge: Knowledge): Doc | undefined => {
  const found = <T>(value: T | undefined, make: (value: T, knowledge: Knowledge) => Doc): Doc | undefined =>
    value === undefined ? undefined : make(value, knowledge);
  switch (what) {
    case "condition":
      return found(knowledge.conditions.get(id), explainDoc);
    case "test":
      return found(knowledge.tests.get(id), testDoc);
    case "treatment":
      return found(knowledge.treatments.get(id), treatmentDoc);
    case "index":
      return found(
        knowledge.indices.find((each) => each.id === id),
        indexDoc,
      );
    case "topic":
      return found(knowledge.topics.get(id), topicDoc);
    case "conflict":
      return found(
        knowledge.conflicts.find((each) => each.id === id),
        (conflict) => page(conflict.question, conflictParts(conflict, knowledge), []),
      );
  }
};
