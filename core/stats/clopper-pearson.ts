import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import type { Estimate } from '../model/estimate.ts';
import { tailShare } from './critical-value.ts';
import { type Level, needCount } from './needs.ts';

/**
 * Clopper-Pearson interval for a proportion: never covers less often than it says, so it is wide.
 * For legal and compliance texts; the house's default is `wilson`.
 * Clopper & Pearson (1934), Biometrika 26, 404-413.
 *
 * @returns null when `n` is 0.
 * @throws RangeError when the counts are not whole with 0 <= k <= n.
 */
export function clopperPearson(k: number, n: number, level: Level = {}): Estimate | null {
  needCount('clopper-pearson', { k, n });
  if (n === 0) return null;
  const tail = tailShare(level);
  return { value: k / n, low: lowerLimit(k, n, tail), high: 1 - lowerLimit(n - k, n, tail), n };
}

// The quantile of Beta(0, n + 1) does not exist; the limit at k = 0 is 0 by definition.
function lowerLimit(k: number, n: number, tail: number): number {
  return k === 0 ? 0 : betaQuantile(tail, k, n - k + 1);
}
