/** Two causes side by side: what each piece of evidence weighs for either. */
import type { RankedCause } from "../../engine/assessment.ts";
import { type Part, plain, quiet, type Rich } from "../doc.ts";
import { capital, times } from "../words.ts";

/** A cause's name without what stands in brackets behind it. */
export const shortName = (name: string): string => capital(name.replace(/ \([^()]*\)$/, ""));

const weightText = (weight: number | undefined): Rich => (weight === undefined ? [quiet("–")] : plain(times(weight)));

/** Below this the evidence leaves the two where they were. */
const leastFavour = 0.1;

/** The evidence that moved either cause, what separates them most first. */
export const evidenceTable = (one: RankedCause, other: RankedCause): readonly Part[] => {
  const texts = [...new Set([...one.steps, ...other.steps].map((step) => step.evidence.text))];
  const weight = (cause: RankedCause, text: string): number | undefined =>
    cause.steps.find((step) => step.evidence.text === text)?.weight;
  const rows = texts
    .map((text) => {
      const [a, b] = [weight(one, text), weight(other, text)];
      return { text, a, b, favours: (a ?? 0) - (b ?? 0) };
    })
    .sort((p, q) => Math.abs(q.favours) - Math.abs(p.favours));
  if (rows.length === 0) return [];
  const columns = [
    { title: "Evidence" },
    { title: shortName(one.name) },
    { title: shortName(other.name) },
    { title: "Favours" },
  ];
  return [
    {
      kind: "table",
      caption: "This patient's evidence",
      columns,
      rows: rows.map(({ text, a, b, favours }) => [
        plain(text),
        weightText(a),
        weightText(b),
        Math.abs(favours) < leastFavour ? [quiet("neither")] : plain(shortName(favours > 0 ? one.name : other.name)),
      ]),
    },
  ];
};
