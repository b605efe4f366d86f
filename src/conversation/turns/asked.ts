/** Help, and what to offer when the words leave doubt: both told from `intents/`. */
import type { Intent, Knowledge } from "../../knowledge/types.ts";
import type { Act } from "../act.ts";
import { disclaimer } from "../card.ts";
import { type Button, type Doc, type Part, plain, type Rich, strong } from "../doc.ts";
import type { Wanted } from "../intent.ts";
import { say } from "../say.ts";
import { buttonsPart } from "../scene.ts";

const example = "Hb 9.8 g/dL, MCV 68, RBC 5.6, RDW 14, ferritin 80, F 28";
const add: Button = { label: "Add results", act: { do: "form" }, style: "primary" };
const tryIt: Button = { label: "Try an example", act: { do: "assess", text: example } };
const help: Button = { label: "Help", act: { do: "help" } };

/** Wishes a button can carry out by itself. */
const acts: Partial<Readonly<Record<Wanted, Act>>> = {
  assess: { do: "form" },
  add: { do: "form" },
  correct: { do: "form" },
  show: { do: "show" },
  why: { do: "why" },
  missing: { do: "next" },
  next: { do: "next" },
  meaning: { do: "next" },
  treatment: { do: "treatment" },
  references: { do: "references" },
  share: { do: "share" },
  handover: { do: "handover" },
  undo: { do: "undo" },
  changed: { do: "changed" },
  "start-over": { do: "start-over" },
  delete: { do: "delete" },
  help: { do: "help" },
};

const inOrder = (knowledge: Knowledge): readonly Intent[] =>
  [...knowledge.intents.values()]
    .filter((each) => each.example !== undefined)
    .sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));

const line = ({ title, example: words }: Intent): Rich => [{ text: `${title}: ` }, strong(`“${words}”`)];

/** Shown at once; the others fold. */
const shownAtOnce = 9;

/** What can be typed, from the intents' own examples. */
export const helpDoc = (knowledge: Knowledge): Doc => {
  const intents = inOrder(knowledge);
  return {
    summary: "Send a blood count; you get the ranked causes, the next test and what is safe to give.",
    parts: [
      { kind: "headline", text: "Microcytic, hypochromic anaemia: a second opinion" },
      {
        kind: "text",
        text: [{ text: "Type or paste what the laboratory printed, in any order, for example: " }, strong(example)],
      },
      {
        kind: "text",
        text: plain(
          "Or attach the report: text, CSV, HL7, FHIR, XML, or a PDF with a text layer, with or without words of yours.",
        ),
      },
      {
        kind: "text",
        text: plain("Add what comes later in your own words: “ferritin came back 8”, “she's pregnant, 9 weeks”."),
      },
      { kind: "list", items: intents.slice(0, shownAtOnce).map(line) },
      {
        kind: "fold",
        title: "Everything you can ask",
        parts: [{ kind: "list", items: intents.slice(shownAtOnce).map(line) }],
      },
      {
        kind: "text",
        text: plain("Please leave out names, numbers and dates of birth; only values and findings are kept."),
      },
      { kind: "context", text: plain(disclaimer) },
      buttonsPart(add, tryIt),
    ],
  };
};

const offered = (likeliest: readonly Wanted[], knowledge: Knowledge): readonly Button[] => {
  const buttons = likeliest.flatMap((wanted): readonly Button[] => {
    const act = acts[wanted];
    const title = knowledge.intents.get(wanted)?.title;
    return act && title && act.do !== "help" && act.do !== "form" ? [{ label: title, act }] : [];
  });
  return buttons.filter((each, at) => buttons.findIndex((other) => other.act.do === each.act.do) === at);
};

const usual: readonly Button[] = [
  { label: "Why", act: { do: "why" } },
  { label: "Next tests", act: { do: "next" } },
  { label: "Show the case", act: { do: "show" } },
];

const told = (summary: string, ...parts: readonly Part[]): Doc => ({
  summary,
  parts: [{ kind: "text", text: plain(summary) }, ...parts],
});

/** For words in which neither a result nor a question was found: offers what they may have meant rather than guess. */
export const unclearDoc = (inCase: boolean, likeliest: readonly Wanted[], knowledge: Knowledge): Doc => {
  if (!inCase) return told(say(knowledge, "add", "nothing"), buttonsPart(add, tryIt, help));
  const meant = offered(likeliest, knowledge);
  return meant.length > 0
    ? told(say(knowledge, "add", "not-sure"), buttonsPart(...meant, add, help))
    : told(say(knowledge, "add", "no-question"), buttonsPart(add, ...usual, help));
};

/** The urgent text, with what the knowledge's first red flag says to do. */
export const emergencyParts = (knowledge: Knowledge): readonly Part[] => {
  const first = knowledge.rules.redFlags.find((flag) => flag.urgency === "emergency");
  const action = first ? { action: plain(first.action) } : {};
  return [{ kind: "alert", urgency: "emergency", text: plain(say(knowledge, "emergency", "first")), ...action }];
};

/** For a cry for help in which nothing of the patient was read. */
export const emergencyDoc = (knowledge: Knowledge): Doc => ({
  summary: `EMERGENCY: ${say(knowledge, "emergency", "first")}`,
  parts: [
    ...emergencyParts(knowledge),
    { kind: "text", text: plain(say(knowledge, "emergency", "after")) },
    buttonsPart(add),
  ],
});

/** Asks for the one thing that is counted. */
export const askFeedbackDoc = (knowledge: Knowledge): Doc =>
  told(
    say(knowledge, "feedback", "ask"),
    buttonsPart(
      { label: "Helpful", act: { do: "feedback", helpful: true } },
      { label: "Not helpful", act: { do: "feedback", helpful: false } },
    ),
  );
