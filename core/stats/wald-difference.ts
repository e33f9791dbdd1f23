import type { Estimate } from '../model/estimate.ts';
import { normalCriticalValue } from './critical-value.ts';
import { type Count, type Level, needCount } from './needs.ts';

/**
 * Difference of two independent proportions, a - b, with the Wald interval (unpooled, not clipped).
 * Kept to compare with others' figures; report `newcombe`.
 *
 * @returns null when either side has no trials.
 * @throws RangeError when the counts are not whole with 0 <= k <= n.
 */
export function waldDifference(a: Count, b: Count, level: Level = {}): Estimate | null {
  needCount('wald difference', a);
  needCount('wald difference', b);
  if (a.n === 0 || b.n === 0) return null;
  const value = a.k / a.n - b.k / b.n;
  const half = normalCriticalValue(level) * Math.sqrt(variance(a) + variance(b));
  return { value, low: value - half, high: value + half, n: a.n + b.n };
}

function variance({ k, n }: Count): number {
  return ((k / n) * (1 - k / n)) / n;
}
