/** What to do next: holds, the test that would tell most for its burden, and the question worth asking. */
import type { Assessment, Outcome, Question, RankedTest } from "../../engine/assessment.ts";
import type { Knowledge, TestId } from "../../knowledge/types.ts";
import { type Button, type Part, plain, quiet, type Rich, strong } from "../doc.ts";
import { citing, percent } from "../words.ts";

const outcomeText = ({ result, leadsName, leadsProbability }: Outcome): string =>
  `${result} → ${leadsName} ${percent(leadsProbability)}`;

/** Results that can't be read yet, and until when. */
export const holdsParts = (assessment: Assessment, knowledge: Knowledge): readonly Part[] =>
  assessment.holds.map((hold) => ({
    kind: "alert",
    urgency: "caution",
    text: [strong("Hold: "), { text: `${hold.text} Until: ${hold.until}.` }, citing(hold.sources, knowledge)],
    ...(hold.instead === undefined ? {} : { action: plain(`Instead: ${hold.instead}`) }),
  }));

const free = (assessment: Assessment): readonly RankedTest[] =>
  assessment.next.filter((test) => test.held.length === 0);

/** "History: bleeding, diet, …" is a heading with its contents: the contents come once, in the list of tests. */
const headOf = (test: RankedTest): string => test.name.split(": ")[0] ?? test.name;

const reasonLine = (test: RankedTest): Rich => [
  strong(headOf(test)),
  { text: ` (${test.turnaround}). ${test.reason}` },
];

const testLine = (test: RankedTest): Rich => [
  ...reasonLine(test),
  ...(test.outcomes.length > 0 ? [quiet(` ${test.outcomes.map(outcomeText).join("; ")}.`)] : []),
];

/** The one next test with its reason and what each result would mean, or that none would change treatment. */
export const nextParts = (assessment: Assessment): readonly Part[] => {
  const [first] = free(assessment);
  if (first) return [{ kind: "text", text: [strong("Next test: "), ...testLine(first)] }];
  return assessment.enough === undefined ? [] : [{ kind: "text", text: plain(assessment.enough) }];
};

/** The same, where what each result would mean is told at length elsewhere. */
export const nextBriefly = (assessment: Assessment): readonly Part[] => {
  const [first] = free(assessment);
  return first ? [{ kind: "text", text: [strong("Next test: "), ...reasonLine(first)] }] : nextParts(assessment);
};

const worthText = (test: RankedTest): string => `${test.information.toFixed(2)} bits`;

/** Tests after the first, and those on hold with the reason; of those `told` at length elsewhere only the reason. */
export const furtherTests = (assessment: Assessment, told: readonly TestId[] = [], most = 6): readonly Part[] => {
  const later = free(assessment).slice(1, most);
  const held = assessment.next.filter((test) => test.held.length > 0).slice(0, most);
  return [
    ...(later.length === 0
      ? []
      : [
          {
            kind: "list" as const,
            items: later.map((test) => (told.includes(test.test) ? reasonLine(test) : testLine(test))),
          },
        ]),
    ...(held.length === 0
      ? []
      : [
          { kind: "text" as const, text: [strong("Not now")] },
          {
            kind: "list" as const,
            items: held.map((test): Rich => [strong(test.name), { text: `: ${test.held.join(" ")}` }]),
          },
        ]),
    ...assessment.reminders.map((each) => ({ kind: "text" as const, text: plain(each.text) })),
  ];
};

/** The further tests behind a title. */
export const furtherParts = (assessment: Assessment): readonly Part[] => {
  const parts = furtherTests(assessment);
  return parts.length === 0 ? [] : [{ kind: "fold", title: "Further tests, and tests to wait with", parts }];
};

const answers = ({ finding }: Question): readonly Button[] => [
  { label: "Yes", act: { do: "finding", finding, state: "present" } },
  { label: "No", act: { do: "finding", finding, state: "absent" } },
];

/** Questions with a yes and a no; `from` and `to` pick which of the ranked ones. */
export const questionParts = (assessment: Assessment, from = 0, to = 1): readonly Part[] =>
  assessment.questions.slice(from, to).flatMap((question): readonly Part[] => [
    { kind: "text", text: [strong("Worth asking: "), { text: question.ask }] },
    { kind: "buttons", buttons: answers(question) },
  ]);

/** Every test with what it promises, for "next tests". */
export const testTable = (assessment: Assessment): readonly Part[] => {
  const rows = assessment.next
    .slice(0, 8)
    .map((test) => [
      plain(test.name),
      plain(worthText(test)),
      plain(test.turnaround),
      plain(test.held.length > 0 ? "on hold" : ""),
    ]);
  const columns = [
    { title: "Test" },
    { title: "Expected gain", align: "right" as const },
    { title: "Result in" },
    { title: "" },
  ];
  return rows.length === 0 ? [] : [{ kind: "table", caption: "Expected gain about what to do", columns, rows }];
};
