import type { Estimate } from '../model/estimate.ts';
import { normalCriticalValue } from './critical-value.ts';
import { fisherLimits } from './fisher-z.ts';
import { midranks } from './midranks.ts';
import { type Level, needFinite } from './needs.ts';
import { correlation } from './pearson.ts';

/** The interval divides by n - 3. */
const PAIRS_NEEDED = 4;

/**
 * Spearman's rank correlation of aligned lists, ties at their mean rank; `n` is pairs. Interval by Fisher's z with
 * the wider error of ranks, sqrt((1 + r^2 / 2) / (n - 3)): Bonett & Wright (2000), Psychometrika 65, 23-28.
 *
 * @returns null with fewer than 4 pairs, and where either list does not vary.
 * @throws RangeError when the lengths differ or a value is not finite.
 */
export function spearman(x: readonly number[], y: readonly number[], level: Level = {}): Estimate | null {
  needFinite('spearman', [...x, ...y]);
  const value = correlation(midranks(x), midranks(y));
  if (value === null || x.length < PAIRS_NEEDED) return null;
  const se = Math.sqrt((1 + (value * value) / 2) / (x.length - 3));
  return { value, ...fisherLimits(value, { se, z: normalCriticalValue(level) }), n: x.length };
}
