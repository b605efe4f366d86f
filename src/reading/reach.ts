/** Walks from a name to its number, over the small words between them. */
import { afterChange, amongNames, isLabel, leaderFrom } from "./beside.ts";
import type { Mark } from "./marks.ts";
import type { Quantity } from "./quantity.ts";
import { isElsewhere, isName } from "./raw.ts";
import { hasCue, type Scene } from "./scene.ts";
import { unitAt } from "./unit-at.ts";
import { strictFit, unitFits } from "./unit-fit.ts";

const farthest = 18;
const stopping = ["no", "denies", "unknown", "drop", "and", "or", "kin"] as const;
const passing = [
  "correction",
  "bridge",
  "low",
  "high",
  "normal",
  "now",
  "past",
  "ago",
  "less",
  "more",
  "month",
  "range",
] as const;

export interface Reached {
  readonly quantity: Quantity;
  /** A unit that stood between name and number: "Hb (g/dL) 9.8". */
  readonly unit?: string;
}

interface Walk {
  at: number;
  strangers: number;
  comma: boolean;
  lines: number;
  unit?: string;
}

type Step = "on" | "stop";

const overLine = (scene: Scene, walk: Walk): Step => {
  walk.lines++;
  if (amongNames(scene, walk.at)) return "stop";
  const next = scene.tokens[walk.at + 1];
  // A sentence that goes on in the next line: "her platelet count", "is 512".
  if (
    walk.lines === 1 &&
    scene.sentence[walk.at] === scene.sentence[walk.at + 1] &&
    hasCue(scene, walk.at + 1, "bridge")
  ) {
    walk.at++;
    return "on";
  }
  const bound = next?.text === "<" || next?.text === ">" ? 1 : 0;
  if (walk.lines > 1 || walk.strangers > 0 || !scene.quantityAt[walk.at + 1 + bound]) return "stop";
  walk.at++;
  return "on";
};

const mayBeUnit = (scene: Scene, at: number): boolean =>
  [scene.tokens[at]?.text, scene.tokens[at - 1]?.text].some((text) => text === "(" || text === "[" || text === ",") ||
  /^[/%^]$/.test(scene.tokens[at + 1]?.text ?? "") ||
  scene.tokens[at]?.text === "%";

const overUnit = (scene: Scene, walk: Walk): boolean => {
  const token = scene.tokens[walk.at];
  if (!token || !mayBeUnit(scene, walk.at)) return false;
  const inner = /^[([]$/.test(token.text) ? token.end : token.start;
  const unit = unitAt(scene.lexicon, scene.folded, inner);
  if (
    !unit?.lab ||
    unit.start > inner + 1 ||
    (inner === token.start &&
      !/[/%]/.test(scene.folded.slice(unit.start, unit.end)) &&
      scene.tokens[walk.at - 1]?.text !== ",")
  )
    return false;
  if (inner === token.end && !/[)\]]/.test(scene.folded.slice(unit.end, unit.end + 2))) return false;
  walk.unit = scene.text.slice(unit.start, unit.end);
  while ((scene.tokens[walk.at]?.start ?? Infinity) < unit.end) walk.at++;
  if (/^[)\]]$/.test(scene.tokens[walk.at]?.text ?? "")) walk.at++;
  return true;
};

const overMark = (scene: Scene, from: Mark, mark: Mark, walk: Walk): Step => {
  if (isName(mark)) {
    if (!mark.meaning.analytes.some((id) => from.meaning.analytes.includes(id))) return "stop";
    walk.at = mark.to;
    return "on";
  }
  if (hasCue(scene, walk.at, "elsewhere") && !mark.meaning.cues.includes("bridge")) return "stop";
  const cues = mark.meaning.cues;
  const quantity = scene.quantityAt[mark.to];
  if (cues.includes("not") && quantity?.role === "free") {
    quantity.role = "taken";
    walk.at = quantity.to;
    return "on";
  }
  if (stopping.some((cue) => cues.includes(cue)) && !cues.includes("bridge")) return "stop";
  if (mark.end - mark.start === 3 && cues.includes("and")) return "stop";
  if (!passing.some((cue) => cues.includes(cue)) && !cues.includes("break")) return "stop";
  walk.at = mark.to;
  return "on";
};

const overRest = (scene: Scene, from: Mark, walk: Walk): Step => {
  const token = scene.tokens[walk.at];
  if (!token) return "stop";
  if (token.text === "." && walk.at === from.to) {
    walk.at++;
    return "on";
  }
  if (token.text === ",") {
    // "Ferritin back, 8": the comma ends no result.
    walk.comma ||= !["back", "returned"].includes(scene.tokens[walk.at - 1]?.text ?? "");
    walk.at++;
    return walk.strangers === 0 ? "on" : "stop";
  }
  if (token.text === "/" && scene.quantityAt[walk.at - 1]?.role === "date") {
    walk.at++;
    return "on";
  }
  if (["|", '"', "'", "`", ">", "<", "→", "#", "_", "!"].includes(token.text)) {
    walk.at++;
    return "on";
  }
  if (token.kind === "word" && !isElsewhere(scene, walk.at) && walk.strangers === 0 && !walk.comma) {
    walk.strangers++;
    walk.at++;
    return "on";
  }
  return "stop";
};

/** Is there a comma, a full stop or a line end between the name and where the walk is? */
const apart = (scene: Scene, from: Mark, walk: Walk): boolean =>
  walk.comma || walk.lines > 0 || scene.tokens[from.to]?.text === ".";

/** "11.7 K/uL WCC, 455 K/uL PLT": the number has its own name right behind it. */
const ofNext = (scene: Scene, quantity: Quantity): boolean => {
  const next = scene.marks[quantity.to];
  return next?.from === quantity.to && next.meaning.analytes.length > 0 && unitFits(scene, next, quantity);
};

const taking = (scene: Scene, from: Mark, walk: Walk, quantity: Quantity): Reached | "on" | "stop" => {
  if (quantity.role === "change") {
    const after = afterChange(scene, from, quantity);
    return after ? { quantity: after } : "stop";
  }
  if (quantity.role === "range" || quantity.role === "date" || quantity.role === "other") {
    if (walk.lines > 0) return "stop";
    walk.at = quantity.to;
    return "on";
  }
  if (isLabel(scene, from, quantity) || (apart(scene, from, walk) && ofNext(scene, quantity))) return "stop";
  if (quantity.role !== "free" || !unitFits(scene, from, quantity)) return "stop";
  const direct = quantity.unit !== undefined && quantity.token === from.to + 1;
  if ((walk.strangers > 0 || (walk.comma && !direct)) && !strictFit(scene, from, quantity)) return "stop";
  return { quantity, ...(walk.unit !== undefined && { unit: walk.unit }) };
};

/** The number that belongs to the name `from`, looking to its right. */
export const reach = (scene: Scene, from: Mark): Reached | undefined => {
  const first = leaderFrom(scene, from.to);
  const walk: Walk = { at: first, strangers: 0, comma: false, lines: 0 };
  while (walk.at < scene.tokens.length && walk.at < first + farthest) {
    const quantity = scene.quantityAt[walk.at];
    if (quantity) {
      const taken = taking(scene, from, walk, quantity);
      if (taken === "stop") return undefined;
      if (taken !== "on") return taken;
      continue;
    }
    const token = scene.tokens[walk.at];
    if (token?.kind === "line") {
      if (overLine(scene, walk) === "stop") return undefined;
      continue;
    }
    if (walk.unit === undefined && overUnit(scene, walk)) continue;
    const mark = scene.marks[walk.at];
    const step = mark ? overMark(scene, from, mark, walk) : overRest(scene, from, walk);
    if (step === "stop") return undefined;
  }
  return undefined;
};
