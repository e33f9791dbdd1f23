import type { Estimate } from '../model/estimate.ts';
import { normalCriticalValue } from './critical-value.ts';
import { type Level, needCount } from './needs.ts';

/**
 * Wald interval for a proportion, p +- z sqrt(p(1-p)/n), not clipped to [0, 1].
 * Kept to compare with others' figures: at k = 0 and k = n it has no width. Report `wilson`.
 *
 * @returns null when `n` is 0.
 * @throws RangeError when the counts are not whole with 0 <= k <= n.
 */
export function wald(k: number, n: number, level: Level = {}): Estimate | null {
  needCount('wald', { k, n });
  if (n === 0) return null;
  const p = k / n;
  const half = normalCriticalValue(level) * Math.sqrt((p * (1 - p)) / n);
  return { value: p, low: p - half, high: p + half, n };
}
