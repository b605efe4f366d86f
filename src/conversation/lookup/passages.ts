/** Every sentence of the knowledge that can answer a question, with the page it stands on. */
import { rangeText } from "../../engine/words.ts";
import type { Cited, Condition, Knowledge, Review } from "../../knowledge/types.ts";

/** A page that can be shown whole. */
export interface PageRef {
  readonly what: "condition" | "test" | "treatment" | "index" | "topic" | "conflict";
  readonly id: string;
}

export interface Passage {
  readonly page: PageRef;
  /** Name of the page. */
  readonly title: string;
  /** Other names of it. */
  readonly names: string;
  /** What kind of sentence: "How it is confirmed", "Caution" … */
  readonly label: string;
  readonly text: string;
  readonly kind: "guideline" | "research" | "label" | "judgement" | undefined;
  readonly sources: readonly string[];
  readonly evidence: Cited["evidence"];
  readonly review: Review | undefined;
}

type Page = Pick<Passage, "page" | "title" | "names" | "review">;
type Kinded = Cited & { readonly kind?: Passage["kind"] };

const sentence = (page: Page, label: string, { text, kind, sources, evidence }: Kinded): Passage => ({
  ...page,
  label,
  text,
  kind,
  sources,
  evidence,
});

/** Findings in fewer than this share are not what a condition looks like. */
const seldom = 0.05;

/** "Pica in about 20 %, koilonychia 6 % …": what a condition's own page says is found, commonest first. */
const foundIn = ({ clues }: Condition, { findings }: Knowledge): string | undefined => {
  const often = Object.entries(clues).flatMap(([id, clue]) => {
    const name = findings.get(id)?.name;
    return name !== undefined && "frequency" in clue && clue.frequency >= seldom
      ? [{ name, share: clue.frequency }]
      : [];
  });
  if (often.length === 0) return undefined;
  const told = often.sort((a, b) => b.share - a.share).map(({ name, share }) => `${name} ${Math.round(share * 100)} %`);
  return `Found in about: ${told.join(", ")}.`;
};

/** "Hb 79–133 g/L, MCV 61–87 fL …": the ranges a condition states, p5–p95 untreated. */
const valuesOf = ({ expects }: Condition, knowledge: Knowledge): string | undefined => {
  const told = Object.entries(expects).flatMap(([id, expected]) => {
    const analyte = knowledge.analytes.get(id);
    if (!analyte || typeof expected === "string") return [];
    const [low, high] = "range" in expected ? expected.range : expected;
    return [`${analyte.short} ${rangeText(low, high, id, knowledge)}`];
  });
  return told.length === 0 ? undefined : `Typically, untreated: ${told.join(", ")}.`;
};

const ofConditions = (knowledge: Knowledge): readonly Passage[] => {
  // A gene that is written like an analyte (HBA2, HbA2) would be found by questions about the analyte.
  const analytes = new Set([...knowledge.analytes.values()].map((each) => each.short.toLowerCase()));
  return [...knowledge.conditions.values()].flatMap((each) => {
    const { about, name: title, synonyms, review, sources, evidence } = each;
    const genes = about.genes.map((gene) => gene.symbol).filter((gene) => !analytes.has(gene.toLowerCase()));
    const page: Page = {
      page: { what: "condition", id: each.id },
      title,
      names: [...synonyms, ...genes].join(" "),
      review,
    };
    const own = (label: string, text: string | undefined): readonly Passage[] =>
      text ? [sentence(page, label, { text, sources, evidence })] : [];
    // Ranges and frequencies stand together here, and most are the authors' own.
    const judged = (label: string, text: string | undefined): readonly Passage[] =>
      text ? [sentence(page, label, { text, sources: ["judgement"], evidence: "J" })] : [];
    return [
      ...own("In short", about.summary),
      ...own("Mechanism", about.mechanism),
      ...own("Inheritance", about.inheritance && [about.inheritance, ...genes].join("; ")),
      ...own("Age", about.age),
      ...judged("Typical values", valuesOf(each, knowledge)),
      ...judged("Findings", foundIn(each, knowledge)),
      ...[each.film ?? []].flat().map((item) => sentence(page, "Film", item)),
      ...[each.marrow ?? []].flat().map((item) => sentence(page, "Marrow", item)),
      ...each.confirm.map((item) => sentence(page, "How it is confirmed", item)),
      ...each.cautions.map((item) => sentence(page, "Caution", item)),
      ...each.redFlags.map((item) => sentence(page, "Red flag", item)),
    ];
  });
};

const ofTests = (knowledge: Knowledge): readonly Passage[] =>
  [...knowledge.tests.values()].flatMap(({ id, name, aliases, review, separates, preconditions }) => {
    const page: Page = { page: { what: "test", id }, title: name, names: aliases.join(" "), review };
    return [
      sentence(page, "What it tells apart", separates),
      ...preconditions.map((item) => sentence(page, "Before it", item)),
    ];
  });

const ofTreatments = (knowledge: Knowledge): readonly Passage[] =>
  [...knowledge.treatments.values()].flatMap(({ id, name, aliases, review, notes, for: { conditions } }) => {
    const treated = conditions.flatMap((each) => knowledge.conditions.get(each)?.synonyms ?? []);
    const names = ["treatment management treat", ...aliases, ...treated].join(" ");
    const page: Page = { page: { what: "treatment", id }, title: name, names, review };
    return notes.map((note) => sentence(page, "Treatment", note));
  });

const ofIndices = (knowledge: Knowledge): readonly Passage[] =>
  knowledge.indices.flatMap(({ id, name, formula, trait, population, performance, sources, evidence }) => {
    const cutOff = trait.below === undefined ? `above ${trait.above}` : `below ${trait.below}`;
    const text = `${name} index: ${formula}; ${cutOff} speaks for a trait (${population}).`;
    const names = "discriminant index formula cut-off sensitivity specificity";
    const page: Page = { page: { what: "index", id }, title: name, names, review: undefined };
    return [
      sentence(page, "Formula", { text, sources, evidence }),
      ...performance.map((item) => sentence(page, "Performance", item)),
    ];
  });

const ofTopics = (knowledge: Knowledge): readonly Passage[] =>
  [...knowledge.topics.values()].flatMap(({ id, title, review, sections, overview }) => {
    const label = overview ? "In short" : title;
    const page: Page = { page: { what: "topic", id }, title, names: "", review };
    // A section is about one thing, and its title names it.
    return sections.flatMap((section) =>
      section.items.map((item) => sentence({ ...page, title: section.title }, label, item)),
    );
  });

const ofConflicts = (knowledge: Knowledge): readonly Passage[] =>
  knowledge.conflicts.flatMap(({ id, question, about, sides }) => {
    const page: Page = { page: { what: "conflict", id }, title: question, names: about.join(" "), review: undefined };
    return sides.map((side) => sentence(page, "Sources disagree", side));
  });

/** Rules are about results and tests rather than conditions: holds and interlocks answer "is X reliable when Y?". */
const ofRules = (knowledge: Knowledge): readonly Passage[] => {
  const { holds, interlocks } = knowledge.rules;
  const topic = [...knowledge.topics.values()].find((each) => each.overview);
  if (!topic) return [];
  const page: Page = {
    page: { what: "topic", id: topic.id },
    title: "",
    names: "reliable interpret valid",
    review: undefined,
  };
  return [
    ...holds.map(({ text, until, sources, evidence }) =>
      sentence({ ...page, title: "When a result can't be read" }, "Hold", {
        text: `${text} Until: ${until}.`,
        sources,
        evidence,
      }),
    ),
    ...interlocks.map(({ text, instead, sources, evidence }) =>
      sentence({ ...page, title: "When iron or blood is withheld" }, "Not to be given", {
        text: `${text} Instead: ${instead}`,
        sources,
        evidence,
      }),
    ),
  ];
};

/** All of them, in a fixed order. */
export const passagesOf = (knowledge: Knowledge): readonly Passage[] => [
  ...ofConditions(knowledge),
  ...ofTests(knowledge),
  ...ofTreatments(knowledge),
  ...ofIndices(knowledge),
  ...ofTopics(knowledge),
  ...ofConflicts(knowledge),
  ...ofRules(knowledge),
];
