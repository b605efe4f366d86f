/** "Compare A and B": this patient's evidence for each, then what would tell them apart. */
import type { RankedCause } from "../../engine/assessment.ts";
import { type ContrastRow, contrast } from "../../engine/contrast.ts";
import type { ConditionId } from "../../knowledge/types.ts";
import { type Doc, type Part, plain, quiet, type Rich } from "../doc.ts";
import { withChildren } from "../names.ts";
import { assessed, buttonsPart, hasCase, type Scene } from "../scene.ts";
import { capital, chance, times } from "../words.ts";

const mostValues = 10;

const short = (name: string): string => capital(name.replace(/ \([^()]*\)$/, ""));

const causeIn = (scene: Scene, condition: ConditionId): RankedCause | undefined =>
  withChildren(assessed(scene, condition).causes).find((each) => each.condition === condition);

const weightText = (weight: number | undefined): Rich => (weight === undefined ? [quiet("–")] : plain(times(weight)));

/** Below this the evidence leaves the two where they were. */
const leastFavour = 0.1;

const evidenceTable = (one: RankedCause, other: RankedCause): readonly Part[] => {
  const texts = [...new Set([...one.steps, ...other.steps].map((step) => step.evidence.text))];
  const weights = (cause: RankedCause, text: string): number | undefined =>
    cause.steps.find((step) => step.evidence.text === text)?.weight;
  const rows = texts
    .map((text) => {
      const [a, b] = [weights(one, text), weights(other, text)];
      return { text, a, b, favours: (a ?? 0) - (b ?? 0) };
    })
    .sort((p, q) => Math.abs(q.favours) - Math.abs(p.favours));
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      caption: "This patient's evidence",
      columns: [{ title: "Evidence" }, { title: short(one.name) }, { title: short(other.name) }, { title: "Favours" }],
      rows: rows.map(({ text, a, b, favours }) => [
        plain(text),
        weightText(a),
        weightText(b),
        Math.abs(favours) < leastFavour ? [quiet("neither")] : plain(short(favours > 0 ? one.name : other.name)),
      ]),
    },
  ];
};

const expectedTable = (caption: string, rows: readonly ContrastRow[], one: string, other: string): readonly Part[] =>
  rows.length === 0
    ? []
    : [
        {
          kind: "table",
          caption,
          columns: [{ title: "" }, { title: short(one) }, { title: short(other) }],
          rows: rows.map((row) => [plain(row.name), plain(row.one), plain(row.other)]),
        },
      ];

/** Two conditions side by side; undefined when one of them is not known. */
export const compareDoc = (scene: Scene, first: ConditionId, second: ConditionId): Doc | undefined => {
  const { knowledge, session } = scene;
  const [one, other] = [knowledge.conditions.get(first), knowledge.conditions.get(second)];
  const apart = contrast(first, second, session.case.patient, knowledge);
  if (!one || !other || !apart) return undefined;
  const causes = hasCase(session.case) ? [causeIn(scene, first), causeIn(scene, second)] : [];
  const [a, b] = causes;
  const here = a && b ? `${short(one.name)} ${chance(a)}; ${short(other.name)} ${chance(b)}` : undefined;
  const summary = `${short(one.name)} and ${short(other.name)}${here ? `: ${here}` : " compared"}`;
  const settles = [one, other].flatMap(({ name, confirm: [first] }) =>
    first ? [plain(`${short(name)}: ${first.text}`)] : [],
  );
  return {
    summary,
    parts: [
      { kind: "headline", text: `${short(one.name)} or ${short(other.name)}` },
      ...(here ? [{ kind: "text" as const, text: plain(`In this patient: ${here}.`) }] : []),
      ...(a && b ? evidenceTable(a, b) : []),
      ...expectedTable("Typical values", apart.values.slice(0, mostValues), one.name, other.name),
      ...expectedTable("How often seen", apart.findings, one.name, other.name),
      ...(settles.length > 0 ? [{ kind: "list" as const, items: settles }] : []),
      {
        kind: "context",
        text: plain(
          "Weight: how much likelier the evidence is with that cause than over all causes together. Typical: 5th–95th percentile in untreated patients.",
        ),
      },
      buttonsPart({ label: "Next tests", act: { do: "next" } }, { label: "Show the case", act: { do: "show" } }),
    ],
  };
};
