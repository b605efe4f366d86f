/** Shares as bars of block characters, in a fixed-width font. */
import type { Part } from "../../conversation/doc.ts";

type Bars = Extract<Part, { kind: "bars" }>;

const WIDTH = 12;
const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const;

const bar = (share: number): string => {
  const steps = Math.round(Math.min(1, Math.max(0, share)) * WIDTH * 8);
  return ("█".repeat(Math.floor(steps / 8)) + (eighths[steps % 8] ?? "")).padEnd(WIDTH);
};

/** Shares under one per cent are said as such, so that no bar claims nought or certainty. */
export const percent = (share: number): string => {
  if (!Number.isFinite(share)) return "?";
  const whole = Math.round(share * 100);
  if (share > 0 && whole < 1) return "<1 %";
  return share < 1 && whole >= 100 ? ">99 %" : `${whole} %`;
};

/** The bar first and the name last: however long the names are, the bars stay beneath each other. */
export const barLines = ({ bars }: Bars): readonly string[] =>
  bars.map(
    ({ label, share, note }) => `${bar(share)} ${percent(share).padStart(5)}  ${label}${note ? `, ${note}` : ""}`,
  );
