/**
 * The red-cell block as one piece of evidence. Hb, RBC and MCV fix MCH, MCHC and haematocrit, so on the log scale every
 * one of the six is a sum of the three. Whatever was measured is turned into an independent set of such sums, and a
 * multivariate t over them gives the weight, measured number by measured number.
 */
import type { Case } from "../case/case.ts";
import { current } from "../case/case.ts";
import type { Hypothesis } from "./model.ts";
import { rangeOf } from "./model.ts";
import type { References } from "./reference.ts";

/** Order of the axes in `correlations.yaml`. */
export const axes = ["hb", "rbc", "mcv", "rdw_cv", "plt"] as const;
const freedom = 6;
const p95 = 1.9432;
/**
 * Every number is rounded, measured on one machine or another, and typed by hand: about 2 % of its value, each by itself. Without it
 * a count whose three numbers just miss each other would be held against every hypothesis but the widest.
 */
const noise = 0.02 ** 2;

/** log(analyte) = coefficients · log(axes) + constant. Canonical units: hb g/L, mch pg, mchc g/L, hct %. */
const sums: Readonly<Record<string, { readonly of: readonly number[]; readonly plus: number }>> = {
  mcv: { of: [0, 0, 1, 0, 0], plus: 0 },
  rbc: { of: [0, 1, 0, 0, 0], plus: 0 },
  hb: { of: [1, 0, 0, 0, 0], plus: 0 },
  mch: { of: [1, -1, 0, 0, 0], plus: 0 },
  hct: { of: [0, 1, 1, 0, 0], plus: -Math.log(10) },
  mchc: { of: [1, -1, -1, 0, 0], plus: Math.log(1000) },
  rdw_cv: { of: [0, 0, 0, 1, 0], plus: 0 },
  plt: { of: [0, 0, 0, 0, 1], plus: 0 },
};

/** One measured number of the block. */
export interface Seen {
  readonly analyte: string;
  readonly log: number;
  readonly of: readonly number[];
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** The measured numbers that are independent of each other, in a fixed order. */
export const independent = (from: Case): readonly Seen[] => {
  const chosen: Seen[] = [];
  const basis: number[][] = [];
  for (const [analyte, sum] of Object.entries(sums)) {
    const lab = current(from, analyte);
    if (!lab || lab.assumed === "derived" || lab.bound || lab.value <= 0) continue;
    const rest = basis.reduce<number[]>(
      (left, unit) => left.map((x, i) => x - dot(left, unit) * (unit[i] ?? 0)),
      [...sum.of],
    );
    const length = Math.sqrt(dot(rest, rest));
    if (length < 1e-6) continue;
    basis.push(rest.map((x) => x / length));
    chosen.push({ analyte, log: Math.log(lab.value) - sum.plus, of: sum.of });
  }
  return chosen;
};

export interface Frame {
  readonly mean: readonly number[];
  readonly scale: readonly number[];
}

/** Typical log values of a hypothesis for this patient: its own range carried from the frame it was stated in. */
export const frameOf = (hypothesis: Hypothesis, patient: References, stated: References): Frame => {
  const mean: number[] = [];
  const scale: number[] = [];
  for (const analyte of axes) {
    const here = patient(analyte);
    const there = stated(analyte);
    const shift = here && there ? Math.log(here.median / there.median) : 0;
    const expected = rangeOf(hypothesis.expects[analyte]);
    const range = typeof expected === "string" ? [there?.low ?? 1, there?.high ?? 2] : expected;
    const low = Math.log(range[0] ?? 1);
    const high = Math.log(range[1] ?? 2);
    mean.push((low + high) / 2 + shift);
    scale.push(Math.max((high - low) / (2 * p95), 0.02) * (expected === "any" ? 3 : 1));
  }
  return { mean, scale };
};

const correlationAt = (lower: readonly number[], i: number, j: number): number => {
  if (i === j) return 1;
  const [row, column] = i > j ? [i, j] : [j, i];
  return lower[(row * (row - 1)) / 2 + column] ?? 0;
};

const covariance = (
  a: readonly number[],
  b: readonly number[],
  scale: readonly number[],
  lower: readonly number[],
): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const left = (a[i] ?? 0) * (scale[i] ?? 0);
    if (left === 0) continue;
    for (let j = 0; j < b.length; j++) {
      const right = (b[j] ?? 0) * (scale[j] ?? 0);
      if (right !== 0) sum += left * right * correlationAt(lower, i, j);
    }
  }
  return sum;
};

/**
 * Where an index that is a sum of the others lies under a hypothesis, and how widely: the middle and the half-width of its
 * p5–p95 on the natural-log scale. Undefined for what isn't an index of the block.
 */
export const indexUnder = (
  analyte: string,
  frame: Frame,
  correlation: readonly number[],
): { readonly middle: number; readonly half: number } | undefined => {
  const sum = sums[analyte];
  if (!sum) return undefined;
  const spread = Math.sqrt(Math.max(covariance(sum.of, sum.of, frame.scale, correlation), 1e-4));
  return { middle: dot(sum.of, frame.mean) + sum.plus, half: spread * p95 };
};

/** log Γ((ν+d)/2) − log Γ((ν+d−1)/2) for ν = 6 and d = 1…5: what one more dimension adds to the constant. */
const gammaSteps = [
  Math.log((15 * Math.sqrt(Math.PI)) / 8 / 2),
  Math.log(6 / ((15 * Math.sqrt(Math.PI)) / 8)),
  Math.log((105 * Math.sqrt(Math.PI)) / 16 / 6),
  Math.log(24 / ((105 * Math.sqrt(Math.PI)) / 16)),
  Math.log((945 * Math.sqrt(Math.PI)) / 32 / 24),
];

/** One seen number given those before it: what it takes from each of them, its own spread, where it is expected, and its constant. */
interface Factor {
  readonly row: readonly number[];
  readonly spread: number;
  readonly middle: number;
  readonly constant: number;
}

/** Cholesky, row by row. */
const factorsOf = (seen: readonly Seen[], frame: Frame, correlation: readonly number[]): readonly Factor[] => {
  const factors: Factor[] = [];
  seen.forEach((one, k) => {
    const row: number[] = [];
    for (const [j, { row: earlier, spread }] of factors.entries()) {
      const shared = row.reduce((sum, x, i) => sum + x * (earlier[i] ?? 0), 0);
      row.push((covariance(one.of, seen[j]?.of ?? [], frame.scale, correlation) - shared) / spread);
    }
    const own = noise + covariance(one.of, one.of, frame.scale, correlation) - row.reduce((sum, x) => sum + x * x, 0);
    const spread = Math.sqrt(Math.max(own, 1e-4));
    const constant = (gammaSteps[k] ?? 0) - 0.5 * Math.log(freedom * Math.PI) - Math.log(spread);
    factors.push({ row, spread, middle: dot(one.of, frame.mean), constant });
  });
  return factors;
};

/** A frame belongs to one hypothesis in one kind of patient, so its factors change only with which numbers were measured. */
const factored = new WeakMap<Frame, Map<string, readonly Factor[]>>();

const keptFactors = (seen: readonly Seen[], frame: Frame, correlation: readonly number[]): readonly Factor[] => {
  const known = factored.get(frame) ?? new Map<string, readonly Factor[]>();
  factored.set(frame, known);
  const measured = seen.map((each) => each.analyte).join();
  const factors = known.get(measured) ?? factorsOf(seen, frame, correlation);
  known.set(measured, factors);
  return factors;
};

/**
 * Log density of each seen number given those before it (they add up to the joint log density): multivariate t with six
 * degrees of freedom.
 * @param frame of the hypothesis `correlation` belongs to.
 */
export const blockLogs = (seen: readonly Seen[], frame: Frame, correlation: readonly number[]): readonly number[] => {
  const whitened: number[] = [];
  let distance = 0;
  return keptFactors(seen, frame, correlation).map(({ row, spread, middle, constant }, k) => {
    const expected = row.reduce((sum, x, i) => sum + x * (whitened[i] ?? 0), 0);
    const away = ((seen[k]?.log ?? 0) - middle - expected) / spread;
    whitened.push(away);
    const next = distance + away * away;
    const tails =
      -((freedom + k + 1) / 2) * Math.log1p(next / freedom) + ((freedom + k) / 2) * Math.log1p(distance / freedom);
    distance = next;
    return constant + tails;
  });
};
