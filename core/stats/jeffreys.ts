import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import type { Estimate } from '../model/estimate.ts';
import { tailShare } from './critical-value.ts';
import { type Level, needCount } from './needs.ts';

/**
 * Jeffreys interval for a proportion: equal tails of Beta(k + 1/2, n - k + 1/2), 0 at k = 0 and 1 at k = n.
 * Brown, Cai & DasGupta (2001), Statistical Science 16, 101-133.
 *
 * @returns null when `n` is 0.
 * @throws RangeError when the counts are not whole with 0 <= k <= n.
 */
export function jeffreys(k: number, n: number, level: Level = {}): Estimate | null {
  needCount('jeffreys', { k, n });
  if (n === 0) return null;
  const tail = tailShare(level);
  return { value: k / n, low: lowerLimit(k, n, tail), high: 1 - lowerLimit(n - k, n, tail), n };
}

function lowerLimit(k: number, n: number, tail: number): number {
  return k === 0 ? 0 : betaQuantile(tail, k + 0.5, n - k + 0.5);
}
