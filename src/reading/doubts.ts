/** What does not go together in what was understood: two current values of one test, a pregnant man. */
import type { Measurement, Patient } from "../case/case.ts";
import type { AnalyteId, Knowledge } from "../knowledge/types.ts";
import { hasTime } from "./newest.ts";
import type { Scene } from "./scene.ts";

/** More than rounding apart. */
const apart = 1.05;

/** Two values told as current in prose, with nothing that says which is the newer. The last counts. */
const contradicted = (
  scene: Scene,
  settled: readonly Measurement[],
  labs: readonly Measurement[],
): readonly AnalyteId[] => {
  const found = new Set<AnalyteId>();
  const seen = new Map<AnalyteId, Measurement>();
  // Only a test with two values can contradict itself.
  const counted = new Set<AnalyteId>();
  const repeated = new Set<AnalyteId>();
  for (const { analyte } of settled) (counted.has(analyte) ? repeated : counted).add(analyte);
  if (repeated.size === 0) return [];
  settled.forEach((lab, at) => {
    if (!repeated.has(lab.analyte) || lab.past || lab.assumed === "derived" || hasTime(scene, lab)) return;
    const other = seen.get(lab.analyte);
    const [low, high] = [
      Math.min(lab.value, other?.value ?? lab.value),
      Math.max(lab.value, other?.value ?? lab.value),
    ];
    if (other && high > low * apart && !labs[at]?.past) found.add(lab.analyte);
    seen.set(lab.analyte, lab);
  });
  return [...found];
};

/** What does not go together in what was understood. They name the test, and quote nothing. */
export const doubtsOn = (
  scene: Scene,
  settled: readonly Measurement[],
  labs: readonly Measurement[],
  patient: Patient,
  knowledge: Knowledge,
): readonly string[] => [
  ...contradicted(scene, settled, labs).map((id) => {
    const name = knowledge.analytes.get(id)?.short ?? id;
    return `Two different values of ${name} stand here as current: the last was taken. Please say which one counts.`;
  }),
  ...(patient.sex === "male" && patient.pregnant === true
    ? ["A man is said to be pregnant here: please check the sex and the pregnancy."]
    : []),
];
