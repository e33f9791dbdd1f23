import type { Estimate } from '../model/estimate.ts';
import { normalCriticalValue } from './critical-value.ts';
import { type Level, needCount } from './needs.ts';

/**
 * Wilson score interval for a proportion.
 *
 * Chosen over the Wald interval because it stays inside [0, 1] and keeps its
 * coverage when n is small or the rate is near 0 or 1.
 * Wilson (1927), JASA 22(158), 209-212.
 *
 * @returns null when `n` is 0: no data is not a rate of zero.
 * @throws RangeError when the counts are not whole with 0 <= k <= n.
 */
export function wilson(k: number, n: number, level: Level = {}): Estimate | null {
  needCount('wilson', { k, n });
  if (n === 0) return null;
  const z2 = normalCriticalValue(level) ** 2;
  return { value: k / n, low: lowerLimit(k, n, z2), high: 1 - lowerLimit(n - k, n, z2), n };
}

/**
 * Wilson score interval with continuity correction: wider, for those who want at least the stated coverage.
 * Newcombe (1998), Statistics in Medicine 17, 857-872, method 4; 0 at k = 0 and 1 at k = n by definition.
 *
 * @returns null when `n` is 0.
 * @throws RangeError when the counts are not whole with 0 <= k <= n.
 */
export function wilsonWithContinuity(k: number, n: number, level: Level = {}): Estimate | null {
  needCount('wilson with continuity', { k, n });
  if (n === 0) return null;
  const z = normalCriticalValue(level);
  return { value: k / n, low: correctedLowerLimit(k, n, z), high: 1 - correctedLowerLimit(n - k, n, z), n };
}

// (2k + z2 - z sqrt(z2 + 4k(n-k)/n)) / (2(n + z2)), written without the difference that cancels near k = 0.
function lowerLimit(k: number, n: number, z2: number): number {
  if (k === 0) return 0;
  const root = Math.sqrt(z2 * (z2 + (4 * k * (n - k)) / n));
  return ((2 * k) / n) * (k / (2 * k + z2 + root));
}

function correctedLowerLimit(k: number, n: number, z: number): number {
  if (k === 0) return 0;
  const p = k / n;
  const root = Math.sqrt(z * z - 2 - 1 / n + 4 * p * (n * (1 - p) + 1));
  return Math.max(0, (2 * k + z * z - 1 - z * root) / (2 * (n + z * z)));
}
