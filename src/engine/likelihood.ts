/** Densities. Student's t with few degrees of freedom, so that no single number can settle a case alone. */

/** Degrees of freedom of a single analyte; four has a closed distribution function. */
export const freedom = 4;
/** 95th percentile of t with four degrees of freedom: a p5–p95 range spans twice this many scales. */
const p95 = 2.1318;
const lnNorm = Math.log(3 / 8);

/** Location and scale on the analyte's own (log or linear) axis. */
export interface Density {
  readonly at: number;
  readonly scale: number;
  readonly log: boolean;
  /** A second, equally likely place: methods that report the same thing at two levels. */
  readonly or?: Density;
}

/**
 * The density whose 5th–95th percentile is `low`–`high`.
 * On the log scale the lower end is held above zero.
 */
export const densityOf = (low: number, high: number, log: boolean): Density => {
  if (!log) return { at: (low + high) / 2, scale: (high - low) / (2 * p95), log };
  const from = Math.log(Math.max(low, high / 1000, 1e-6));
  const to = Math.log(high);
  return { at: (from + to) / 2, scale: Math.max((to - from) / (2 * p95), 0.01), log };
};

const z = (value: number, density: Density): number =>
  ((density.log ? Math.log(Math.max(value, 1e-6)) : value) - density.at) / density.scale;

const logOfOne = (value: number, density: Density): number => {
  const t = z(value, density);
  return lnNorm - 2.5 * Math.log1p((t * t) / freedom) - Math.log(density.scale);
};

/** Natural log of the density at `value`, on the density's own axis. */
export const logDensity = (value: number, density: Density): number => {
  const one = logOfOne(value, density);
  if (!density.or) return one;
  const other = logOfOne(value, density.or);
  return Math.max(one, other) + Math.log1p(Math.exp(-Math.abs(one - other))) - Math.LN2;
};

/** Probability of a value below `value`. 0–1, never exactly either. */
export const below = (value: number, density: Density): number =>
  density.or ? (belowOne(value, density) + belowOne(value, density.or)) / 2 : belowOne(value, density);

const belowOne = (value: number, density: Density): number => {
  const t = z(value, density);
  const s = 1 + (t * t) / 4;
  const p = 0.5 + (3 / 8) * (t / Math.sqrt(s)) * (1 - (t * t) / s / 12);
  return Math.min(1 - 1e-9, Math.max(1e-9, p));
};

/** Probability of a value in [low, high); either end may be infinite. */
export const between = (low: number, high: number, density: Density): number => {
  const to = Number.isFinite(high) ? below(high, density) : 1;
  const from = Number.isFinite(low) ? below(low, density) : 0;
  return Math.max(to - from, 1e-9);
};
