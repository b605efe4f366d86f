/** Short replies that assess nothing: help, greeting, deletion, what can't be answered. */
import type { Identifier } from "../../reading/reading.ts";
import { type Button, type Doc, type Part, plain } from "../doc.ts";
import { buttonsPart } from "../scene.ts";

const example = "Hb 9.8 g/dL, MCV 68, RBC 5.6, RDW 14, ferritin 80, F 28";
const add: Button = { label: "Add results", act: { do: "form" }, style: "primary" };
const tryIt: Button = { label: "Try an example", act: { do: "assess", text: example } };
const help: Button = { label: "Help", act: { do: "help" } };

const said = (summary: string, ...parts: readonly Part[]): Doc => ({
  summary,
  parts: [{ kind: "text", text: plain(summary) }, ...parts],
});

export const greetingDoc: Doc = said(
  "Hello. Send me a blood count and I will rank the causes of a microcytic anaemia and name the next test.",
  buttonsPart(add, tryIt, help),
);

export const thanksDoc: Doc = said("You're welcome. Add a result whenever it comes back.");

export const deletedDoc: Doc = said("Deleted. Nothing of this conversation is kept any more.");

/** Deleting can't be taken back, so a button asks once. */
export const deleteWhatDoc: Doc = said(
  "What should be deleted? It can't be taken back.",
  {
    kind: "list",
    items: [
      plain("This case: everything kept of this conversation, whoever gave it."),
      plain(
        "All my data: every conversation in this workspace in which only you gave values. Where colleagues gave some too, the values stay and your name is taken off them.",
      ),
    ],
  },
  buttonsPart(
    { label: "Only the last change", act: { do: "undo" } },
    { label: "This case", act: { do: "delete", of: "case" }, style: "danger" },
    { label: "All my data", act: { do: "delete", of: "mine" }, style: "danger" },
    { label: "Keep it", act: { do: "show" } },
  ),
);

export const deletedMineDoc = (shared: boolean): Doc =>
  said(
    "Deleted: every conversation in this workspace in which only you gave values.",
    {
      kind: "text",
      text: plain(
        "Where colleagues gave values too, what you gave stays in the case, because they rely on it, and your name is taken off it. Messages that already stand in Slack stay there until you delete them.",
      ),
    },
    ...(shared
      ? [
          {
            kind: "text" as const,
            text: plain("That is so here. To delete this case for everybody, say “delete this case”."),
          },
          buttonsPart({ label: "Delete this case", act: { do: "delete", of: "case" }, style: "danger" }),
        ]
      : []),
  );

/** Only the yes or no is counted; nothing of the case goes with it. */
export const feedbackDoc = (helpful: boolean): Doc =>
  said(
    helpful
      ? "Thank you. It is counted, without anything of the case."
      : "Thank you for saying so. It is counted, without anything of the case. If a value was misread, correct it in your own words; “undo” takes the last change back.",
  );

export const startedOverDoc: Doc = said("Started over: the earlier case is gone.", buttonsPart(add));

export const noCaseDoc: Doc = said(
  "There is no case here yet. Send a blood count, for example: “Hb 9.8 g/dL MCV 68 ferritin 8, F 28”.",
  buttonsPart(add, tryIt),
);

/** For what it can't answer: says so, and what it can do. */
export const outOfScopeDoc = (inCase: boolean): Doc =>
  said(
    "I have no reviewed content that answers this, so I won't guess.",
    {
      kind: "text",
      text: plain(
        inCase
          ? "About this case I can say why, name the next tests, give treatment notes, or suppose another result."
          : "I can assess a blood count, and explain any cause of microcytic anaemia I know (“what is IRIDA?”).",
      ),
    },
    inCase
      ? buttonsPart(
          { label: "Why", act: { do: "why" } },
          { label: "Next tests", act: { do: "next" } },
          { label: "Treatment", act: { do: "treatment" } },
          help,
        )
      : buttonsPart(add, help),
  );

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** Says which kinds of identifier were seen, never what they said. */
export const identifierParts = (identifiers: readonly Identifier[]): readonly Part[] => {
  const kinds = [...new Set(identifiers.map((each) => each.kind))];
  if (kinds.length === 0) return [];
  const text = `Your message seems to hold what identifies a patient (${listed(kinds)}). None of it was kept here, but your message still holds it: please consider deleting it.`;
  return [{ kind: "alert", urgency: "caution", text: plain(text), whispered: true }];
};

/** What is read in other languages is still answered in one. */
export const languageDoc: Doc = said(
  "I answer in English only: every sentence of the answer is a reviewed one, and none has been reviewed in another language. Laboratory words and numbers are read in Spanish, French, German, Italian, Portuguese and Turkish too.",
);
