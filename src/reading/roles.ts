/** Which numbers are dates, reference ranges, durations or the results of something else. */

import { markChanges } from "./changes.ts";
import type { Quantity } from "./quantity.ts";
import type { Scene } from "./scene.ts";
import { hasCue } from "./scene.ts";
import { markThresholds } from "./thresholds.ts";

const gap = (scene: Scene, left: Quantity, right: Quantity): string =>
  right.start - left.end <= 8 ? scene.folded.slice(left.end, right.start) : "#";

const isYear = (quantity: Quantity): boolean =>
  Number.isInteger(quantity.value) && quantity.value >= 1900 && quantity.value <= 2100 && quantity.unit === undefined;

/** 2026-03-04 · 04/03/2026 · 4.3.2026 (one token) · March 4, 2026 · 4 March. */
const markDates = (scene: Scene): void => {
  const { quantities, tokens } = scene;
  for (let at = 0; at < quantities.length; at++) {
    const [a, b, c] = [quantities[at], quantities[at + 1], quantities[at + 2]];
    if (!a) continue;
    // "28/40": weeks of a pregnancy.
    const next = b ? gap(scene, a, b) : "#";
    const weeks = b?.value === 40 && b.unit === undefined && next === "/" && isDayNumber(a, 42);
    if (weeks) a.role = b.role = "other";
    // "2024-03-02,6.2": what follows the day may have run into it.
    const ran = b && next === "-" && /^-\d/.test(scene.folded.slice(b.end, b.end + 2));
    if (ran && isYear(a) && Number.isInteger(b.value) && b.value <= 12) a.role = b.role = "date";
    if (b && c && (next === "-" || next === "/") && next === gap(scene, b, c) && dateLike(a, b, c))
      for (const part of [a, b, c]) part.role = "date";
    if (b && next === "/" && isDayOf(scene, a, b)) a.role = b.role = "date";
    const before = hasCue(scene, a.token - 1, "month");
    const after = hasCue(scene, a.to, "month") && tokens[a.to]?.kind === "word";
    if ((before || after) && a.value <= 31 && a.unit === undefined && Number.isInteger(a.value)) a.role = "date";
    const short = scene.tokens[a.token - 1]?.text === "'" && hasCue(scene, a.token - 2, "month");
    if (short && a.value < 100) a.role = "date";
    const heads = isYear(a) && tokens[a.to]?.text === ":" && b !== undefined && b.token === a.to + 1;
    if (heads) a.role = "date";
    if (isYear(a) && (before || yearContext(scene, a))) a.role = "date";
    if (b && next === ":" && a.value <= 24 && b.value < 60) a.role = b.role = "date";
  }
};

const isDayNumber = (quantity: Quantity, most: number): boolean =>
  Number.isInteger(quantity.value) && quantity.value >= 1 && quantity.value <= most && quantity.unit === undefined;

/** "12/05" and "ferritin (6/5) 22": a day without a year, told by its zero or by its brackets. */
const isDayOf = (scene: Scene, a: Quantity, b: Quantity): boolean => {
  if (!isDayNumber(a, 31) || !isDayNumber(b, 31) || Math.min(a.value, b.value) > 12) return false;
  const [before, after] = [scene.tokens[a.token - 1]?.text, scene.tokens[b.to]?.text];
  if (after === "/" || before === "/") return false;
  const zero = /^0\d$/.test(scene.tokens[b.token]?.text ?? "");
  return zero || (before === "(" && after === ")" && scene.quantityAt[b.to + 1] !== undefined);
};

const dateLike = (a: Quantity, b: Quantity, c: Quantity): boolean =>
  [a, b, c].every((part) => Number.isInteger(part.value) && part.unit === undefined) && dayMonthYear(a, b, c);

const dayMonthYear = (a: Quantity, b: Quantity, c: Quantity): boolean =>
  (isYear(a) && b.value <= 12 && c.value <= 31) ||
  (a.value <= 31 &&
    b.value <= 31 &&
    a.value >= 1 &&
    b.value >= 1 &&
    (isYear(c) || (c.value < 100 && Number.isInteger(c.value))));

const yearContext = (scene: Scene, year: Quantity): boolean => {
  const before = scene.tokens[year.token - 1];
  return ["in", "since", "from", "of", ",", "until", "(", "en"].includes(before?.text ?? "");
};

/** "target Hb 10": a wish, not a result. */
const aimed = (scene: Scene, name: number): boolean =>
  ["target", "goal", "threshold", "aim"].includes(scene.tokens[name - 1]?.text ?? "") ||
  scene.tokens[name - 2]?.text === "target";

const referenceBefore = (scene: Scene, at: number): boolean => {
  for (let back = at - 1; back >= 0 && back > at - 5; back--) {
    const token = scene.tokens[back];
    if (!token || token.kind === "line" || token.kind === "number") return false;
    const mark = scene.marks[back];
    if (mark && mark.meaning.analytes.length > 0) return aimed(scene, mark.from);
    if (mark?.meaning.cues.includes("range")) {
      const opened = scene.tokens[mark.from - 1]?.text ?? "";
      return mark.end - mark.start > 2
        ? mark.meaning.cues[0] !== "normal" || opened === "(" || opened === "["
        : /^[([,;]$/.test(opened);
    }
    if (token.kind === "word" && !mark) return false;
  }
  return false;
};

const packed = new Set(["rcc", "prbc", "prbcs", "rbcs"]);

/** "12/100 WBC", "2 RCC given": a count beside another thing, not that thing's result. */
const isCount = (scene: Scene, quantity: Quantity): boolean => {
  const next = scene.tokens[quantity.to]?.text ?? "";
  const [slash, hundred] = [scene.tokens[quantity.token - 1]?.text === "/", quantity.value === 100];
  const per = ["per", "/"].includes(scene.tokens[quantity.token - 1]?.text ?? "");
  if ((slash || per) && hundred && /^(?:wbcs?|white|leu[ck]ocytes?)$/.test(next)) return true;
  return (
    packed.has(next) && quantity.value <= 12 && Number.isInteger(quantity.value) && !scene.quantityAt[quantity.to + 1]
  );
};

/** 12-16 · (11.5–14.5) · 13 % – 15 % · 12 to 16 · ref < 3.5. */
const markRanges = (scene: Scene): void => {
  const { quantities, tokens } = scene;
  for (let at = 0; at < quantities.length; at++) {
    const [a, b] = [quantities[at], quantities[at + 1]];
    if (!a || a.role === "date" || a.role === "change") continue;
    if (referenceBefore(scene, a.token)) a.role = "range";
    if (a.role === "free" && isCount(scene, a)) a.role = "other";
    if (!b || b.role === "date") continue;
    const between = gap(scene, a, b).trim();
    const dash =
      between === "-" ||
      (between === "to" && !hasCue(scene, a.token - 1, "past")) ||
      between === "--" ||
      between === "~";
    if (dash && a.value < b.value && !a.bound) a.role = b.role = "range";
    if (a.role === "range" && between === "/" && tokens[a.token - 1]?.text === "(") b.role = "range";
  }
};

/** The number that follows the name of something this bot doesn't use ("HbA1c 6.1", "BP 135/80"). */
const markElsewhere = (scene: Scene): void => {
  const { quantities, marks, tokens } = scene;
  let sink = -1;
  let next = 0;
  for (let at = 0; at < tokens.length; at++) {
    const mark = marks[at];
    if (mark?.from === at) {
      // "WBC (K/uL)" is no potassium.
      const unit = tokens[mark.to]?.text === "/" && mark.to === at + 1;
      if (unit) continue;
      if (mark.meaning.cues.includes("elsewhere") && mark.meaning.analytes.length === 0) sink = mark.to;
      else if (mark.meaning.analytes.length > 0 || mark.meaning.findings.length > 0) sink = -1;
    }
    const token = tokens[at];
    if (
      !token ||
      token.kind === "line" ||
      token.text === ";" ||
      (token.text === "." && tokens[at + 1]?.start !== token.end)
    )
      sink = -1;
    while ((quantities[next]?.token ?? Infinity) < at) next++;
    const quantity = quantities[next];
    if (quantity?.token === at && sink >= 0 && at - sink <= 6) {
      if (quantity.role === "free") quantity.role = "other";
      if (tokens[quantity.to]?.text !== "/") sink = -1;
    }
  }
};

/** Sets the role of every number of the scene. */
export const assignRoles = (scene: Scene): void => {
  markDates(scene);
  markChanges(scene);
  markThresholds(scene);
  markRanges(scene);
  markElsewhere(scene);
};
