import { type Beta, type CountRow, needRows } from './beta-binomial.ts';

/** First and second raw moments of k, and the Beta prior they imply; null prior when they imply none. */
export type MomentsFit = { readonly m1: number; readonly m2: number; readonly prior: Beta | null };

/** Unweighted mean and standard deviation of k / n (divisor count - 1), and the Beta prior they imply. */
export type RateMomentsFit = { readonly mean: number; readonly sd: number; readonly prior: Beta | null };

/**
 * Method of moments for beta-binomial counts with a common n.
 * Skellam (1948), JRSS B 10, 257-261. The prior is null where the counts vary no more than binomial ones.
 *
 * @returns null without a group.
 * @throws RangeError when n differs between groups or is 0.
 */
export function fitMoments(rows: readonly CountRow[]): MomentsFit | null {
  needRows('moments', rows);
  const present = rows.filter((row) => row.freq > 0);
  const n = present[0]?.n;
  if (n === undefined) return null;
  for (const row of present) {
    if (row.n !== n || n === 0)
      throw new RangeError(`moments needs a common n above 0, got ${n} and ${row.n}`);
  }
  const groups = total(present, () => 1);
  const m1 = total(present, ({ k }) => k) / groups;
  const m2 = total(present, ({ k }) => k * k) / groups;
  const divisor = n * (m2 / m1 - m1 - 1) + m1;
  return {
    m1,
    m2,
    prior: proper({ alpha: (n * m1 - m2) / divisor, beta: ((n - m1) * (n - m2 / m1)) / divisor }),
  };
}

/**
 * Beta prior with the unweighted mean and standard deviation of the observed rates,
 * alpha + beta = mean (1 - mean) / sd^2 - 1. Gelman et al., Bayesian Data Analysis, section 5.1.
 * Groups without a trial have no rate and are left out.
 *
 * @returns null below 2 groups with a trial.
 */
export function fitRateMoments(rows: readonly CountRow[]): RateMomentsFit | null {
  needRows('rate moments', rows);
  const present = rows.filter((row) => row.n > 0);
  const groups = total(present, () => 1);
  if (groups < 2) return null;
  const mean = total(present, ({ k, n }) => k / n) / groups;
  const variance = total(present, ({ k, n }) => (k / n - mean) ** 2) / (groups - 1);
  const size = (mean * (1 - mean)) / variance - 1;
  return { mean, sd: Math.sqrt(variance), prior: proper({ alpha: mean * size, beta: (1 - mean) * size }) };
}

/**
 * Kleinman's moment estimate for unequal n, each group weighted by its trials: a start for the likelihood.
 * Kleinman (1973), JASA 68, 46-54.
 *
 * @returns null where the rates vary no more than binomial ones, or all trials went one way.
 */
export function fitKleinman(rows: readonly CountRow[]): Beta | null {
  needRows('kleinman', rows);
  const trials = total(rows, ({ n }) => n);
  const rate = total(rows, ({ k }) => k) / trials;
  const groups = total(rows, ({ n }) => (n > 0 ? 1 : 0));
  const squares = total(rows, ({ k, n }) => (n > 0 ? n * (k / n - rate) ** 2 : 0));
  const spare = trials - total(rows, ({ n }) => n * n) / trials;
  // E(squares) = rate (1 - rate) ((groups - 1)(1 - rho) + spare rho), rho = 1 / (alpha + beta + 1).
  const rho = (squares / (rate * (1 - rate)) - (groups - 1)) / (spare - (groups - 1));
  const size = 1 / rho - 1;
  return proper({ alpha: rate * size, beta: (1 - rate) * size });
}

function total(rows: readonly CountRow[], part: (row: CountRow) => number): number {
  return rows.reduce((sum, row) => sum + row.freq * part(row), 0);
}

function proper(prior: Beta): Beta | null {
  const { alpha, beta } = prior;
  return alpha > 0 && beta > 0 && Number.isFinite(alpha) && Number.isFinite(beta) ? prior : null;
}
