/** "What is X?": a condition from the knowledge base, in its own words and with its sources. */
import type { Cited, Condition, Knowledge } from "../../knowledge/types.ts";
import { type Doc, type Part, plain, quiet, type Rich, strong } from "../doc.ts";
import { capital, citing, evidenceWord, reviewWord } from "../words.ts";

const citedLine = (item: Cited, knowledge: Knowledge): Rich => [
  { text: item.text },
  quiet(` (${evidenceWord(item.evidence)})`),
  citing(item.sources, knowledge),
];

const section = (title: string, items: readonly Cited[], knowledge: Knowledge): readonly Part[] =>
  items.length === 0
    ? []
    : [
        { kind: "text", text: [strong(title)] },
        { kind: "list", items: items.map((item) => citedLine(item, knowledge)) },
      ];

const aboutLines = ({ about }: Condition): readonly Rich[] =>
  [
    ["Mechanism", about.mechanism],
    ["Inheritance", about.inheritance],
    ["Age", about.age],
    ["OMIM", about.omim.join(", ")],
    ["Genes", about.genes.map((gene) => `${gene.symbol}${gene.omim ? ` (OMIM ${gene.omim})` : ""}`).join(", ")],
  ].flatMap(([title, text]) => (text ? [[strong(`${title}: `), { text }]] : []));

/** The condition's page. */
export const explainDoc = (condition: Condition, knowledge: Knowledge): Doc => ({
  summary: `${capital(condition.name)}: ${condition.about.summary}`,
  parts: [
    { kind: "headline", text: capital(condition.name) },
    { kind: "text", text: plain(condition.about.summary) },
    ...(aboutLines(condition).length === 0 ? [] : [{ kind: "list" as const, items: aboutLines(condition) }]),
    ...section("Film", condition.film ? [condition.film] : [], knowledge),
    ...section("How it is confirmed", condition.confirm, knowledge),
    ...section("Cautions", condition.cautions, knowledge),
    ...section("Red flags", condition.redFlags, knowledge),
    { kind: "context", text: [{ text: reviewWord(condition.review) }, citing(condition.sources, knowledge)] },
  ],
});
