/** Checks across files: every id that is used exists, every leaf condition can be computed with. */
import { wordingFaults } from "../intents/wordings.ts";
import type { Fault } from "./read.ts";
import type { Condition, Content, When } from "./types.ts";

/** Red-cell block analytes every hypothesis must have an expectation for. */
export const block = ["hb", "rbc", "mcv", "rdw_cv", "plt"] as const;

interface Ids {
  readonly [kind: string]: ReadonlySet<string>;
}

const idsOf = (content: Content): Ids => ({
  source: new Set(content.sources.map((each) => each.id)),
  analyte: new Set(content.analytes.map((each) => each.id)),
  finding: new Set(content.findings.map((each) => each.id)),
  condition: new Set(content.conditions.map((each) => each.id)),
  test: new Set(content.tests.map((each) => each.id)),
  group: new Set(content.settings.groups.map((each) => each.id)),
  decision: new Set(content.settings.decisions.map((each) => each.id)),
  setting: new Set(content.settings.settings.map((each) => each.id)),
  correlation: new Set(content.correlations.matrices.map((each) => each.id)),
});

/** Ids a `when` mentions, as [kind, id]. */
const mentions = (when: When): readonly (readonly [string, string])[] => {
  if ("all" in when) return when.all.flatMap(mentions);
  if ("any" in when) return when.any.flatMap(mentions);
  if ("not" in when) return mentions(when.not);
  if ("lab" in when) return [["analyte", when.lab]];
  if ("level" in when) return [["analyte", when.level]];
  if ("known" in when) return [["analyte", when.known]];
  if ("finding" in when) return [["finding", when.finding]];
  if (!("probability" in when)) return [];
  const { condition, group, decision, parent } = when.probability;
  const used: [string, string | undefined][] = [
    ["condition", condition],
    ["group", group],
    ["decision", decision],
    ["condition", parent],
  ];
  return used.flatMap(([kind, id]) => (id === undefined ? [] : [[kind, id] as const]));
};

/** Every [kind, id] used anywhere inside `value`, found by the name of the field that holds it. */
const uses = (value: unknown, key = ""): readonly (readonly [string, string])[] => {
  if (Array.isArray(value)) {
    if (key === "sources") return value.filter((id) => typeof id === "string").map((id) => ["source", id]);
    return value.flatMap((each) => uses(each, key));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) =>
    ["when", "askWhen", "urgent"].includes(field) ? mentions(inner as When) : uses(inner, field),
  );
};

const conditionUses = (condition: Condition): readonly (readonly [string, string])[] => [
  ["group", condition.group],
  ["decision", condition.decision],
  ...Object.keys(condition.expects).map((id) => ["analyte", id] as const),
  ...Object.keys(condition.clues).map((id) => ["finding", id] as const),
  ...[condition.parent, condition.like, ...(condition.pair ?? [])].flatMap((id) =>
    id === undefined ? [] : [["condition", id] as const],
  ),
  ...(condition.correlation === undefined ? [] : [["correlation", condition.correlation] as const]),
];

/** All expectations of a condition, its own first, then those of its parent and of the one it is like. */
export const lineage = (condition: Condition, all: ReadonlyMap<string, Condition>): readonly Condition[] => {
  const found: Condition[] = [];
  const visit = (each: Condition | undefined): void => {
    if (!each || found.includes(each)) return;
    found.push(each);
    for (const id of [each.parent, each.like]) visit(id === undefined ? undefined : all.get(id));
  };
  visit(condition);
  return found;
};

const duplicates = (kind: string, ids: readonly string[]): readonly Fault[] =>
  ids
    .filter((id, at) => ids.indexOf(id) !== at)
    .map((id) => ({ where: `${kind}.yaml`, path: id, message: `${id} is there twice` }));

/** Leaf conditions that say nothing, themselves or by their lineage, of an analyte of the red-cell block. */
const incomplete = (content: Content): readonly Fault[] => {
  const conditions = new Map(content.conditions.map((each) => [each.id, each]));
  const leaves = content.conditions.filter((each) => !each.abstract);
  return leaves.flatMap((leaf) => {
    const given = new Set(lineage(leaf, conditions).flatMap((each) => Object.keys(each.expects)));
    const missing = block.filter((analyte) => !given.has(analyte));
    return missing.map((analyte) => ({
      where: `conditions/${leaf.id}.yaml`,
      path: "expects",
      message: `says nothing of ${analyte}`,
    }));
  });
};

type Use = readonly [kind: string, id: string];
type UsedIn = readonly [where: string, uses: readonly Use[]];
const all = (kind: string, used: readonly (string | undefined)[]): readonly Use[] =>
  used.flatMap((id) => (id === undefined ? [] : [[kind, id] as const]));

const usesOfCare = ({ tests, treatments }: Content): readonly UsedIn[] => [
  ...tests.map(({ id, measures, shows, detects }): UsedIn => {
    const conditions = detects.flatMap((set) => set.conditions);
    return [
      `tests/${id}.yaml`,
      [...all("analyte", measures), ...all("finding", shows), ...all("condition", conditions)],
    ];
  }),
  ...treatments.map(({ id, for: whom }): UsedIn => {
    const { conditions, groups, decisions } = whom;
    return [
      `treatments/${id}.yaml`,
      [...all("condition", conditions), ...all("group", groups), ...all("decision", decisions)],
    ];
  }),
];

const usesOfRules = ({ rules }: Content): readonly UsedIn[] => [
  ...rules.holds.map(
    ({ tests, analytes, findings }): UsedIn => [
      "rules.yaml",
      [...all("test", tests), ...all("analyte", analytes), ...all("finding", findings)],
    ],
  ),
  ...[...rules.first, ...rules.reminders].map((rule): UsedIn => ["rules.yaml", all("test", rule.tests)]),
];

const usesOfSettings = ({ intervals, settings }: Content): readonly UsedIn[] => [
  [
    "intervals.yaml",
    all(
      "analyte",
      intervals.intervals.map((row) => row.analyte),
    ),
  ],
  [
    "settings.yaml",
    all(
      "group",
      settings.settings.flatMap((row) => Object.keys(row.groups)),
    ),
  ],
  [
    "settings.yaml",
    all(
      "setting",
      settings.clinics.flatMap((each) => Object.values(each.settings)),
    ),
  ],
];

/** Faults that need more than one file to see. Empty when all is well. */
export const referenceFaults = (content: Content): readonly Fault[] => {
  const ids = idsOf(content);
  const used: readonly UsedIn[] = [
    ...Object.entries(content).map(([file, value]): UsedIn => [file, uses(value)]),
    ...content.conditions.map((each): UsedIn => [`conditions/${each.id}.yaml`, conditionUses(each)]),
    ...content.intents.map((each): UsedIn => [`../intents/${each.id}.yaml`, all("finding", each.findings)]),
    ...usesOfCare(content),
    ...usesOfRules(content),
    ...usesOfSettings(content),
  ];
  const unknown = used.flatMap(([where, uses]) =>
    uses
      .filter(([kind, id]) => !ids[kind]?.has(id))
      .map(([kind, id]) => ({ where, path: id, message: `there is no ${kind} ${id}` })),
  );
  const twice = (["sources", "analytes", "findings"] as const).flatMap((kind) =>
    duplicates(
      kind,
      content[kind].map((each) => each.id),
    ),
  );
  return [...unknown, ...twice, ...incomplete(content), ...unapprovable(content), ...wordingFaults(content.intents)];
};

/** Recalled facts and judgements may be submitted for review; only a read source can be Approved. */
const unapprovable = (content: Content): readonly Fault[] =>
  [...content.conditions, ...content.tests]
    .filter((each) => each.review.state === "Approved" && (each.evidence === "R" || each.evidence === "J"))
    .map((each) => ({
      where: each.id,
      path: "review.state",
      message: "rests on recall or judgement, so it can't be Approved",
    }));
