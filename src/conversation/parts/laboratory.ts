/** What the laboratory asks first: every value in both unit systems, how it came about, and what may disturb it. */
import type { Assessment } from "../../engine/assessment.ts";
import { number } from "../../engine/words.ts";
import type { Analyte, Knowledge } from "../../knowledge/types.ts";
import { type Part, plain, quiet, type Rich } from "../doc.ts";

/** The value in the other accepted units: canonical = value × factor. */
const otherUnits = (value: number, analyte: Analyte, knowledge: Knowledge): string =>
  analyte.units
    .filter(({ unit }) => unit !== analyte.unit)
    .slice(0, 2)
    .map(({ unit, factor }) => `${Number((value / factor).toPrecision(3))} ${unit}`)
    .join("; ") || `${number(value, analyte.id, knowledge)} ${analyte.unit}`;

/** The table, then doubts and holds in words. */
export const laboratoryParts = (assessment: Assessment, knowledge: Knowledge): readonly Part[] => {
  const rows = assessment.case.labs
    .filter((lab) => !lab.past)
    .flatMap((lab): readonly (readonly Rich[])[] => {
      const analyte = knowledge.analytes.get(lab.analyte);
      if (!analyte) return [];
      const how = lab.assumed === "derived" ? `derived: ${lab.stated.text}` : lab.assumed ? "unit assumed" : "measured";
      return [
        [
          plain(analyte.short),
          plain(`${lab.bound ?? ""}${number(lab.value, lab.analyte, knowledge)} ${analyte.unit}`),
          plain(otherUnits(lab.value, analyte, knowledge)),
          [quiet(how)],
        ],
      ];
    });
  const notes = [
    ...assessment.doubts.map((doubt) => doubt.text),
    ...assessment.holds.map((hold) => `${hold.text} Until: ${hold.until}.`),
  ];
  const columns = [{ title: "Analyte" }, { title: "Value" }, { title: "Other units" }, { title: "How" }];
  return [
    ...(rows.length > 0 ? [{ kind: "table" as const, caption: "Values in other units", columns, rows }] : []),
    ...(notes.length > 0 ? [{ kind: "list" as const, items: notes.map(plain) }] : []),
  ];
};
