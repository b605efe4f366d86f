/** Answers about the card: next tests, treatment, references, the case again. */
import type { Assessment } from "../../engine/assessment.ts";
import { meaningOf } from "../../engine/meaning.ts";
import type { Knowledge, TestId } from "../../knowledge/types.ts";
import { disclaimer } from "../card.ts";
import { type Doc, type Part, plain, strong } from "../doc.ts";
import { urgentStep } from "../parts/alerts.ts";
import { meaningParts } from "../parts/meaning.ts";
import { furtherTests, holdsParts, nextBriefly, questionParts, testTable } from "../parts/next.ts";
import { givenFirst, interlockParts, ironParts, noteBriefly, noteParts } from "../parts/treatment.ts";
import { buttonsPart } from "../scene.ts";

const askForMore: Part = buttonsPart({ label: "Add results", act: { do: "form" }, style: "primary" });

/** Tests on the page besides those behind a title. */
const mostOpen = 4;

/** All tests by what they promise. */
const promiseParts = (assessment: Assessment): readonly Part[] => {
  const parts = [
    ...testTable(assessment),
    { kind: "context" as const, text: plain("Gain in bits about which treatment or danger it is.") },
  ];
  return assessment.next.length < 2 ? [] : [{ kind: "fold", title: "What each test promises", parts }];
};

const toldParts = (assessment: Assessment, test: Assessment["next"][number], knowledge: Knowledge): readonly Part[] => {
  const meanings = meaningOf(assessment, test.test, knowledge);
  return meanings.length > 1 ? meaningParts(test, meanings, knowledge) : [];
};

/** How urgent it is belongs to what to do, also where nothing presses. */
const calm: Part = { kind: "text", text: plain("No red flag in what is known so far.") };

/** Tests in order of what they promise for what they cost, with reasons, holds and questions; after what is urgent. */
export const nextDoc = (assessment: Assessment, knowledge: Knowledge): Doc => {
  const free = assessment.next.filter((test) => test.held.length === 0);
  const [first] = free;
  const urgent = urgentStep(assessment);
  const test = first ? `Next test: ${first.name}` : (assessment.enough ?? "No test to suggest yet");
  const summary = urgent === undefined ? test : `After what is urgent: ${test.charAt(0).toLowerCase()}${test.slice(1)}`;
  return {
    summary,
    parts: [
      { kind: "headline", text: summary },
      ...(assessment.alerts.length === 0 ? [calm] : []),
      ...holdsParts(assessment, knowledge),
      ...nextBriefly(assessment),
      ...(first ? toldParts(assessment, first, knowledge) : []),
      ...furtherTests(assessment, mostOpen),
      ...questionParts(assessment, 0, 1),
      ...promiseParts(assessment),
      { kind: "context", text: plain(`Nothing is ordered from here. ${disclaimer}`) },
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
      ...nextBriefly(assessment),
      ...furtherTests(assessment),
      askForMore,
    ],
  };
};

/** In an emergency blood comes before iron. */
const mostUrgentFirst = ({ alerts, treatment }: Assessment): Assessment["treatment"] => {
  const notes = givenFirst(treatment);
  if (!alerts.some((alert) => alert.urgency === "emergency")) return notes;
  const bloodFirst = (note: Assessment["treatment"][number]): number => Number(!note.gives.includes("transfusion"));
  return [...notes].sort((one, other) => bloodFirst(one) - bloodFirst(other));
};

const treatmentSummary = (assessment: Assessment): string => {
  const iron = assessment.interlocks.some((lock) => lock.withdraws.includes("oral-iron"));
  const names = mostUrgentFirst(assessment).map((note) => note.name);
  const first = names.length === 0 ? "No treatment notes yet" : `Treatment notes: ${names.slice(0, 3).join("; ")}`;
  const notes = iron ? `No iron here. ${first}` : first;
  return urgentStep(assessment) === undefined ? notes : `After what is urgent: ${notes}`;
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
  const [first, ...rest] = mostUrgentFirst(assessment);
  return {
    summary,
    parts: [
      { kind: "headline", text: summary },
      ...ironParts(assessment, knowledge),
      ...interlockParts(assessment, knowledge, false),
      ...(first ? noteBriefly(first, knowledge) : [{ kind: "text" as const, text: plain(none) }]),
      ...rest.map((note): Part => ({ kind: "fold", title: note.name, parts: noteParts(note, knowledge) })),
      ...assessment.reminders.map((each): Part => ({ kind: "text", text: plain(each.text) })),
      { kind: "context", text: plain(disclaimer) },
      ...(first ? (givesIron(assessment) ? [doses] : []) : [askForMore]),
    ],
  };
};
