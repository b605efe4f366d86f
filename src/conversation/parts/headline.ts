/** The one line that says the most important thing, and the blood picture under it. */
import { current } from "../../case/case.ts";
import type { Assessment, RankedCause } from "../../engine/assessment.ts";
import { labText } from "../../engine/words.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { type Part, quiet, type Rich } from "../doc.ts";
import { capital, citing, inSentence, ownName, percent } from "../words.ts";

const named = (cause: RankedCause, knowledge: Knowledge): string =>
  `${inSentence(cause.name, knowledge)} (${percent(cause.probability)})`;

/** The leading cause, with its own cause where that stands out too. */
const likelyLine = (top: RankedCause, knowledge: Knowledge): string => {
  const child = top.children.find((each) => each.probability >= 0.5 * top.probability);
  return `Likely ${named(top, knowledge)}${child ? `; most likely cause: ${ownName(child, knowledge)}` : ""}`;
};

const leading = (assessment: Assessment, knowledge: Knowledge): string => {
  const [top, second] = assessment.causes;
  if (!top) return "No cause could be ranked";
  if (top.likelihood === "likely") return likelyLine(top, knowledge);
  if (top.likelihood !== "possible") return `No single cause stands out; first ${named(top, knowledge)}`;
  return second?.likelihood === "possible"
    ? `Possible ${named(top, knowledge)} or ${named(second, knowledge)}`
    : `Possible ${named(top, knowledge)}; others remain open`;
};

/** "Not anaemic", "Not microcytic": said before any cause, because they change what the causes mean. */
const outside = (assessment: Assessment): string | undefined => {
  const { size, colour, anaemia } = assessment.picture;
  const small = size === "microcytic" || colour === "hypochromic";
  if (anaemia === "none") return small ? "Not anaemic, but the cells are small or pale" : "Not anaemic";
  if (small || size === "unknown") return undefined;
  return size === "macrocytic" ? "Not microcytic: macrocytic" : "Not microcytic: normocytic";
};

/** One line, most important thing first. */
export const headlineOf = (assessment: Assessment, knowledge: Knowledge): string => {
  if (assessment.abstains) return `Too little to rank causes: please add ${assessment.needs.join(", ")}`;
  const before = outside(assessment);
  const [top] = assessment.causes;
  const well = top?.likelihood === "likely" && knowledge.conditions.get(top.condition)?.group === "healthy";
  if (well && before === "Not anaemic") return "Not anaemic, not microcytic: no cause to look for";
  return before ? `${before}. ${leading(assessment, knowledge)}` : leading(assessment, knowledge);
};

/** "Moderate anaemia", "No anaemia". */
export const anaemiaWord = (assessment: Assessment): string => {
  const { anaemia } = assessment.picture;
  if (anaemia === "unknown")
    return current(assessment.case, "hb") ? "Anaemia not graded at this age" : "Anaemia unknown (no haemoglobin)";
  return anaemia === "none" ? "No anaemia" : `${capital(anaemia)} anaemia`;
};

/** "Moderate anaemia (Hb 84 g/L), microcytic, hypochromic", with the rule that fired and who would say otherwise. */
export const pictureParts = (assessment: Assessment, knowledge: Knowledge): readonly Part[] => {
  const { picture } = assessment;
  const hb = current(assessment.case, "hb");
  const shape = [picture.size, picture.colour].filter((each) => each !== "unknown");
  const line = [`${anaemiaWord(assessment)}${hb ? ` (${labText(hb, knowledge)})` : ""}`, ...shape].join(", ");
  const rule = picture.anaemiaRule;
  const text: Rich = [
    { text: `${line}. ` },
    ...(rule ? [quiet(`${rule.text}.`)] : []),
    ...picture.disagreements.flatMap((each) => [
      { text: ` Others differ: ${each.text}` },
      citing(each.sources, knowledge),
    ]),
  ];
  return [{ kind: "text", text }];
};
