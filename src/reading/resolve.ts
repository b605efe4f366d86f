/** Raw readings → measurements: the unit settled, or the number refused with a reason. */
import type { Measurement } from "../case/case.ts";
import { acceptedUnit, type Candidate, canonicalUnit, slip } from "../case/units.ts";
import { bareCandidates, type Draft, draftOf, matters, ownHabit } from "./draft.ts";
import { fold } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Raw } from "./raw.ts";
import type { Refused, UnitSystem } from "./reading.ts";

export interface Settled {
  readonly labs: readonly Measurement[];
  readonly refused: readonly Refused[];
}

const shown = (value: number): string => String(Number(value.toPrecision(6)));

const refusal = (lexicon: Lexicon, raw: Raw, text: string): Refused | undefined => {
  const analyte = lexicon.analytes.get(raw.analytes[0] ?? "");
  if (!analyte) return undefined;
  const [low, high] = analyte.hard;
  const unit = raw.unit === undefined ? undefined : acceptedUnit(analyte, raw.unit);
  const factor = unit?.factor ?? 1;
  const better = slip(analyte, raw.value * factor);
  const suggestion = better === undefined ? undefined : Number((better / factor).toPrecision(6));
  const written = `${shown(raw.value)}${raw.unit ? ` ${raw.unit}` : ""}`;
  const why = `${analyte.short} ${written} is not possible (${shown(low)}–${shown(high)} ${analyte.unit}).`;
  const ask = suggestion === undefined ? "Please check the number and its unit." : `Did you mean ${shown(suggestion)}?`;
  return {
    analyte: analyte.id,
    stated: { text, start: raw.start, end: raw.end, ...(raw.unit !== undefined && { unit: raw.unit }) },
    why,
    remedy: `${why} ${ask}`,
    ...(suggestion !== undefined && { suggestion }),
  };
};

/** Which system the rest of the message uses: a positive number for SI, negative for US, zero for no sign. */
const leaning = (drafts: readonly Draft[]): number => {
  let sum = 0;
  for (const { choices, analyte } of drafts) {
    const [only, second] = choices;
    if (!only || second || only.system === "both") continue;
    // Much of the world writes haemoglobin in g/dL beside µmol/L, so it counts for less.
    const weight = analyte.family === "block" ? 1 : 3;
    sum += only.system === "si" ? weight : -weight;
  }
  return sum;
};

const molarTongues =
  /mmol|\b(?:hæmoglobin|haemoglobine|ferritine|ijzer|bloedarmoede|leukocyter|leukocytter|trombocytter|erytrocytter|jern|leukozyten|thrombozyten|erythrozyten|hamoglobin|blutbild)\b/;

/** Haemoglobin in mmol/L is met where the message has other mmol values, or is Dutch, Danish or German; elsewhere it is offered, not asked about. */
const molarHinted = (text: string): boolean => molarTongues.test(fold(text));

/** What the red-cell block says haemoglobin must be, g/L, with the tolerance in natural-log units. */
const blockHb = (drafts: readonly Draft[]): { readonly hb: number; readonly within: number } | undefined => {
  const sole = (id: string): number | undefined => {
    const draft = drafts.find((one) => one.analyte.id === id && one.choices.length === 1 && !one.raw.past);
    return draft?.choices[0]?.value;
  };
  const [rbc, mch, hct] = [sole("rbc"), sole("mch"), sole("hct")];
  if (rbc !== undefined && mch !== undefined) return { hb: rbc * mch, within: 0.12 };
  return hct === undefined ? undefined : { hb: (hct * 10) / 3.1, within: 0.25 };
};

const byBlock = (draft: Draft, drafts: readonly Draft[]): Candidate | undefined => {
  if (draft.analyte.id !== "hb") return undefined;
  const expected = blockHb(drafts);
  const fitting =
    expected && draft.choices.filter((one) => Math.abs(Math.log(one.value / expected.hb)) < expected.within);
  return fitting?.length === 1 ? fitting[0] : undefined;
};

/** Iron and its binding capacity are printed in the same unit. */
const byPartner = (draft: Draft, drafts: readonly Draft[]): Candidate | undefined => {
  const partner = { iron: "tibc", tibc: "iron", uibc: "iron" }[draft.analyte.id];
  const other = drafts.find((one) => one.analyte.id === partner && one.choices.length === 1);
  return other && draft.choices.find((one) => canonicalUnit(one.unit) === canonicalUnit(other.choices[0]?.unit ?? ""));
};

const choose = (
  draft: Draft,
  drafts: readonly Draft[],
  lean: number,
  profile: UnitSystem | undefined,
): Candidate | undefined => {
  const [first] = draft.choices;
  if (draft.choices.length < 2 || draft.raw.unit !== undefined) return first;
  const decided = byBlock(draft, drafts) ?? byPartner(draft, drafts);
  if (decided) return decided;
  const wanted = lean === 0 ? profile : lean > 0 ? "si" : "us";
  if (wanted === undefined || ownHabit.has(draft.analyte.id)) return first;
  // Only the analyte's two leading units are a matter of habit; a rarer one is taken when the block demands it.
  const habitual = draft.analyte.units.slice(0, 2).map((unit) => unit.unit);
  return draft.choices.find((one) => one.system === wanted && habitual.includes(one.unit)) ?? first;
};

/** What the message says of its units beside the values. */
interface Hints {
  readonly unknown: boolean;
  readonly molar: boolean;
}

const measurement = (draft: Draft, chosen: Candidate, text: string, hints: Hints): Measurement => {
  const { raw, analyte } = draft;
  const bare = raw.unit === undefined;
  const assumed = bare ? matters(draft) : !draft.sure;
  const all = hints.unknown && bare ? bareCandidates(analyte, draft.value, true) : draft.choices;
  const rest = assumed ? all.filter((one) => one.value !== chosen.value) : [];
  const offered = rest.map(({ unit, value }) => {
    const far = analyte.id === "hb" && unit.startsWith("mmol") && !hints.molar && !hints.unknown;
    return { unit, value, ...(far && { unlikely: true as const }) };
  });
  return {
    analyte: analyte.id,
    value: chosen.value,
    ...(raw.bound && { bound: raw.bound }),
    unit: analyte.unit,
    stated: { text, start: raw.start, end: raw.end, ...(raw.unit !== undefined && { unit: raw.unit }) },
    ...(assumed && { assumed: "unit" as const }),
    ...(offered.length > 0 && { alternatives: offered }),
    ...(raw.at !== undefined && { at: raw.at }),
    ...(raw.past && { past: true }),
  };
};

/**
 * Settles the unit of every reading. A unit that was written is used; a bare number takes its only plausible reading,
 * else what the red-cell block, its partner, the panel or the workspace's habit says, with the others kept as alternatives.
 */
export const settle = (
  lexicon: Lexicon,
  raws: readonly Raw[],
  text: string,
  profile: UnitSystem | undefined,
  unitUnknown: boolean,
): Settled => {
  const drafts: Draft[] = [];
  const refused: Refused[] = [];
  for (const raw of raws) {
    const draft = draftOf(lexicon, raw);
    if (draft) drafts.push(draft);
    else {
      const no = refusal(lexicon, raw, raw.quote ?? text.slice(raw.start, raw.end));
      if (no) refused.push(no);
    }
  }
  const lean = leaning(drafts);
  const hints: Hints = { unknown: unitUnknown, molar: molarHinted(text) };
  const labs = drafts.flatMap((draft) => {
    const chosen = choose(draft, drafts, lean, profile);
    return chosen
      ? [measurement(draft, chosen, draft.raw.quote ?? text.slice(draft.raw.start, draft.raw.end), hints)]
      : [];
  });
  return { labs, refused };
};
