/** Short replies that assess nothing: help, greeting, deletion, what can't be answered. */
import type { Knowledge } from "../../knowledge/types.ts";
import type { Identifier } from "../../reading/reading.ts";
import { type Button, type Doc, type Part, plain, strong } from "../doc.ts";
import { search } from "../lookup/search.ts";
import { say } from "../say.ts";
import { buttonsPart } from "../scene.ts";
import { capital, citing } from "../words.ts";

const example = "Hb 9.8 g/dL, MCV 68, RBC 5.6, RDW 14, ferritin 80, F 28";
const add: Button = { label: "Add results", act: { do: "form" }, style: "primary" };
const tryIt: Button = { label: "Try an example", act: { do: "assess", text: example } };
const help: Button = { label: "Help", act: { do: "help" } };

const said = (summary: string, ...parts: readonly Part[]): Doc => ({
  summary,
  parts: [{ kind: "text", text: plain(summary) }, ...parts],
});

export const greetingDoc = (knowledge: Knowledge): Doc =>
  said(say(knowledge, "greeting", "hello"), buttonsPart(add, tryIt, help));

export const thanksDoc = (knowledge: Knowledge): Doc => said(say(knowledge, "thanks", "welcome"));

export const deletedDoc = (knowledge: Knowledge): Doc => said(say(knowledge, "delete", "done"));

/** Deleting can't be taken back, so a button asks once. */
export const deleteWhatDoc = (knowledge: Knowledge): Doc =>
  said(
    say(knowledge, "delete", "what"),
    { kind: "list", items: [plain(say(knowledge, "delete", "case")), plain(say(knowledge, "delete", "mine"))] },
    buttonsPart(
      { label: "Undo the last change", act: { do: "undo" } },
      { label: "This case", act: { do: "delete", of: "case" }, style: "danger" },
      { label: "All my data", act: { do: "delete", of: "mine" }, style: "danger" },
      { label: "Keep it", act: { do: "show" } },
    ),
  );

export const deletedMineDoc = (shared: boolean, knowledge: Knowledge): Doc =>
  said(
    say(knowledge, "delete", "done-mine"),
    { kind: "text", text: plain(say(knowledge, "delete", "shared")) },
    ...(shared
      ? [
          { kind: "text" as const, text: plain(say(knowledge, "delete", "here")) },
          buttonsPart({ label: "Delete this case", act: { do: "delete", of: "case" }, style: "danger" }),
        ]
      : []),
  );

/** Only the yes or no is counted; nothing of the case goes with it. */
export const feedbackDoc = (helpful: boolean, knowledge: Knowledge): Doc =>
  said(say(knowledge, "feedback", helpful ? "yes" : "no"));

export const startedOverDoc = (knowledge: Knowledge): Doc =>
  said(say(knowledge, "start-over", "done"), buttonsPart(add));

export const noCaseDoc = (knowledge: Knowledge): Doc => said(say(knowledge, "assess", "none"), buttonsPart(add, tryIt));

/** For what it can't answer: says so, and what it can do. */
export const outOfScopeDoc = (inCase: boolean, knowledge: Knowledge): Doc =>
  said(
    say(knowledge, "out-of-scope", "unknown"),
    { kind: "text", text: plain(say(knowledge, "out-of-scope", inCase ? "in-case" : "no-case")) },
    inCase
      ? buttonsPart(
          { label: "Why", act: { do: "why" } },
          { label: "Next tests", act: { do: "next" } },
          { label: "Treatment", act: { do: "treatment" } },
          help,
        )
      : buttonsPart(add, help),
  );

/** Another drug's dose is no business of an iron calculator: what the knowledge holds of the drug, or that it holds nothing. */
export const onlyIronDoc = (drug: string, knowledge: Knowledge): Doc => {
  const found = search(drug, knowledge, 3).filter(({ covered }) => covered >= 0.9);
  const told = `I work out doses of iron only. Of the dose of ${drug} I have no reviewed content, so I won't guess.`;
  const near = found
    .filter(({ passage }) => passage.page.what === "treatment" || passage.page.what === "topic")
    .slice(0, 2);
  const items = near.map(({ passage }) => [
    strong(`${capital(passage.title)}: `),
    { text: passage.text },
    citing(passage.sources, knowledge),
  ]);
  return said(
    told,
    ...(items.length === 0
      ? []
      : [
          { kind: "text" as const, text: plain("What I hold of it:") },
          { kind: "list" as const, items },
        ]),
    buttonsPart(help),
  );
};

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** Says which kinds of identifier were seen, never what they said. */
export const identifierParts = (identifiers: readonly Identifier[]): readonly Part[] => {
  const kinds = [...new Set(identifiers.map((each) => each.kind))];
  if (kinds.length === 0) return [];
  const text = `What you sent seems to hold what identifies a patient (${listed(kinds)}). None of it was kept here. If it stands in a message or a file of yours, please consider deleting that.`;
  return [{ kind: "alert", urgency: "caution", text: plain(text), whispered: true }];
};

/** What is read in other languages is still answered in one. */
export const languageDoc = (knowledge: Knowledge): Doc => said(say(knowledge, "language", "only"));
