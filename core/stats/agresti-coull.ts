import type { Estimate } from '../model/estimate.ts';
import { normalCriticalValue } from './critical-value.ts';
import { type Level, needCount } from './needs.ts';

/**
 * Agresti-Coull interval for a proportion: Wald's after adding z^2/2 successes and z^2/2 failures.
 * Not clipped: it may leave [0, 1] at small n. `value` is k / n, not the centre.
 * Agresti & Coull (1998), The American Statistician 52, 119-126.
 *
 * @returns null when `n` is 0.
 * @throws RangeError when the counts are not whole with 0 <= k <= n.
 */
export function agrestiCoull(k: number, n: number, level: Level = {}): Estimate | null {
  needCount('agresti-coull', { k, n });
  if (n === 0) return null;
  const z = normalCriticalValue(level);
  const trials = n + z * z;
  const centre = (k + (z * z) / 2) / trials;
  const half = z * Math.sqrt((centre * (1 - centre)) / trials);
  return { value: k / n, low: centre - half, high: centre + half, n };
}
