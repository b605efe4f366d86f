/** A message that tells and asks, or asks twice: every part of it gets its answer. */
import type { Part } from "./doc.ts";
import { quiet, strong } from "./doc.ts";
import { granted } from "./granted.ts";
import { type Recognised, recognise } from "./intent.ts";
import { namedWhole } from "./names.ts";
import { isYesOrNo } from "./questions.ts";
import { hasCase, type Outcome, type Scene } from "./scene.ts";
import { acted } from "./turns/acts.ts";
import { namedCondition } from "./turns/known.ts";

/** More questions than these in one message are asked one by one. */
const mostAnswered = 2;

/** Wishes that answer without changing anything; only these are carried out beside something else. */
const answers: ReadonlySet<Recognised["do"]> = new Set([
  "why",
  "why-not",
  "missing",
  "next",
  "meaning",
  "treatment",
  "explain",
  "conflicts",
  "response",
  "dose",
  "compare",
  "unclear",
] as const);

const answerOf = (scene: Scene, question: string, wish = recognise(question, scene.knowledge)): Outcome | undefined => {
  const condition = namedWhole(question, scene.knowledge) ? namedCondition(scene, wish) : undefined;
  // "Does that rule out …?": how likely it is with what was just told.
  if (condition !== undefined && isYesOrNo(question)) return acted(scene, { do: "why", condition });
  if (!answers.has(wish.do)) return undefined;
  const outcome = granted(scene, wish, question);
  return outcome.reply.kind === "answer" ? outcome : undefined;
};

const isAlert = (part: Part): boolean => part.kind === "alert" && part.urgency !== "caution";
const isButtons = (part: Part): boolean => part.kind === "buttons";

/** The card with the answer to what was asked beside the results: one line above it, the page folded. */
export const answeredBeside = (news: Outcome, questions: readonly string[], scene: Scene): Outcome => {
  const { reply, session } = news;
  if (reply.kind !== "card" || reply.assessment.abstains) return news;
  const after = { ...scene, session };
  const found = questions.slice(0, mostAnswered).flatMap((question) => {
    const wish = recognise(question, scene.knowledge);
    // What to do next is what a card says anyhow.
    return wish.do === "next" ? [] : (answerOf(after, question, wish)?.reply.doc ?? []);
  });
  if (found.length === 0) return news;
  const parts = found.flatMap((doc): readonly Part[] => {
    const inner = doc.parts.filter((part) => !isAlert(part) && !isButtons(part));
    const line = doc.summary.replace(/^EMERGENCY: .*?(?=After what is urgent)/, "");
    return [
      { kind: "text", text: [strong("You asked: "), { text: line }] },
      { kind: "fold", title: "The whole answer", parts: inner },
    ];
  });
  const { doc } = reply;
  const at = doc.parts.findIndex((part) => part.kind === "headline") + 1;
  return {
    ...news,
    reply: { ...reply, doc: { ...doc, parts: [...doc.parts.slice(0, at), ...parts, ...doc.parts.slice(at)] } },
  };
};

/** "It" and "that" point back: such a question is none by itself. */
const pointsBack = (question: string): boolean => /\b(?:it|this|that|they|them|those|these)\b/i.test(question);

/** The answers to two questions in one message, one under the other; undefined where one of them has none of its own. */
export const severalAnswers = (scene: Scene, questions: readonly string[]): Outcome | undefined => {
  const [first, second, third] = questions;
  if (first === undefined || second === undefined || third !== undefined) return undefined;
  if (!hasCase(scene.session.case) || pointsBack(second)) return undefined;
  const [one, other] = [answerOf(scene, first), answerOf(scene, second)];
  if (!one || !other || one.reply.doc.summary === other.reply.doc.summary) return undefined;
  const { doc } = one.reply;
  const rest = other.reply.doc.parts.filter((part) => !isAlert(part));
  const begun = doc.parts.filter((part) => !isButtons(part));
  const divider: Part = { kind: "divider" };
  const heading: Part = { kind: "text", text: [quiet("And to your other question")] };
  return {
    ...one,
    reply: {
      ...one.reply,
      doc: { summary: `${doc.summary} · ${other.reply.doc.summary}`, parts: [...begun, divider, heading, ...rest] },
    },
  };
};
