/** "Convert Hb 9.8 g/dL to mmol/L": a result in another unit. Nothing is added to the case. */
import { acceptedUnit } from "../../case/units.ts";
import { inUnit } from "../../engine/calculators/conversion.ts";
import type { AnalyteId, Knowledge } from "../../knowledge/types.ts";
import { plain } from "../doc.ts";
import { answer, type Outcome, type Scene } from "../scene.ts";
import { analytesNamed } from "../slots.ts";
import { calculatedParts } from "./dose-parts.ts";

/** A longer text tells results. */
const longest = 100;
const asking =
  /^(?:please )?(?:how (?:to|do i|do you|can i) convert|convert|conversion(?: of)?|what(?:'s| is| are)|how much is|express)\b/i;
const links: ReadonlySet<string> = new Set(["to", "in", "into", "as"]);

interface Asked {
  readonly value: number;
  readonly from: string;
  readonly to: string;
}

/** "… 9.8 g/dL to mmol/L": the number and the two units around the last "to". */
const askedIn = (text: string): Asked | undefined => {
  const words = text.replaceAll(/[?!]/g, "").replace(/\.$/, "").trim().split(/\s+/);
  const at = words.findLastIndex((word) => links.has(word.toLowerCase()));
  const [number, from, to] = [words[at - 2], words[at - 1], words.slice(at + 1).join(" ")];
  if (at < 2 || number === undefined || from === undefined || to === "") return undefined;
  const value = Number(number.replace(",", "."));
  return Number.isFinite(value) ? { value, from, to } : undefined;
};

/** "How to convert Hb g/dL to mmol/L": one of the first unit in the second, where both are units of the analyte. */
const factorIn = (text: string, id: AnalyteId, knowledge: Knowledge): Asked | undefined => {
  const analyte = knowledge.analytes.get(id);
  const words = text.replaceAll(/[?!.]/g, "").trim().split(/\s+/);
  const at = words.findLastIndex((word) => links.has(word.toLowerCase()));
  const [from, to] = [words[at - 1], words.slice(at + 1).join(" ")];
  if (!analyte || at < 1 || from === undefined || !acceptedUnit(analyte, from) || !acceptedUnit(analyte, to))
    return undefined;
  return { value: 1, from, to };
};

/** The answer to a wish for another unit; undefined for anything else. */
export const converted = (scene: Scene, text: string): Outcome | undefined => {
  const words = text.replaceAll(/<@[^<>]*>/g, " ").trim();
  if (words.length > longest || !asking.test(words)) return undefined;
  const analyte = analytesNamed(words, scene.knowledge)[0];
  if (analyte === undefined) return undefined;
  const found = askedIn(words) ?? factorIn(words, analyte, scene.knowledge);
  if (!found) return undefined;
  const { value, from, to } = found;
  const result = inUnit({ analyte, value, from, to }, scene.knowledge);
  const summary =
    result.kind === "worked"
      ? `${result.name}: ${value} ${result.inputs[0]?.unit} is ${Number(result.value.toPrecision(4))} ${result.unit}`
      : result.message;
  if (result.kind === "refused") return answer(scene, { summary, parts: calculatedParts(result, scene.knowledge) });
  return answer(scene, {
    summary,
    parts: [
      { kind: "headline", text: summary },
      { kind: "text", text: plain(`${value} ${result.formula}. The case is unchanged.`) },
    ],
  });
};
