import type { Estimate } from '../model/estimate.ts';
import { type Amounts, needAmounts, type PooledAmounts, poolAmounts, prudentSquaredCv } from './amounts.ts';
import { normalCriticalValue, studentCriticalValue } from './critical-value.ts';
import type { Level } from './needs.ts';

export type RatioOfSums = {
  readonly part: Amounts;
  readonly rest: Amounts;
  /** What amounts of this kind are like elsewhere; null pools the two sides given. */
  readonly pooled: PooledAmounts | null;
};

/**
 * Share of a sum, part / (part + rest), where both are sums of a random number of amounts.
 *
 * Interval on the logit scale. The linearised variance of log(part / rest) is v(part) + v(rest) with
 * v = sum of squares / square of sum, here (1 + cv2) / count with the larger of the own and the pooled cv, and
 * log-normal sums as in `rateTimesMean`: few amounts seldom show their tail. Critical value of Student's t with
 * n - 1. Cochran (1977), Sampling Techniques, ch. 6; Fenton (1960). One large amount makes it wide, as it must.
 *
 * With nothing on one side the ratio is 0 or 1, and the other limit is Wilson's for 0 of the effective number
 * of amounts, (sum)^2 / sum of squares.
 *
 * @returns null when the amounts add up to 0 or one side is below 0: such a sum has no shares.
 * @throws RangeError when a count is not whole or a sum is not finite.
 */
export function ratioOfSums({ part, rest, pooled }: RatioOfSums, level: Level = {}): Estimate | null {
  needAmounts('ratio of sums', part);
  needAmounts('ratio of sums', rest);
  const total = part.sum + rest.sum;
  if (part.sum < 0 || rest.sum < 0 || total === 0) return null;
  const n = part.count + rest.count;
  if (part.sum === 0) return { value: 0, low: 0, high: limitOfNone(rest, level), n };
  if (rest.sum === 0) return { value: 1, low: 1 - limitOfNone(part, level), high: 1, n };
  const pool = pooled ?? poolAmounts([part, rest]);
  const partSpread = logSumVariance(part, pool);
  const restSpread = logSumVariance(rest, pool);
  const centre = Math.log(part.sum / rest.sum) + (partSpread - restSpread) / 2;
  const half = studentCriticalValue(n - 1, level) * Math.sqrt(partSpread + restSpread);
  return { value: part.sum / total, low: logistic(centre - half), high: logistic(centre + half), n };
}

function logSumVariance(amounts: Amounts, pool: PooledAmounts | null): number {
  return Math.log1p((1 + prudentSquaredCv(amounts, pool)) / amounts.count);
}

function limitOfNone({ sum, sumOfSquares }: Amounts, level: Level): number {
  const z2 = normalCriticalValue(level) ** 2;
  return z2 / (sum ** 2 / sumOfSquares + z2);
}

function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
