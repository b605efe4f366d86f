/** What to do next: holds, the test that would tell most for its burden, and the question worth asking. */
import type { Assessment, Hold, Outcome, Question, RankedTest } from "../../engine/assessment.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { type Button, type Part, plain, type Rich, strong } from "../doc.ts";
import { citing, inSentence, percent } from "../words.ts";

/** Rarer results are not worth a reader's time. */
const leastLikely = 0.02;
/** Results that move the leading cause by less than this say the same. */
const leastMoved = 0.1;

/** What each likely result of `test` would mean in a line; nothing where all of them would leave the ranking as it is. */
export const outcomesText = (outcomes: readonly Outcome[], knowledge: Knowledge): string | undefined => {
  const likely = outcomes.filter((each) => each.probability >= leastLikely);
  const shares = likely.map((each) => each.leadsProbability);
  const apart = new Set(likely.map((each) => each.leads)).size > 1;
  if (!apart && !(Math.max(...shares) - Math.min(...shares) >= leastMoved)) return undefined;
  const told = ({ result, leadsName, leadsProbability }: Outcome): string =>
    `${result} → ${inSentence(leadsName, knowledge)} ${percent(leadsProbability)}`;
  return likely.map(told).join("; ");
};

/** An interlock has withdrawn what the held trials would give, and says so itself. */
const saidAlready = ({ tests }: Hold, { interlocks }: Assessment, knowledge: Knowledge): boolean => {
  const withdrawn = new Set(interlocks.flatMap((each) => each.withdraws));
  const given = tests.map((each) => knowledge.tests.get(each)?.gives ?? []);
  return given.length > 0 && given.every((gives) => gives.length > 0 && gives.every((each) => withdrawn.has(each)));
};

/** A hold on a test that nobody did or proposes is no news. */
const concerns = (hold: Hold, assessment: Assessment, knowledge: Knowledge): boolean => {
  if (saidAlready(hold, assessment, knowledge)) return false;
  const { tests, findings } = hold;
  const { case: known, next } = assessment;
  const analytes = [...hold.analytes, ...tests.flatMap((each) => knowledge.tests.get(each)?.measures ?? [])];
  const measured = [...known.labs, ...known.qualitative].some((each) => analytes.includes(each.analyte));
  const seen = findings.some((each) => known.findings[each] !== undefined);
  const proposed = next.some((each) => tests.includes(each.test));
  return measured || seen || proposed || tests.length + analytes.length + findings.length === 0;
};

const holdPart = (hold: Hold, knowledge: Knowledge): Part => ({
  kind: "alert",
  urgency: "caution",
  text: [strong("Hold: "), { text: `${hold.text} Until: ${hold.until}.` }, citing(hold.sources, knowledge)],
  ...(hold.instead === undefined ? {} : { action: plain(`Instead: ${hold.instead}`) }),
});

/** Results that can't be read yet, and until when. */
export const holdsParts = (assessment: Assessment, knowledge: Knowledge): readonly Part[] =>
  assessment.holds.filter((hold) => concerns(hold, assessment, knowledge)).map((hold) => holdPart(hold, knowledge));

const free = (assessment: Assessment): readonly RankedTest[] =>
  assessment.next.filter((test) => test.held.length === 0);

/** "History: bleeding, diet, …" is a heading with its contents: the contents come once, in the list of tests. */
const headOf = (test: RankedTest): string => test.name.split(": ")[0] ?? test.name;

const reasonLine = (test: RankedTest): Rich => [
  strong(headOf(test)),
  { text: ` (${test.turnaround}). ${test.because === undefined ? "" : `${test.because} `}Shows: ${test.reason}` },
];

/** The one next test with its reason, or that none would change treatment; what each result would mean is told behind its button. */
export const nextBriefly = (assessment: Assessment): readonly Part[] => {
  const [first] = free(assessment);
  if (first) return [{ kind: "text", text: [strong("Next test: "), ...reasonLine(first)] }];
  return assessment.enough === undefined ? [] : [{ kind: "text", text: plain(assessment.enough) }];
};

const worthText = ({ because, information }: RankedTest): string =>
  because !== undefined && information === 0 ? "needed" : `${information.toFixed(2)} bits`;

const mostListed = 6;

/** Tests with what they show, from the second on, and those on hold with the reason. What their results would mean is told when asked for. */
export const furtherTests = (assessment: Assessment, most = mostListed, from = 1): readonly Part[] => {
  const later = free(assessment).slice(from, most);
  const held = assessment.next.filter((test) => test.held.length > 0).slice(0, most);
  return [
    ...(later.length === 0
      ? []
      : [
          {
            kind: "list" as const,
            items: later.map(reasonLine),
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

/** The further tests and questions, behind one title, with the holds on what nobody proposes; `all` where none stands in view. */
export const furtherParts = (assessment: Assessment, knowledge: Knowledge, all = false): readonly Part[] => {
  const distant = assessment.holds.filter((hold) => !concerns(hold, assessment, knowledge));
  const parts = [
    ...furtherTests(assessment, mostListed, all ? 0 : 1),
    ...distant.map((hold) => holdPart(hold, knowledge)),
    ...questionParts(assessment, all ? 0 : 1, 3),
  ];
  return parts.length === 0 ? [] : [{ kind: "fold", title: "More tests and questions", parts }];
};

/** Every test with what it promises, for "next tests". */
export const testTable = (assessment: Assessment): readonly Part[] => {
  const tests = assessment.next.slice(0, 8);
  if (tests.length === 0) return [];
  const held = tests.some((test) => test.held.length > 0);
  const rows = tests.map((test) => [
    plain(test.name),
    plain(worthText(test)),
    plain(test.turnaround),
    ...(held ? [plain(test.held.length > 0 ? "on hold" : "")] : []),
  ]);
  const columns = [
    { title: "Test" },
    { title: "Expected gain", align: "right" as const },
    { title: "Result in" },
    ...(held ? [{ title: "Now?" }] : []),
  ];
  return [{ kind: "table", caption: "Expected gain about what to do", columns, rows }];
};
