/** Questions of knowledge: answered from the reviewed sentences that hold their words, or not at all. */
import type { Condition, Knowledge } from "../../knowledge/types.ts";
import { disclaimer } from "../card.ts";
import { type Button, type Doc, type Part, plain, quiet, type Rich, strong } from "../doc.ts";
import type { PageRef, Passage } from "../lookup/passages.ts";
import { beyond, type Found, search } from "../lookup/search.ts";
import { say } from "../say.ts";
import { buttonsPart } from "../scene.ts";
import { capital, citing, evidenceWord, reviewWord } from "../words.ts";

/** A sentence that holds less than this share of what was asked does not answer it. */
const leastCovered = 0.6;
/** Beside the best one, sentences at least this good. */
const alsoGood = 0.55;
const mostShown = 6;
const mostPages = 4;
/** Slack refuses a longer label. */
const longestLabel = 75;

const samePage = (a: PageRef, b: PageRef): boolean => a.what === b.what && a.id === b.id;

const pagesOf = (found: readonly Found[]): readonly Passage[] =>
  found
    .map((each) => each.passage)
    .filter((passage, at, all) => all.findIndex((other) => other.title === passage.title) === at)
    .slice(0, mostPages);

const pageButtons = (found: readonly Found[]): readonly Button[] => {
  const pages = pagesOf(found);
  // The sentences of a topic are shown already, and the others on its page are about something else.
  const distinct = pages.filter(
    ({ page }, at) => page.what !== "topic" && pages.findIndex((other) => samePage(other.page, page)) === at,
  );
  return distinct.map(({ title, page }) => ({
    label: capital(title).slice(0, longestLabel),
    act: { do: "page", ...page },
  }));
};

const kindWords = { guideline: "guideline", research: "research", label: "label", judgement: "judgement" } as const;

const line = (passage: Passage, knowledge: Knowledge): Rich => [
  strong(`${passage.label}: `),
  { text: passage.text },
  quiet(` (${[passage.kind && kindWords[passage.kind], evidenceWord(passage.evidence)].filter(Boolean).join("; ")})`),
  citing(passage.sources, knowledge),
];

/** A topic's sentences follow one another: the answer stands first. */
const placeOf = ({ page, text }: Passage, { topics }: Knowledge): number =>
  topics
    .get(page.id)
    ?.sections.flatMap(({ items }) => items)
    .findIndex((item) => item.text === text) ?? -1;

const grouped = (found: readonly Found[], knowledge: Knowledge): readonly Part[] =>
  pagesOf(found).flatMap(({ title }): readonly Part[] => {
    const own = found.filter(({ passage }) => passage.title === title).map(({ passage }) => passage);
    if (own[0]?.page.what === "topic") own.sort((a, b) => placeOf(a, knowledge) - placeOf(b, knowledge));
    return own.length === 0
      ? []
      : [
          { kind: "text", text: [strong(capital(title))] },
          { kind: "list", items: own.map((passage) => line(passage, knowledge)) },
        ];
  });

const unknown = (found: readonly Found[], knowledge: Knowledge): Doc => {
  const near = pageButtons(found.filter(({ covered }) => covered >= 0.3)).slice(0, 3);
  const summary = say(knowledge, "out-of-scope", "unknown");
  return {
    summary,
    parts: [
      { kind: "text", text: plain(summary) },
      { kind: "text", text: plain(say(knowledge, "out-of-scope", near.length > 0 ? "nearest" : "no-case")) },
      buttonsPart(...near, { label: "Help", act: { do: "help" } }),
    ],
  };
};

/** The sentences that answer `question`, under the pages they stand on, with their kind, sources and review state. */
export const askDoc = (question: string, knowledge: Knowledge): Doc => {
  const found = search(question, knowledge, 14);
  const [best] = found;
  if (!best || best.covered < leastCovered) return unknown(found, knowledge);
  const good = found
    .filter(
      ({ score, plainScore, covered }) =>
        covered >= leastCovered && (score >= alsoGood * best.score || plainScore >= alsoGood * best.plainScore),
    )
    .slice(0, mostShown);
  const review = best.passage.review ?? { state: "Submitted" as const, by: [] };
  return {
    summary: `${capital(best.passage.title)}: ${best.passage.text}`,
    parts: [
      ...grouped(good, knowledge),
      {
        kind: "context",
        text: plain(
          `${reviewWord(review)}. Knowledge ${knowledge.version.id} (${knowledge.version.date}). ${disclaimer}`,
        ),
      },
      buttonsPart(...pageButtons(good)),
    ],
  };
};

/** What the knowledge says of one thing by its name; nothing where no page is about it. */
export const pageSentences = (name: string, knowledge: Knowledge): readonly Part[] => {
  const found = search(name, knowledge, 12).filter(
    ({ covered, passage }) => covered >= 0.9 && passage.page.what === "topic",
  );
  return grouped(found.slice(0, 2), knowledge);
};

/** Is a question about the condition itself ("what is X?"), or about something of it? */
export const isWholePage = (question: string, condition: Condition): boolean =>
  beyond(
    question,
    [condition.name, ...condition.synonyms, ...condition.about.genes.map((gene) => gene.symbol)].join(" "),
  ).length === 0;

/** Words not taken for a question are answered all the same when some sentence holds nearly all of them, and there are a few. */
export const answersWell = (text: string, knowledge: Knowledge): boolean =>
  beyond(text, "").length >= 2 && (search(text, knowledge, 1)[0]?.covered ?? 0) >= 0.8;

/** The same, and less sure of it: for words that describe nobody. */
export const holdsMost = (text: string, knowledge: Knowledge): boolean =>
  beyond(text, "").length >= 2 && (search(text, knowledge, 1)[0]?.covered ?? 0) >= 0.7;
