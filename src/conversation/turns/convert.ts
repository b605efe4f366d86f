/** "Convert Hb 9.8 g/dL to mmol/L": a result in another unit. Nothing is added to the case. */
import { inUnit } from "../../engine/calculators/conversion.ts";
import { plain } from "../doc.ts";
import { answer, type Outcome, type Scene } from "../scene.ts";
import { analytesNamed } from "../slots.ts";
import { calculatedParts } from "./dose-parts.ts";

/** A longer text tells results. */
const longest = 100;
const asking = /^(?:please )?(?:convert|conversion(?: of)?|what(?:'s| is| are)|how much is|express)\b/i;
const units = /(\d{1,6}(?:[.,]\d{1,4})?) ?([^\s\d]\S{0,14}) (?:to|in|into|as) ([^\s\d?]\S{0,14}?)[ ?.!]{0,3}$/i;

/** The answer to a wish for another unit; undefined for anything else. */
export const converted = (scene: Scene, text: string): Outcome | undefined => {
  const words = text.replaceAll(/<@[^<>]*>/g, " ").trim();
  if (words.length > longest || !asking.test(words)) return undefined;
  const found = units.exec(words);
  const analyte = analytesNamed(words, scene.knowledge)[0];
  if (!found || analyte === undefined) return undefined;
  const [, number = "", from = "", to = ""] = found;
  const value = Number(number.replace(",", "."));
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
