/** What each result of a test would mean, in words. */
import type { RankedTest } from "../../engine/assessment.ts";
import type { Meaning, TreatmentChange } from "../../engine/meaning.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { type Part, quiet, type Rich, strong } from "../doc.ts";
import { capital, inSentence, percent } from "../words.ts";

const ironWords: Readonly<Record<TreatmentChange["iron"], readonly string[]>> = {
  offered: ["iron could then be considered"],
  withdrawn: ["no iron then"],
  same: [],
};

const treatmentText = ({ iron, gains, loses }: TreatmentChange, knowledge: Knowledge): string => {
  const list = (names: readonly string[]): string => names.map((name) => inSentence(name, knowledge)).join(", ");
  const changes = [
    ...ironWords[iron],
    ...(gains.length === 0 ? [] : [`brings notes on ${list(gains)}`]),
    ...(loses.length === 0 ? [] : [`drops notes on ${list(loses)}`]),
  ];
  return changes.length === 0 ? "; treatment as now" : `; ${changes.join("; ")}`;
};

/** Below this share the likeliest cause leads nothing. */
const leastLeading = 0.4;

const leadText = ({ leadsName, leadsProbability }: Meaning, knowledge: Knowledge): string => {
  const share = `${inSentence(leadsName, knowledge)} ${percent(leadsProbability)}`;
  return leadsProbability < leastLeading ? ` → no clear leader (${share})` : ` → ${share}`;
};

const line = (meaning: Meaning, knowledge: Knowledge): Rich => {
  const { result, probability, treatment } = meaning;
  return [
    strong(capital(result)),
    quiet(probability === undefined ? "" : ` (${percent(probability)} likely)`),
    { text: leadText(meaning, knowledge) },
    quiet(treatment ? treatmentText(treatment, knowledge) : ""),
  ];
};

/** A heading with the test's name and a line per result; nothing where nothing can be said. */
export const meaningParts = (
  { name }: Pick<RankedTest, "name">,
  meanings: readonly Meaning[],
  knowledge: Knowledge,
): readonly Part[] => {
  if (meanings.length === 0) return [];
  const head = name.split(": ")[0] ?? name;
  return [
    { kind: "text", text: [strong(`What ${inSentence(head, knowledge)} would mean`)] },
    { kind: "list", items: meanings.map((meaning) => line(meaning, knowledge)) },
  ];
};
