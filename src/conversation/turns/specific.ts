/**
 * A question that asks for more than a page: its own words are looked for in this case's answer, then in the knowledge. So "does he
 * need a colonoscopy?" gets the sentence on it, and "treatment" the page.
 */
import type { Assessment } from "../../engine/assessment.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { disclaimer } from "../card.ts";
import { type Doc, plain, quiet, type Rich, strong } from "../doc.ts";
import type { Recognised } from "../intent.ts";
import { type CaseFound, type CaseSentence, searchCase } from "../lookup/in-case.ts";
import { search, tellingOf } from "../lookup/search.ts";
import { terms } from "../lookup/terms.ts";
import { answer, answeringWarned, assessed, buttonsPart, hasCase, type Outcome, type Scene } from "../scene.ts";
import { analytesNamed } from "../slots.ts";
import { capital, citing, evidenceWord, inSentence } from "../words.ts";
import { askDoc } from "./ask.ts";

/** A word in more of an intent's phrases than this is how that is asked, not what. */
const usual = 0.04;
const usualAtLeast = 3;

const usuals = new WeakMap<Knowledge["intents"], Map<string, ReadonlySet<string>>>();

/** Words that the phrases of an intent have in common. */
const usualTerms = (intent: string, { intents, speech }: Knowledge): ReadonlySet<string> => {
  const byIntent = usuals.get(intents) ?? new Map<string, ReadonlySet<string>>();
  usuals.set(intents, byIntent);
  const known = byIntent.get(intent);
  if (known) return known;
  const phrases = speech().said.get(intent)?.phrases ?? [];
  const counts = new Map<string, number>();
  for (const phrase of phrases)
    for (const term of new Set(terms(phrase))) counts.set(term, (counts.get(term) ?? 0) + 1);
  const made = new Set(
    [...counts].filter(([, count]) => count >= Math.max(usualAtLeast, usual * phrases.length)).map(([term]) => term),
  );
  byIntent.set(intent, made);
  return made;
};

/** Words that every question about a patient may hold. */
const plainWords = new Set(
  terms("patient case result value level cause anaemia answer dose treatment treat test tests today"),
);

/** The words of a question that say what it is about, beyond what its intent says already. */
export const tellingTerms = (text: string, wish: Recognised, knowledge: Knowledge): readonly string[] => {
  const usually = usualTerms(wish.do, knowledge);
  const ofWhy = wish.do === "why" || wish.do === "why-not";
  const analytes = ofWhy ? analytesNamed(text, knowledge).map((id) => knowledge.analytes.get(id)) : [];
  const named = new Set(
    analytes.flatMap((each) => (each ? terms([each.short, each.name, ...each.aliases].join(" ")) : [])),
  );
  return [...new Set(terms(text))].filter((term) => !usually.has(term) && !plainWords.has(term) && !named.has(term));
};

const line = ({ title, text, sources, evidence }: CaseSentence, knowledge: Knowledge): Rich => [
  strong(`${capital(inSentence(title, knowledge))}: `),
  { text },
  ...(evidence === undefined ? [] : [quiet(` (${evidenceWord(evidence)})`)]),
  ...(sources.length === 0 ? [] : [citing(sources, knowledge)]),
];

const isTold = ({ kind }: Doc["parts"][number]): boolean => kind === "text" || kind === "list";

const caseDoc = ({ sentences }: CaseFound, page: Doc | undefined, knowledge: Knowledge): Doc => ({
  summary: `${sentences[0]?.title}: ${sentences[0]?.text}`,
  parts: [
    { kind: "text", text: [strong("In this case")] },
    { kind: "list", items: sentences.map((each) => line(each, knowledge)) },
    ...(page
      ? [{ kind: "fold" as const, title: "From the knowledge at large", parts: page.parts.filter(isTold) }]
      : []),
    { kind: "context", text: plain(`From the notes for this case. ${disclaimer}`) },
    buttonsPart({ label: "Next tests", act: { do: "next" } }, { label: "Treatment", act: { do: "treatment" } }),
  ],
});

/** A sentence of the knowledge must hold nearly all that is asked before it takes the place of a page about the patient. */
const wellCovered = 0.85;

/** How well the knowledge at large answers, 0–1: only a page that answers questions, or is named by the word that tells most, counts. */
const known = (text: string, wanted: readonly string[], knowledge: Knowledge): number => {
  const [best] = search(text, knowledge, 1);
  if (!best || best.covered < wellCovered) return 0;
  if (best.passage.page.what === "topic") return best.covered;
  const telling = tellingOf(knowledge);
  const [rarest = ""] = [...wanted].sort((a, b) => telling(b) - telling(a));
  const names = terms(`${best.passage.title} ${best.passage.names}`);
  return names.some((name) => name === rarest || name.startsWith(rarest)) ? best.covered : 0;
};

const fromCase = (wanted: readonly string[], assessment: Assessment, knowledge: Knowledge): CaseFound | undefined =>
  assessment.abstains ? undefined : searchCase(wanted, assessment, knowledge);

/** The answer to what a question asks beyond its intent; undefined where it asks no more, or nothing holds it. */
export const specific = (scene: Scene, wish: Recognised, text: string): Outcome | undefined => {
  const { knowledge, session } = scene;
  const wanted = tellingTerms(text, wish, knowledge);
  if (wanted.length === 0) return undefined;
  const inCase = hasCase(session.case);
  const own = inCase ? fromCase(wanted, assessed(scene), knowledge) : undefined;
  const general = known(text, wanted, knowledge);
  const page = general > 0 ? askDoc(text, knowledge) : undefined;
  if (own && own.covered >= general - 0.1)
    return answeringWarned(scene, () => ({ kind: "answer", doc: caseDoc(own, page, knowledge) }));
  return page && answer(scene, page);
};
