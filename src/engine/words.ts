/** Values and ranges in words, the same everywhere. */
import type { Measurement } from "../case/case.ts";
import { shownUnit } from "../case/units.ts";
import type { Knowledge } from "../knowledge/types.ts";
import type { Likelihood } from "./assessment.ts";

/** A canonical value in the units shown, with as many decimals as the analyte is reported with, trailing zeros cut. */
export const number = (value: number, analyte: string, knowledge: Knowledge): string => {
  const entry = knowledge.analytes.get(analyte);
  const { factor, decimals } = entry ? shownUnit(entry, knowledge.shownIn) : { factor: 1, decimals: 1 };
  const shown = value / factor;
  const fixed = shown.toFixed(shown !== 0 && Math.abs(shown) < 10 ** -decimals ? decimals + 2 : decimals);
  return String(Number(fixed));
};

/** " µg/L", " ×10⁹/L", in the units shown; empty where there is none. */
export const unitText = (analyte: string, knowledge: Knowledge): string => {
  const entry = knowledge.analytes.get(analyte);
  const unit = entry ? shownUnit(entry, knowledge.shownIn).unit : "1";
  if (unit === "1" || unit === "") return "";
  // "480 10⁹/L" would be read as one number, by people and by the reader.
  return unit.startsWith("10") ? ` ×${unit}` : ` ${unit}`;
};

/** "120 g/L", "12 g/dL" */
export const amount = (value: number, analyte: string, knowledge: Knowledge): string =>
  `${number(value, analyte, knowledge)}${unitText(analyte, knowledge)}`;

/** "ferritin 8 µg/L" */
export const labText = (lab: Measurement, knowledge: Knowledge): string =>
  `${knowledge.analytes.get(lab.analyte)?.short ?? lab.analyte} ${lab.bound ? `${lab.bound} ` : ""}${amount(lab.value, lab.analyte, knowledge)}`;

/** "2–28 µg/L" */
export const rangeText = (low: number, high: number, analyte: string, knowledge: Knowledge): string =>
  `${number(low, analyte, knowledge)}–${amount(high, analyte, knowledge)}`;

/** Words follow the calibrated number. */
export const likelihoodWord = (probability: number): Likelihood => {
  if (probability >= 0.6) return "likely";
  if (probability >= 0.15) return "possible";
  if (probability >= 0.03) return "less likely";
  return probability >= 0.005 ? "unlikely" : "excluded";
};

/** A finding's name turned round: "no melaena"; "no response to iron" becomes "response to iron". */
export const withoutText = (name: string): string => (name.startsWith("no ") ? name.slice(3) : `no ${name}`);
