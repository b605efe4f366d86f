/** "Why?", "why not X?": every step of evidence with its weight, what would settle it, and the sources. */
import type { Assessment, RankedCause, Step } from "../../engine/assessment.ts";
import { likelyMeanings } from "../../engine/outcomes.ts";
import type { ConditionId, Knowledge } from "../../knowledge/types.ts";
import { type Doc, type Part, plain, quiet, type Rich, strong } from "../doc.ts";
import { withChildren } from "../names.ts";
import { headlineOf } from "../parts/headline.ts";
import { outcomesText } from "../parts/next.ts";
import type { Reply } from "../reply.ts";
import { assessed, buttonsPart, type Scene } from "../scene.ts";
import {
  capital,
  chance,
  citing,
  dotted,
  evidenceWord,
  ownName,
  reviewWord,
  saysLittle,
  strongest,
  times,
} from "../words.ts";

const columns = [{ title: "Evidence" }, { title: "Weight", align: "right" as const }, { title: "Expected there" }];

const row = (step: Step): readonly Rich[] => [
  plain(step.evidence.text),
  step.weight < 0 ? [quiet(times(step.weight))] : plain(times(step.weight)),
  plain(step.expects),
];

/** An improbable cause that nothing speaks against is so because of how rare it is, or of what explains the case better. */
const nothing = ({ probability }: RankedCause, sign: 1 | -1): string => {
  if (sign > 0) return "Nothing known speaks for it.";
  const rest = probability < 0.15 ? ": it is rarer to begin with, or another cause explains more." : ".";
  return `Nothing known speaks against it${rest}`;
};

const sideText = (cause: RankedCause, sign: 1 | -1): readonly Part[] => {
  const ordered = strongest(cause.steps, sign, cause.steps.length);
  if (ordered.length === 0) return [{ kind: "text", text: plain(nothing(cause, sign)) }];
  const caption = sign > 0 ? "Speaks for it" : "Speaks against it";
  return [{ kind: "table", caption, columns, rows: ordered.map(row) }];
};

/** "Says little either way: Plt 460 10⁹/L." */
const weakParts = ({ steps }: RankedCause): readonly Part[] => {
  const weak = steps.filter(saysLittle).map((step) => step.evidence.text);
  return weak.length === 0
    ? []
    : [{ kind: "text", text: [strong("Says little either way: "), { text: `${dotted(weak)}.` }] }];
};

const settling = (cause: RankedCause, assessment: Assessment, knowledge: Knowledge): readonly Part[] => {
  const { settles } = cause;
  const free = assessment.next.find((test) => test.held.length === 0);
  const outcomes = free && outcomesText(likelyMeanings(assessment, free.test, knowledge), knowledge);
  return [
    ...(settles
      ? [
          {
            kind: "text" as const,
            text: [
              strong("What would settle it: "),
              { text: settles.text },
              quiet(` (${evidenceWord(settles.evidence)})`),
              citing(settles.sources, knowledge),
            ],
          },
        ]
      : []),
    ...(free && outcomes !== undefined
      ? [
          {
            kind: "text" as const,
            text: [strong("What would change the ranking most: "), { text: `${free.name}: ${outcomes}.` }],
          },
        ]
      : []),
  ];
};

const sourcesFold = (cause: RankedCause, knowledge: Knowledge): readonly Part[] => {
  const ids = [...new Set(cause.steps.flatMap((step) => step.sources))];
  const items = ids.map((id) => plain(knowledge.sources.get(id)?.cite ?? id));
  return items.length === 0
    ? []
    : [{ kind: "fold", title: "Sources of this evidence", parts: [{ kind: "list", items }] }];
};

const childrenPart = (cause: RankedCause, knowledge: Knowledge): readonly Part[] =>
  cause.children.length === 0
    ? []
    : [
        {
          kind: "bars",
          caption: "Causes of it",
          bars: cause.children.slice(0, 6).map((child) => ({
            label: capital(ownName(child, knowledge)),
            share: child.probability,
            note: child.likelihood,
          })),
        },
      ];

const meaning = "Weight: how much likelier the evidence is with this cause than over all causes together.";

/** The document for one cause. */
const whyDoc = (cause: RankedCause, assessment: Assessment, knowledge: Knowledge): Doc => {
  const title = `${capital(cause.name)}: ${chance(cause)}`;
  const [top] = assessment.causes;
  const leads =
    top && top.condition !== cause.condition ? `The card says: ${headlineOf(assessment, knowledge)}.` : undefined;
  return {
    summary: title,
    parts: [
      { kind: "headline", text: title },
      ...(leads === undefined ? [] : [{ kind: "text" as const, text: plain(leads) }]),
      ...sideText(cause, 1),
      ...sideText(cause, -1),
      ...weakParts(cause),
      ...settling(cause, assessment, knowledge),
      ...childrenPart(cause, knowledge),
      ...sourcesFold(cause, knowledge),
      { kind: "context", text: plain(`${meaning} ${reviewWord(cause.review)}.`) },
      buttonsPart({ label: "Next tests", act: { do: "next" } }, { label: "Show the case", act: { do: "show" } }),
    ],
  };
};

const nothingYet: Doc = {
  summary: "There is no ranking to explain yet.",
  parts: [
    { kind: "text", text: plain("There is no ranking to explain yet. Send a blood count first.") },
    buttonsPart({ label: "Add results", act: { do: "form" }, style: "primary" }),
  ],
};

/** Steps of improbable causes are only worked out when asked for. */
const explaining = (scene: Scene, seen: Assessment, condition: ConditionId | undefined): Assessment => {
  const known = withChildren(seen.causes).find((each) => each.condition === condition);
  return condition === undefined || (known && known.steps.length > 0) ? seen : assessed(scene, condition);
};

/** Explains `condition`, or what leads. */
export const whyReply = (scene: Scene, seen: Assessment, condition?: ConditionId): Reply => {
  const assessment = explaining(scene, seen, condition);
  const wanted = condition ?? assessment.causes[0]?.condition;
  const cause = withChildren(assessment.causes).find((each) => each.condition === wanted);
  if (!cause || assessment.abstains) return { kind: "notice", doc: nothingYet };
  return { kind: "answer", doc: whyDoc(cause, assessment, scene.knowledge) };
};
