import fQuantile from '@stdlib/stats-base-dists-f-quantile';
import type { Estimate } from '../model/estimate.ts';
import { tailShare } from './critical-value.ts';
import { type Level, needFinite } from './needs.ts';

/** Mean squares of a complete table, `n` targets by `k` raters. */
export type MeanSquares = {
  readonly targets: number;
  readonly raters: number;
  readonly error: number;
  readonly within: number;
  readonly n: number;
  readonly k: number;
};

/** The six forms of Shrout & Fleiss; a form is null where its denominator is 0. */
export type Icc = {
  readonly icc1: Estimate | null;
  readonly icc2: Estimate | null;
  readonly icc3: Estimate | null;
  readonly icc1k: Estimate | null;
  readonly icc2k: Estimate | null;
  readonly icc3k: Estimate | null;
};

/**
 * Intraclass correlations of targets rated by the same raters: one rater (1, 2, 3) and the mean of all (1k, 2k, 3k);
 * 2 is absolute agreement of raters drawn from many, 3 consistency of these raters. `n` of an estimate is targets.
 * Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428; interval of form 2 by Satterthwaite's degrees of freedom.
 *
 * @param ratings a row a target, a column a rater, no gaps.
 * @returns null with fewer than 3 targets or 2 raters.
 * @throws RangeError when rows differ in length or a rating is not finite.
 */
export function icc(ratings: readonly (readonly number[])[], level: Level = {}): Icc | null {
  const ms = meanSquares(ratings);
  if (ms === null) return null;
  const { n, k, targets, raters, error, within } = ms;
  const tail = tailShare(level);
  const one = single(targets, within, k);
  const two = quotient(targets - error, targets + (k - 1) * error + (k * (raters - error)) / n);
  const three = single(targets, error, k);
  const limits1 = fLimits({ upper: targets, lower: within, df1: n - 1, df2: n * (k - 1), k, tail });
  const limits3 = fLimits({ upper: targets, lower: error, df1: n - 1, df2: (n - 1) * (k - 1), k, tail });
  const limits2 = two === null ? null : agreementLimits(ms, two, tail);
  const averaged = (limits: Limits | null): Limits | null =>
    limits && [stepUp(limits[0], k), stepUp(limits[1], k)];
  return {
    icc1: estimate(one, limits1, n),
    icc2: estimate(two, limits2, n),
    icc3: estimate(three, limits3, n),
    icc1k: estimate(quotient(targets - within, targets), averaged(limits1), n),
    icc2k: estimate(quotient(targets - error, targets + (raters - error) / n), averaged(limits2), n),
    icc3k: estimate(quotient(targets - error, targets), averaged(limits3), n),
  };
}

type Limits = readonly [low: number, high: number];

/** @returns null with fewer than 3 targets or 2 raters. */
export function meanSquares(ratings: readonly (readonly number[])[]): MeanSquares | null {
  const n = ratings.length;
  const k = ratings[0]?.length ?? 0;
  for (const row of ratings) {
    if (row.length !== k) throw new RangeError(`icc needs ${k} ratings of every target, got ${row.length}`);
    needFinite('icc', row);
  }
  if (n < 3 || k < 2) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const rows = ratings.map(mean);
  const columns = Array.from({ length: k }, (_, j) => mean(ratings.map((row) => row[j] ?? 0)));
  const grand = mean(rows);
  const squares = (values: readonly number[], around: number) =>
    values.reduce((sum, value) => sum + (value - around) ** 2, 0);
  const between = k * squares(rows, grand);
  const raters = n * squares(columns, grand);
  const within = ratings.reduce((sum, row, i) => sum + squares(row, rows[i] ?? 0), 0);
  return {
    n,
    k,
    targets: between / (n - 1),
    raters: raters / (k - 1),
    within: within / (n * (k - 1)),
    error: Math.max(0, within - raters) / ((n - 1) * (k - 1)),
  };
}

const quotient = (above: number, below: number) => (below > 0 ? above / below : null);
const single = (upper: number, lower: number, k: number) => quotient(upper - lower, upper + (k - 1) * lower);
/** Spearman-Brown. */
const stepUp = (one: number, k: number) =>
  one <= -1 / (k - 1) ? Number.NEGATIVE_INFINITY : (k * one) / (1 + (k - 1) * one);

type FTest = {
  readonly upper: number;
  readonly lower: number;
  readonly df1: number;
  readonly df2: number;
  readonly k: number;
  readonly tail: number;
};

/** Null where there is no error to set limits by. */
function fLimits({ upper, lower, df1, df2, k, tail }: FTest): Limits | null {
  if (!(lower > 0) || !(upper > 0)) return null;
  const ratio = upper / lower;
  const low = ratio / fQuantile(1 - tail, df1, df2);
  const high = ratio * fQuantile(1 - tail, df2, df1);
  return [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)];
}

function agreementLimits(
  { targets, raters, error, n, k }: MeanSquares,
  icc2: number,
  tail: number,
): Limits | null {
  if (!(error > 0) || !(targets > 0)) return null;
  const ratio = raters / error;
  const part = n * (1 + (k - 1) * icc2) - k * icc2;
  const df =
    ((k - 1) * (n - 1) * (k * icc2 * ratio + part) ** 2) /
    ((n - 1) * k ** 2 * icc2 ** 2 * ratio ** 2 + part ** 2);
  const below = fQuantile(1 - tail, n - 1, df);
  const above = fQuantile(1 - tail, df, n - 1);
  const other = k * raters + (k * n - k - n) * error;
  return [
    (n * (targets - below * error)) / (below * other + n * targets),
    (n * (above * targets - error)) / (other + n * above * targets),
  ];
}

/** Without an error there is nothing to be unsure of: the limits are the value. */
function estimate(value: number | null, limits: Limits | null, n: number): Estimate | null {
  if (value === null) return null;
  const [low, high] = limits ?? [value, value];
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null;
  return { value, low: Math.min(low, value), high: Math.max(high, value), n };
}
