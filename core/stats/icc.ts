import fQuantile from '@stdlib/stats-base-dists-f-quantile';
import type { Estimate } from '../model/estimate.ts';
import { tailShare } from './critical-value.ts';
import { fTail } from './f-tail.ts';
import { type MeanSquares, meanSquares } from './mean-squares.ts';
import type { Level } from './needs.ts';

/** `p` is of the F test that targets do not differ; null where nothing varies. */
export type Reliability = Estimate & { readonly p: number | null };

/** The six forms of Shrout & Fleiss; a form is null where its denominator is 0. */
export type Icc = {
  readonly icc1: Reliability | null;
  readonly icc2: Reliability | null;
  readonly icc3: Reliability | null;
  readonly icc1k: Reliability | null;
  readonly icc2k: Reliability | null;
  readonly icc3k: Reliability | null;
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
  const oneWay = { upper: targets, lower: within, df1: n - 1, df2: n * (k - 1) };
  const twoWay = { upper: targets, lower: error, df1: n - 1, df2: (n - 1) * (k - 1) };
  const limits1 = fLimits(oneWay, { k, tail });
  const limits3 = fLimits(twoWay, { k, tail });
  const limits2 = two === null ? null : agreementLimits(ms, two, tail);
  const averaged = (limits: Limits | null): Limits | null =>
    limits && [stepUp(limits[0], k), stepUp(limits[1], k)];
  const form = (test: FTest) => (value: number | null, limits: Limits | null) =>
    reliability(estimate(value, limits, n), test);
  const [form1, form23] = [form(oneWay), form(twoWay)];
  return {
    icc1: form1(one, limits1),
    icc2: form23(two, limits2),
    icc3: form23(three, limits3),
    icc1k: form1(quotient(targets - within, targets), averaged(limits1)),
    icc2k: form23(quotient(targets - error, targets + (raters - error) / n), averaged(limits2)),
    icc3k: form23(quotient(targets - error, targets), averaged(limits3)),
  };
}

type Limits = readonly [low: number, high: number];

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
};

function reliability(found: Estimate | null, { upper, lower, df1, df2 }: FTest): Reliability | null {
  return found && { ...found, p: upper + lower > 0 ? fTail(upper / lower, df1, df2) : null };
}

/** Null where there is no error to set limits by. */
function fLimits(
  { upper, lower, df1, df2 }: FTest,
  { k, tail }: { readonly k: number; readonly tail: number },
): Limits | null {
  if (!(lower > 0) || !(upper > 0)) return null;
  const ratio = upper / lower;
  const low = ratio / fQuantile(1 - tail, df1, df2);
  const high = ratio * fQuantile(1 - tail, df2, df1);
  return [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)];
}

/** Null where neither raters nor error differ, or targets do not. */
function agreementLimits(
  { targets, raters, error, n, k }: MeanSquares,
  icc2: number,
  tail: number,
): Limits | null {
  if (!(error + raters > 0) || !(targets > 0)) return null;
  const part = (n * (1 + (k - 1) * icc2) - k * icc2) * error;
  const byRaters = k * icc2 * raters;
  const df = ((k - 1) * (n - 1) * (byRaters + part) ** 2) / ((n - 1) * byRaters ** 2 + part ** 2);
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
