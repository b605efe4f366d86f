/** What follows from measured values and needs reading with care: receptor index by assay, reticulocyte production index. */
import { type Case, current } from "../../case/case.ts";
import type { Assessment } from "../../engine/assessment.ts";
import { receptorIndex, reticulocyteIndex } from "../../engine/calculators/indices.ts";
import type { Calculated } from "../../engine/calculators/result.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import type { Part, Rich } from "../doc.ts";
import { plain, strong } from "../doc.ts";
import { citing } from "../words.ts";

const measured = (from: Case, analyte: string): number | undefined => {
  const lab = current(from, analyte);
  return lab?.bound === undefined ? lab?.value : undefined;
};

/** The laboratory's assay is seldom told, so the index is read by each. */
const receptorLines = (from: Case, knowledge: Knowledge): readonly Rich[] => {
  const [stfr, ferritin, crp] = ["stfr", "ferritin", "crp"].map((id) => measured(from, id));
  if (stfr === undefined || ferritin === undefined) return [];
  const inflamed = crp === undefined ? {} : { crp };
  return knowledge.calculators.receptorIndex.assays.flatMap((assay): readonly Rich[] => {
    const read = receptorIndex({ stfr, ferritin, assay: assay.id, ...inflamed }, knowledge);
    if (read.kind === "refused") return [];
    return [
      [
        strong(`sTfR index ${read.value}, if measured by `),
        { text: read.notes[0] ?? "" },
        citing(read.sources, knowledge),
      ],
    ];
  });
};

const line = (result: Calculated, knowledge: Knowledge): readonly Rich[] =>
  result.kind === "refused"
    ? []
    : [
        [
          strong(`${result.name} ${result.value}: `),
          { text: `${result.formula}. ${result.notes.join(" ")}` },
          citing(result.sources, knowledge),
        ],
      ];

/** Folded; nothing where nothing can be worked out. */
export const calculatedFold = ({ case: from }: Assessment, knowledge: Knowledge): readonly Part[] => {
  const [retic, hct] = [measured(from, "retic_pct"), measured(from, "hct")];
  const marrow =
    retic === undefined || hct === undefined ? [] : line(reticulocyteIndex({ retic, hct }, knowledge), knowledge);
  const items = [...marrow, ...receptorLines(from, knowledge)];
  if (items.length === 0) return [];
  const parts: readonly Part[] = [
    { kind: "list", items },
    {
      kind: "context",
      text: plain("Worked out from what was measured; the ranking already holds the numbers themselves."),
    },
  ];
  return [{ kind: "fold", title: "Reticulocyte and receptor indices", parts }];
};
