import type { Estimate } from '../model/estimate.ts';
import { normalCriticalValue } from './critical-value.ts';
import { fisherLimits } from './fisher-z.ts';
import { type Level, needFinite } from './needs.ts';

/** Fisher's interval divides by n - 3. */
const PAIRS_NEEDED = 4;

/**
 * Pearson's correlation of aligned lists with Fisher's z interval; `n` is pairs. At r = 1 or -1 it has no width.
 * Fisher (1921), Metron 1, 3-32.
 *
 * @returns null with fewer than 4 pairs, and where either list does not vary.
 * @throws RangeError when the lengths differ or a value is not finite.
 */
export function pearson(x: readonly number[], y: readonly number[], level: Level = {}): Estimate | null {
  const value = correlation(x, y);
  if (value === null || x.length < PAIRS_NEEDED) return null;
  const se = 1 / Math.sqrt(x.length - 3);
  return { value, ...fisherLimits(value, { se, z: normalCriticalValue(level) }), n: x.length };
}

/**
 * Pearson's r alone.
 *
 * @returns null with fewer than 2 pairs, and where either list does not vary.
 * @throws RangeError when the lengths differ or a value is not finite.
 */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  if (x.length !== y.length) {
    throw new RangeError(`correlation needs lists of equal length, got ${x.length} and ${y.length}`);
  }
  needFinite('correlation', x);
  needFinite('correlation', y);
  const [dx, dy] = [deviations(x), deviations(y)];
  const [xx, yy] = [product(dx, dx), product(dy, dy)];
  if (!(xx > 0 && yy > 0)) return null;
  return Math.min(1, Math.max(-1, product(dx, dy) / Math.sqrt(xx) / Math.sqrt(yy)));
}

// Through the first value: equal values then deviate by exactly 0.
function deviations(values: readonly number[]): readonly number[] {
  const shifted = values.map((value) => value - (values[0] ?? 0));
  const mean = shifted.reduce((sum, value) => sum + value, 0) / values.length;
  return shifted.map((value) => value - mean);
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
