/** Values and ranges in words, the same everywhere. */
import type { Measurement } from "../case/case.ts";
import type { Knowledge } from "../knowledge/types.ts";
import type { Likelihood } from "./assessment.ts";

/** A canonical value with as many decimals as the analyte is reported with, trailing zeros cut. */
export const number = (value: number, analyte: string, knowledge: Knowledge): string => {
  const decimals = knowledge.analytes.get(analyte)?.decimals ?? 1;
  const fixed = value.toFixed(value !== 0 && Math.abs(value) < 10 ** -decimals ? decimals + 2 : decimals);
  return String(Number(fixed));
};

/** "ferritin 8 µg/L" */
export const labText = (lab: Measurement, knowledge: Knowledge): string => {
  const analyte = knowledge.analytes.get(lab.analyte);
  const unit = analyte && analyte.unit !== "1" ? ` ${analyte.unit}`.replace(" %", " %") : "";
  return `${analyte?.short ?? lab.analyte} ${lab.bound ? `${lab.bound} ` : ""}${number(lab.value, lab.analyte, knowledge)}${unit}`;
};

/** "2–28 µg/L" */
export const rangeText = (low: number, high: number, analyte: string, knowledge: Knowledge): string => {
  const unit = knowledge.analytes.get(analyte)?.unit ?? "";
  return `${number(low, analyte, knowledge)}–${number(high, analyte, knowledge)}${unit === "1" ? "" : ` ${unit}`}`;
};

/** Words follow the calibrated number. */
export const likelihoodWord = (probability: number): Likelihood => {
  if (probability >= 0.6) return "likely";
  if (probability >= 0.15) return "possible";
  if (probability >= 0.03) return "less likely";
  return probability >= 0.005 ? "unlikely" : "excluded";
};

/** A finding's name turned round: "no melaena"; "no response to iron" becomes "response to iron". */
export const withoutText = (name: string): string => (name.startsWith("no ") ? name.slice(3) : `no ${name}`);
