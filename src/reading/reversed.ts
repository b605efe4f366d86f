/** "9.8 hb 68 mcv 5.6 rbc": numbers that stand before their names, all through a run. */
import { candidates } from "../case/units.ts";
import type { Mark } from "./marks.ts";
import type { Quantity } from "./quantity.ts";
import { analytesOf, isName, type Raw, rawOf } from "./raw.ts";
import type { Refused } from "./reading.ts";
import type { Scene } from "./scene.ts";
import { unitFits } from "./unit-fit.ts";

interface Pair {
  readonly quantity: Quantity;
  readonly name: Mark;
}

interface Run {
  readonly pairs: readonly Pair[];
  /** Commas or strokes between the pairs: then there is only one way to pair them. */
  readonly parted: boolean;
}

const separators = new Set([",", "/", ";", "&", "+", "and"]);
const openers = new Set("labs bloods cbc fbc results has with shows showed today now got are is were".split(" "));

/** Does a clause begin at the token? */
const begins = (scene: Scene, at: number): boolean => {
  const before = scene.tokens[at - 1];
  if (before === undefined || before.kind === "line" || openers.has(before.text)) return true;
  return /^[,;:(.\-•*]$/.test(before.text) && scene.quantityAt[at - 2] === undefined;
};

const ends = (scene: Scene, at: number): boolean => {
  const token = scene.tokens[at];
  return token === undefined || token.kind === "line" || /^[.;)!]$/.test(token.text);
};

const pairAt = (scene: Scene, at: number): Pair | undefined => {
  const quantity = scene.quantityAt[at];
  if (quantity?.role !== "free") return undefined;
  const name = scene.marks[quantity.to];
  return name?.from === quantity.to && name.meaning.analytes.length > 0 ? { quantity, name } : undefined;
};

/** The run of number-and-name that starts at a token; undefined where a number stands behind the last name. */
const runAt = (scene: Scene, start: number): Run | undefined => {
  const pairs: Pair[] = [];
  let parted = false;
  for (let at = start; ; ) {
    const pair = pairAt(scene, at);
    if (!pair) return undefined;
    pairs.push(pair);
    at = pair.name.to;
    if (ends(scene, at)) return { pairs, parted };
    const apart = separators.has(scene.tokens[at]?.text ?? "");
    if (apart) at++;
    parted ||= apart;
    if (scene.quantityAt[at]) continue;
    return apart ? { pairs, parted } : undefined;
  }
};

const usual = (scene: Scene, name: Mark, quantity: Quantity): boolean =>
  unitFits(scene, name, quantity) &&
  analytesOf(scene, name).some((id) => {
    const analyte = scene.lexicon.analytes.get(id);
    const [only] = analyte ? candidates(analyte, quantity.value) : [];
    return (
      analyte !== undefined &&
      (quantity.unit !== undefined ||
        (only !== undefined && only.value >= analyte.soft[0] && only.value <= analyte.soft[1]))
    );
  });

/** Would every name do with the number behind it, the first number and the last name standing alone? */
const otherWay = (scene: Scene, pairs: readonly Pair[]): boolean =>
  pairs.slice(0, -1).every(({ name }, at) => {
    const next = pairs[at + 1]?.quantity;
    return next !== undefined && usual(scene, name, next);
  });

type Verdict = "names last" | "names first" | "unclear";

const judge = (scene: Scene, { pairs, parted }: Run): Verdict => {
  const fits = pairs.every(({ name, quantity }) => usual(scene, name, quantity));
  const other = !parted && pairs.length > 1 && otherWay(scene, pairs);
  if (pairs.length === 1) {
    const written = scene.tokens[pairs[0]?.quantity.token ?? 0]?.text ?? "";
    return fits && (/[.,]/.test(written) || (pairs[0]?.quantity.value ?? 0) > 4) ? "names last" : "names first";
  }
  if (fits) return other && pairs.length > 2 ? "unclear" : "names last";
  return other ? "names first" : "unclear";
};

const refusal = (scene: Scene, { name, quantity }: Pair, start: number, end: number): Refused => {
  const text = scene.text.slice(start, end);
  const why = `I can't tell which number belongs to which name in "${text}".`;
  return {
    analyte: name.meaning.analytes[0] ?? "",
    stated: { text: scene.text.slice(quantity.start, name.end), start: quantity.start, end: name.end },
    why,
    remedy: `${why} Please write each name before its number.`,
  };
};

/** What runs with the number first give: values, or refusals where the names could also stand first. Marks the numbers. */
export const reversed = (scene: Scene): { readonly raws: readonly Raw[]; readonly refused: readonly Refused[] } => {
  const raws: Raw[] = [];
  const refused: Refused[] = [];
  for (const { token, role } of scene.quantities) {
    if (role !== "free" || !isName(scene.marks[scene.quantityAt[token]?.to ?? 0]) || !begins(scene, token)) continue;
    const run = runAt(scene, token);
    const verdict = run && judge(scene, run);
    if (!run || verdict === "names first") continue;
    const [first, last] = [run.pairs[0], run.pairs.at(-1)];
    for (const { name, quantity } of run.pairs) {
      quantity.role = verdict === "unclear" ? "other" : "taken";
      if (verdict === "names last") raws.push(rawOf(scene, name, quantity, { end: Math.max(name.end, quantity.end) }));
    }
    if (verdict === "unclear" && first && last)
      refused.push(refusal(scene, first, first.quantity.start, last.name.end));
  }
  return { raws, refused };
};
