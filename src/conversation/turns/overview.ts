/** "What are the causes and management …?": the whole field on one page, folded; and where sources disagree. */
import type { Condition, Knowledge, Treatment } from "../../knowledge/types.ts";
import { disclaimer } from "../card.ts";
import { type Doc, type Part, plain, quiet, type Rich, strong } from "../doc.ts";
import { buttonsPart } from "../scene.ts";
import { capital, citing, reviewWord } from "../words.ts";
import { byKind, citedLine, conflictParts, topicParts } from "./pages.ts";

const tiers: readonly Condition["tier"][] = ["common", "uncommon", "rare", "ultra-rare", "mimic", "confounder"];

const causeLine = ({ name, tier, about }: Condition): Rich => [
  strong(capital(name)),
  quiet(` (${tier})`),
  { text: `: ${about.summary}` },
];

/** Causes of one group, commonest first; causes of a cause stand under it. */
const groupFold = (group: { readonly id: string; readonly name: string }, knowledge: Knowledge): readonly Part[] => {
  const members = [...knowledge.conditions.values()]
    .filter((each) => each.group === group.id)
    .sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier) || b.share - a.share);
  if (members.length < 2) return [];
  return [{ kind: "fold", title: `Causes: ${group.name}`, parts: [{ kind: "list", items: members.map(causeLine) }] }];
};

/** How common the commonest condition is that a treatment is for; 0 is commonest. */
const rarity = ({ for: { conditions, groups, decisions } }: Treatment, knowledge: Knowledge): number => {
  const meant = [...knowledge.conditions.values()].filter(
    ({ id, group, decision }) => conditions.includes(id) || groups.includes(group) || decisions.includes(decision),
  );
  return Math.min(tiers.length, ...meant.map(({ tier }) => tiers.indexOf(tier)));
};

/** What is given for common causes comes first. */
const managementFold = (knowledge: Knowledge): Part => ({
  kind: "fold",
  title: "Treatments",
  parts: [...knowledge.treatments.values()]
    .sort((one, other) => rarity(one, knowledge) - rarity(other, knowledge))
    .flatMap((each): readonly Part[] => [
      { kind: "text", text: [strong(capital(each.name))] },
      ...byKind(each.notes.slice(0, 2), knowledge),
    ]),
});

const testsFold = (knowledge: Knowledge): Part => ({
  kind: "fold",
  title: "Tests and what they show",
  parts: [
    {
      kind: "list",
      items: [...knowledge.tests.values()].map((test) => [
        strong(`${capital(test.name)}: `),
        ...citedLine(test.separates, knowledge),
      ]),
    },
  ],
});

const disagreements = (knowledge: Knowledge): readonly Part[] =>
  knowledge.conflicts.flatMap((conflict) => conflictParts(conflict, knowledge));

const referencesFold = (sources: readonly string[], knowledge: Knowledge): Part => ({
  kind: "fold",
  title: "References",
  parts: [{ kind: "list", items: sources.map((id) => plain(knowledge.sources.get(id)?.cite ?? id)) }],
});

/** The first section in view, each other behind its own title. */
const openFirst = (parts: readonly Part[]): readonly Part[] => {
  const heads = parts.flatMap((part, at) => (isHead(part) ? [at] : []));
  return heads.flatMap((from, place): readonly Part[] => {
    const own = parts.slice(from, heads[place + 1]);
    const [head, ...rest] = own;
    const title = head?.kind === "text" ? head.text.map((span) => span.text).join("") : "";
    return place === 0 ? own : [{ kind: "fold", title, parts: rest }];
  });
};

const isHead = (part: Part): boolean => part.kind === "text" && part.text[0]?.style === "strong";

/** The overview of the field; undefined when the knowledge has none. */
export const overviewDoc = (knowledge: Knowledge): Doc | undefined => {
  const topic = [...knowledge.topics.values()].find((each) => each.overview);
  if (!topic) return undefined;
  const cited = topic.sections.flatMap((section) => section.items.flatMap((item) => item.sources));
  const sources = [...new Set([...topic.sources, ...cited])].filter(
    (id) => knowledge.sources.get(id)?.kind !== "judgement",
  );
  return {
    summary: `${topic.title}: ${topic.summary}`,
    parts: [
      { kind: "headline", text: topic.title },
      { kind: "text", text: plain(topic.summary) },
      ...openFirst(topicParts(topic, knowledge)),
      ...knowledge.settings.groups.flatMap((group) => groupFold(group, knowledge)),
      testsFold(knowledge),
      managementFold(knowledge),
      { kind: "fold", title: "Where sources disagree", parts: disagreements(knowledge) },
      referencesFold(sources, knowledge),
      {
        kind: "context",
        text: [{ text: `${reviewWord(topic.review)}.` }, citing(topic.sources, knowledge), { text: ` ${disclaimer}` }],
      },
      buttonsPart({ label: "Add results", act: { do: "form" }, style: "primary" }),
    ],
  };
};

/** Every disagreement with what is done here; both sides, with the dates, behind each. */
export const conflictsDoc = (knowledge: Knowledge): Doc => {
  const summary = `Sources disagree on ${knowledge.conflicts.length} points that matter here`;
  return {
    summary,
    parts: [
      { kind: "headline", text: summary },
      {
        kind: "list",
        items: knowledge.conflicts.map(({ question, here }) => [strong(question), { text: ` Here: ${here}` }]),
      },
      ...knowledge.conflicts.map(
        (conflict): Part => ({
          kind: "fold",
          title: conflict.question,
          parts: conflictParts(conflict, knowledge).slice(1),
        }),
      ),
      { kind: "context", text: plain(`Knowledge ${knowledge.version.id} (${knowledge.version.date}). ${disclaimer}`) },
    ],
  };
};
