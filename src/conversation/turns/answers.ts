/** Answers about the card: next tests, treatment, references, the case again. */
import type { Assessment } from "../../engine/assessment.ts";
import { meaningOf } from "../../engine/meaning.ts";
import type { Knowledge, Source, TestId } from "../../knowledge/types.ts";
import { disclaimer } from "../card.ts";
import { type Doc, type Part, plain, quiet, type Rich, strong } from "../doc.ts";
import { meaningParts } from "../parts/meaning.ts";
import { furtherTests, holdsParts, nextBriefly, questionParts, testTable } from "../parts/next.ts";
import { givenFirst, interlockParts, ironParts, noteParts } from "../parts/treatment.ts";
import { buttonsPart } from "../scene.ts";

const askForMore: Part = buttonsPart({ label: "Add results", act: { do: "form" }, style: "primary" });

/** Tests whose results are told one by one: each result is an assessment of its own. */
const mostTold = 2;

/** Tests in order of what they promise for what they cost, with reasons, holds and questions. */
export const nextDoc = (assessment: Assessment, knowledge: Knowledge): Doc => {
  const free = assessment.next.filter((test) => test.held.length === 0);
  const [first] = free;
  const told = free.slice(0, mostTold);
  const summary = first ? `Next test: ${first.name}` : (assessment.enough ?? "No test to suggest yet");
  return {
    summary,
    parts: [
      { kind: "headline", text: summary },
      ...holdsParts(assessment, knowledge),
      ...nextBriefly(assessment, knowledge),
      ...told.flatMap((test) => {
        const meanings = meaningOf(assessment, test.test, knowledge);
        return meanings.length > 1 ? meaningParts(test, meanings, knowledge) : [];
      }),
      ...furtherTests(
        assessment,
        knowledge,
        told.map((test) => test.test),
      ),
      ...testTable(assessment),
      ...questionParts(assessment, 0, 3),
      { kind: "context", text: plain(`Gain in bits about which treatment or danger it is. ${disclaimer}`) },
      askForMore,
    ],
  };
};

/** What each result of one test would mean here; says so when it is known already or can't tell anything. */
export const meaningDoc = (assessment: Assessment, test: TestId, knowledge: Knowledge): Doc => {
  const name = knowledge.tests.get(test)?.name ?? test;
  const held = assessment.next.find((each) => each.test === test)?.held ?? [];
  const parts = meaningParts({ name }, meaningOf(assessment, test, knowledge), knowledge);
  const summary = parts.length === 0 ? `${name}: nothing new to learn here` : `What ${name} would mean`;
  return {
    summary,
    parts: [
      { kind: "headline", text: summary },
      ...held.map(
        (reason): Part => ({ kind: "alert", urgency: "caution", text: [strong("Hold: "), { text: reason }] }),
      ),
      ...parts.slice(1),
      { kind: "context", text: plain(`Each result was put into the case and assessed. ${disclaimer}`) },
      askForMore,
    ],
  };
};

/** What would help most: what the ranking needs, the questions, the first tests. */
export const missingDoc = (assessment: Assessment, knowledge: Knowledge): Doc => {
  const { needs, questions, next } = assessment;
  const first = next.find((test) => test.held.length === 0);
  const wanted = [...needs, ...(first ? [first.name] : [])];
  const summary =
    wanted.length + questions.length === 0
      ? "Nothing is missing that would change the answer"
      : `What would help most: ${wanted.join(", ") || questions[0]?.ask}`;
  return {
    summary,
    parts: [
      { kind: "headline", text: summary },
      ...(needs.length > 0
        ? [{ kind: "text" as const, text: plain(`Needed before anything can be ranked: ${needs.join(", ")}.`) }]
        : []),
      ...questionParts(assessment, 0, 3),
      ...holdsParts(assessment, knowledge),
      ...nextBriefly(assessment, knowledge),
      ...furtherTests(assessment, knowledge),
      askForMore,
    ],
  };
};

const treatmentSummary = (assessment: Assessment): string => {
  const iron = assessment.interlocks.some((lock) => lock.withdraws.includes("oral-iron"));
  const names = givenFirst(assessment.treatment).map((note) => note.name);
  const first = names.length === 0 ? "No treatment notes yet" : `Treatment notes: ${names.slice(0, 3).join("; ")}`;
  return iron ? `No iron here. ${first}` : first;
};

const doses: Part = buttonsPart(
  { label: "Iron dose", act: { do: "dose" } },
  { label: "Response to iron", act: { do: "response" } },
);

const givesIron = (assessment: Assessment): boolean =>
  assessment.treatment.some((note) => note.gives.some((given) => given === "oral-iron" || given === "iv-iron"));

/** What must not be given, then the notes; why there are none, if there are none. */
export const treatmentDoc = (assessment: Assessment, knowledge: Knowledge): Doc => {
  const summary = treatmentSummary(assessment);
  const none = assessment.rankingOnly
    ? "Only a blood count is known, so there is a ranking and no word of treatment. Ferritin (with CRP) usually decides."
    : "No cause is likely enough for treatment notes.";
  const [first, ...rest] = givenFirst(assessment.treatment);
  return {
    summary,
    parts: [
      { kind: "headline", text: summary },
      ...ironParts(assessment, knowledge),
      ...interlockParts(assessment, knowledge, false),
      ...(first ? noteParts(first, knowledge) : [{ kind: "text" as const, text: plain(none) }]),
      ...rest.map((note): Part => ({ kind: "fold", title: note.name, parts: noteParts(note, knowledge) })),
      ...assessment.reminders.map((each): Part => ({ kind: "text", text: plain(each.text) })),
      { kind: "context", text: plain(disclaimer) },
      ...(first ? (givesIron(assessment) ? [doses] : []) : [askForMore]),
    ],
  };
};

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

/** Everything this answer cites, by kind, with what was actually read of it. */
export const referencesDoc = (assessment: Assessment, knowledge: Knowledge): Doc => {
  const used = [...new Set(sourceIds(assessment))].flatMap((id) => knowledge.sources.get(id) ?? []);
  const summary = `${used.length} sources stand behind this answer`;
  const lists = kinds.flatMap(([title, kind]): readonly Part[] => {
    const items = used.filter((source) => source.kind === kind).map(sourceLine);
    return items.length === 0
      ? []
      : [
          { kind: "text", text: [strong(title)] },
          { kind: "list", items },
        ];
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
