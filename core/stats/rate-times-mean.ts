import type { MaybeEstimate } from '../model/estimate.ts';
import {
  type Amounts,
  needAmounts,
  type PooledAmounts,
  prudentSquaredCv,
  sampleVariance,
} from './amounts.ts';
import { normalCriticalValue, studentCriticalValue } from './critical-value.ts';
import { type Level, needCount } from './needs.ts';
import { wilson } from './wilson.ts';

export type RateTimesMean = {
  readonly trials: number;
  /** The amounts of the successes; a failure brings 0. */
  readonly won: Amounts;
  /** What amounts of this kind are like elsewhere (`poolAmounts`); null when there is nothing to pool. */
  readonly pooled: PooledAmounts | null;
};

/**
 * Mean amount per trial, where a failure brings 0: success rate times mean amount of a success.
 *
 * Interval on the log scale, the Wilson limits of the rate and those of the mean amount combined by MOVER (Zou &
 * Donner 2008, Statistics in Medicine 27, 1693-1702). The log of a mean of k long-tailed amounts is taken as
 * normal about log(mean) - s2/2 with s2 = log(1 + cv2 / k) (Fenton 1960, IRE Transactions 8, 57-67), with the
 * larger of the own and the pooled cv: few amounts seldom show their tail. Without a pool, Student's t on the own
 * cv, which then covers less than it says. Coverage as simulated: see the proof of the money intervals.
 *
 * Without a success, or with amounts that add up to 0: value 0, low 0, high = Wilson's upper rate times the
 * pooled mean. Where amounts add up to less than 0 the interval is Student's on the plain scale.
 *
 * @returns null without trials; insufficient without an amount to pool, or with one success and no pool.
 * @throws RangeError when counts are not whole with 0 <= successes <= trials, or a sum is not finite.
 */
export function rateTimesMean({ trials, won, pooled }: RateTimesMean, level: Level = {}): MaybeEstimate {
  needCount('rate times mean', { k: won.count, n: trials });
  needAmounts('rate times mean', won);
  const rate = wilson(won.count, trials, level);
  if (rate === null) return null;
  if (won.count === 0 || won.sum === 0) {
    if (pooled === null) return { insufficient: true, n: won.count, needed: won.count + 1 };
    return { value: 0, low: 0, high: rate.high * pooled.mean, n: trials };
  }
  if (won.count === 1 && pooled === null) return { insufficient: true, n: 1, needed: 2 };
  if (won.sum < 0) return plainScale({ trials, won, pooled }, level);
  const value = won.sum / trials;
  const log2 = Math.log1p(prudentSquaredCv(won, pooled) / won.count);
  const critical = pooled ? normalCriticalValue(level) : studentCriticalValue(won.count - 1, level);
  const half = critical * Math.sqrt(log2);
  const below = Math.hypot(Math.log(rate.value / rate.low), half - log2 / 2);
  const above = Math.hypot(Math.log(rate.high / rate.value), half + log2 / 2);
  return { value, low: value * Math.exp(-below), high: value * Math.exp(above), n: trials };
}

function plainScale({ trials, won }: RateTimesMean, level: Level): MaybeEstimate {
  if (trials < 2) return { insufficient: true, n: trials, needed: 2 };
  const value = won.sum / trials;
  const variance = sampleVariance({ ...won, count: trials });
  const half = studentCriticalValue(trials - 1, level) * Math.sqrt(variance / trials);
  return { value, low: value - half, high: value + half, n: trials };
}
