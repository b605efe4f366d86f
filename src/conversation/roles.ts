/** The card worded for whom it is for: the same facts, with what that reader needs beside them. */
import type { Assessment } from "../engine/assessment.ts";
import type { Knowledge, Wording } from "../knowledge/types.ts";
import { type Doc, type Part, type Rich, strong } from "./doc.ts";
import { laboratoryParts } from "./parts/laboratory.ts";
import { leafletParts } from "./parts/leaflet.ts";
import { evidenceTable } from "./parts/weights.ts";
import { richTexts } from "./texts.ts";

export type Role = Wording["roles"][number];

/** Words with one space between and around them, so that a whole word is found by its spaces. */
const spaced = (text: string): string => ` ${text.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim()} `;

/** The role a text names; the longest of its words that stand there wins. */
export const roleNamed = (text: string, { wording }: Knowledge): Role | undefined => {
  const said = spaced(text.toLowerCase());
  const length = (role: Role): number =>
    Math.max(0, ...role.words.filter((word) => said.includes(` ${word} `)).map((word) => word.length));
  // A leaflet for the patient stays one whoever asks for it.
  const named = wording.roles.filter((role) => length(role) > 0);
  return named.find((role) => role.shows === "leaflet") ?? [...named].sort((a, b) => length(b) - length(a))[0];
};

/** The terms that stand in a document, explained. */
const termsParts = (doc: Doc, { wording }: Knowledge): readonly Part[] => {
  const text = spaced(richTexts(doc));
  const items = wording.terms
    .filter((each) => each.words.some((word) => text.includes(spaced(word))))
    .map((each): Rich => [strong(`${each.term}: `), { text: each.meaning }]);
  return items.length === 0 ? [] : [{ kind: "fold", title: "Words used here", parts: [{ kind: "list", items }] }];
};

const weightsParts = ({ causes: [first, second] }: Assessment): readonly Part[] =>
  first && second && first.steps.length > 0
    ? [{ kind: "fold", title: "Weights of the evidence", parts: evidenceTable(first, second) }]
    : [];

const added = (role: Role, doc: Doc, assessment: Assessment, knowledge: Knowledge): readonly Part[] => {
  switch (role.shows) {
    case "weights":
      return weightsParts(assessment);
    case "terms":
      return termsParts(doc, knowledge);
    case "laboratory":
      return [{ kind: "fold", title: "For the laboratory", parts: laboratoryParts(assessment, knowledge) }];
    default:
      return [];
  }
};

/** Before the footer and the buttons, after everything that is said. */
const beforeEnd = (parts: readonly Part[], more: readonly Part[]): readonly Part[] => {
  const at = parts.findIndex((part) => part.kind === "context");
  return at < 0 ? [...parts, ...more] : [...parts.slice(0, at), ...more, ...parts.slice(at)];
};

/** The card as this role reads it. Nothing of the card is left out; a leaflet is a document of its own (`leafletDoc`). */
export const inRole = (doc: Doc, id: string | undefined, assessment: Assessment, knowledge: Knowledge): Doc => {
  const role = knowledge.wording.roles.find((each) => each.id === id);
  return role ? { ...doc, parts: beforeEnd(doc.parts, added(role, doc, assessment, knowledge)) } : doc;
};

/** The same facts for the patient, in plain words, to be talked over with a doctor. */
export const leafletDoc = (assessment: Assessment, knowledge: Knowledge): Doc => ({
  summary: "For the patient: what the blood test shows",
  parts: leafletParts(assessment, knowledge),
});
