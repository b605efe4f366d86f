/** "Compare A and B": this patient's evidence for each, then what would tell them apart. */
import type { RankedCause } from "../../engine/assessment.ts";
import { type ContrastRow, contrast } from "../../engine/contrast.ts";
import type { ConditionId } from "../../knowledge/types.ts";
import { type Doc, type Part, plain, strong } from "../doc.ts";
import { withChildren } from "../names.ts";
import { evidenceTable, shortName } from "../parts/weights.ts";
import { assessed, buttonsPart, hasCase, type Scene } from "../scene.ts";
import { chance, citing } from "../words.ts";

const mostValues = 10;

const causeIn = (scene: Scene, condition: ConditionId): RankedCause | undefined =>
  withChildren(assessed(scene, condition).causes).find((each) => each.condition === condition);

const expectedTable = (caption: string, rows: readonly ContrastRow[], one: string, other: string): readonly Part[] =>
  rows.length === 0
    ? []
    : [
        {
          kind: "table",
          caption,
          columns: [{ title: "" }, { title: shortName(one) }, { title: shortName(other) }],
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
  const here = a && b ? `${shortName(one.name)} ${chance(a)}; ${shortName(other.name)} ${chance(b)}` : undefined;
  const summary = `${shortName(one.name)} and ${shortName(other.name)}${here ? `: ${here}` : " compared"}`;
  const settles = [one, other].flatMap(({ name, confirm: [first] }) =>
    first ? [[{ text: `${shortName(name)}: ${first.text}` }, citing(first.sources, knowledge)]] : [],
  );
  return {
    summary,
    parts: [
      { kind: "headline", text: `${shortName(one.name)} or ${shortName(other.name)}` },
      ...(here ? [{ kind: "text" as const, text: plain(`In this patient: ${here}.`) }] : []),
      ...(a && b ? evidenceTable(a, b) : []),
      ...expectedTable("Typical values", apart.values.slice(0, mostValues), one.name, other.name),
      ...expectedTable("How often seen", apart.findings, one.name, other.name),
      ...(settles.length > 0
        ? [
            { kind: "text" as const, text: [strong("What would settle it")] },
            { kind: "list" as const, items: settles },
          ]
        : []),
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
