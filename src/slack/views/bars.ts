/** Shares as bars of block characters, in a fixed-width font. */
import type { Part } from "../../conversation/doc.ts";

type Bars = Extract<Part, { kind: "bars" }>;

const WIDTH = 16;
const LABEL = 34;
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

export const barLines = (bars: Bars): readonly string[] => {
  const size = Math.min(LABEL, Math.max(0, ...bars.bars.map((each) => each.label.length)));
  return bars.bars.flatMap((each) => {
    const drawn = `${bar(each.share)} ${percent(each.share).padStart(5)}${each.note ? `  ${each.note}` : ""}`;
    // A long label stands on its own line, so the bars stay beneath each other and nothing is cut.
    return each.label.length > size
      ? [each.label, `${"".padEnd(size)} ${drawn}`]
      : [`${each.label.padEnd(size)} ${drawn}`];
  });
};
