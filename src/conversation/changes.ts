/** What one turn changed in the case, in words. */
import { type Case, current, type Patient } from "../case/case.ts";
import type { Knowledge } from "../knowledge/types.ts";
import { patientText, valueText } from "./parts/understood.ts";

const labChanges = (before: Case, after: Case, knowledge: Knowledge): readonly string[] => {
  const ids = new Set([...before.labs, ...after.labs].map((lab) => lab.analyte));
  return [...ids].flatMap((id) => {
    const [old, now] = [current(before, id), current(after, id)];
    const name = knowledge.analytes.get(id)?.short ?? id;
    if (!now) return old ? [`${name} removed`] : [];
    if (!old) return [`${name} ${valueText(now, knowledge)} added`];
    const [from, to] = [valueText(old, knowledge), valueText(now, knowledge)];
    return from === to ? [] : [`${name} ${from} → ${to}`];
  });
};

const wordChanges = (before: Case, after: Case, knowledge: Knowledge): readonly string[] =>
  after.qualitative
    .filter((each) => !each.past)
    .filter((each) => !before.qualitative.some((old) => old.analyte === each.analyte && old.level === each.level))
    .map((each) => `${knowledge.analytes.get(each.analyte)?.short ?? each.analyte} ${each.level}`);

const findingChanges = (before: Case, after: Case, knowledge: Knowledge): readonly string[] =>
  Object.entries(after.findings)
    .filter(([id, found]) => before.findings[id]?.state !== found.state)
    .map(([id, found]) => `${knowledge.findings.get(id)?.name ?? id}${found.state === "absent" ? ": no" : ""}`);

const patientChange = (before: Patient, after: Patient): readonly string[] =>
  JSON.stringify(before) === JSON.stringify(after) ? [] : [`patient: ${patientText(after)}`];

/** "ferritin 8 µg/L added", "MCV 86 → 68 fL", "melaena: no": one entry per change, none when nothing changed. */
export const changesBetween = (before: Case, after: Case, knowledge: Knowledge): readonly string[] => [
  ...labChanges(before, after, knowledge),
  ...wordChanges(before, after, knowledge),
  ...findingChanges(before, after, knowledge),
  ...patientChange(before.patient, after.patient),
];
