import type { Estimate } from '../model/estimate.ts';
import { type Count, type Level, needCount } from './needs.ts';
import { waldDifference } from './wald-difference.ts';

/**
 * Difference of two independent proportions, a - b, with the Agresti-Caffo interval:
 * Wald's after adding one success and one failure to each side; not clipped to [-1, 1].
 * `value` is the plain difference, not the centre of the interval.
 * Agresti & Caffo (2000), The American Statistician 54, 280-288.
 *
 * @returns null when either side has no trials.
 * @throws RangeError when the counts are not whole with 0 <= k <= n.
 */
export function agrestiCaffo(a: Count, b: Count, level: Level = {}): Estimate | null {
  needCount('agresti-caffo', a);
  needCount('agresti-caffo', b);
  if (a.n === 0 || b.n === 0) return null;
  const padded = waldDifference({ k: a.k + 1, n: a.n + 2 }, { k: b.k + 1, n: b.n + 2 }, level);
  return padded && { ...padded, value: a.k / a.n - b.k / b.n, n: a.n + b.n };
}
