/** Numbers, sources and review states in words; the same on every surface. */
import type { RankedCause, Step } from "../engine/assessment.ts";
import type { Cited, Knowledge, Review } from "../knowledge/types.ts";
import { quiet, type Rich, type Span, strong } from "./doc.ts";

/** Share 0–1 as whole percent; never "0 %" or "100 %", which nobody can know. */
export const percent = (share: number): string => {
  if (share >= 0.995) return "> 99 %";
  return share < 0.005 ? "< 1 %" : `${Math.round(share * 100)} %`;
};

/** Only the first letter, and no Greek one: a "Β-thalassaemia" would be read as another letter. */
export const capital = (text: string): string => text.replace(/^[a-zà-ÿ]/, (letter) => letter.toUpperCase());

/** "HbH", "DMT1", "X-linked", "H. pylori": written so wherever it stands. */
const alwaysSo = /^.[^-]*[\p{Lu}\d]|^\p{Lu}(?=-|$)/u;

/** A name inside a sentence: small first letter unless it is a proper name (`wording.yaml`), and no long list in brackets. */
export const inSentence = (name: string, { wording }: Knowledge): string => {
  const short = name.replace(/ \([^()]{22,}\)$/, "");
  const first = /^[\p{L}\d'-]+/u.exec(short)?.[0] ?? "";
  const kept = alwaysSo.test(first) || wording.properNames.some((each) => first === each);
  return kept ? short : first.charAt(0).toLowerCase() + short.slice(1);
};

/** A weight (natural log) as a factor: "40× likelier", "3.2× less likely". */
export const times = (weight: number): string => {
  const factor = Math.exp(Math.abs(weight));
  const shown = factor < 10 ? factor.toFixed(1).replace(/\.0$/, "") : String(Math.round(factor));
  return `${shown}× ${weight < 0 ? "less likely" : "likelier"}`;
};

const evidenceWords: Readonly<Record<Cited["evidence"], string>> = {
  V: "source read",
  V2: "read second-hand",
  R: "recalled, not yet checked",
  J: "clinical judgement",
};

/** "clinical judgement" for J, and so on. */
export const evidenceWord = (evidence: Cited["evidence"]): string => evidenceWords[evidence];

/** Longest name of a source beside a sentence; the references give the whole citation. */
const longestSource = 44;
const mostCited = 2;

/** Names a source by author and year where there is one, for a reader who will not look an id up. */
const shortSource = (id: string, knowledge: Knowledge): string => {
  const source = knowledge.sources.get(id);
  if (!source) return id;
  const head = source.cite.split(/[.,:](?=\s)|[;(]/)[0]?.trim() ?? id;
  const name = head.length > longestSource ? `${head.slice(0, head.lastIndexOf(" ", longestSource))}…` : head;
  return source.kind === "judgement" || name.includes(String(source.year)) ? name : `${name} ${source.year}`;
};

/** " [Snook J et al 2021; Guyatt GH et al 1992]" as a quiet span: two names at most, the rest counted. */
export const citing = (ids: readonly string[], knowledge: Knowledge): Span => {
  const names = [...new Set(ids.map((id) => shortSource(id, knowledge)))];
  const more = names.length > mostCited ? `; ${names.length - mostCited} more` : "";
  return quiet(` [${names.slice(0, mostCited).join("; ")}${more}]`);
};

/** "Submitted: no named reviewer has approved this yet" */
export const reviewWord = (review: Review): string =>
  review.state === "Approved"
    ? `Approved${review.by.length > 0 ? ` by ${review.by.join(", ")}` : ""}${review.on ? `, ${review.on}` : ""}`
    : `${review.state}: not yet approved by a named reviewer`;

/** "likely, 86 %" */
export const chance = (cause: RankedCause): string => `${cause.likelihood}, ${percent(cause.probability)}`;

const leastTelling = Math.log(1.2);

/** It makes the cause less than a fifth likelier or less likely. */
export const saysLittle = ({ weight }: Step): boolean => Math.abs(weight) < leastTelling;

/** Strongest steps for (`sign` 1) or against (−1), strongest first; none that say next to nothing. */
export const strongest = (steps: readonly Step[], sign: 1 | -1, most: number): readonly Step[] =>
  steps
    .filter((step) => step.weight * sign > 0 && !saysLittle(step))
    .sort((a, b) => (b.weight - a.weight) * sign)
    .slice(0, most);

/** Texts joined by a dot, for one line of evidence. */
export const dotted = (texts: readonly string[]): string => texts.join(" · ");

/** A labelled line: "**Against:** …". */
export const labelled = (label: string, ...rest: Rich): Rich => [strong(`${label}: `), ...rest];

/** A cause of a cause in a sentence, without its parent's name: "Iron loss: menses" → "menses". */
export const ownName = (child: RankedCause, knowledge: Knowledge): string =>
  inSentence(child.name.slice(child.name.indexOf(": ") + 1).trim(), knowledge);
