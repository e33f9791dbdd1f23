import fQuantile from '@stdlib/stats-base-dists-f-quantile';
import type { Estimate } from '../model/estimate.ts';
import { tailShare } from './critical-value.ts';
import { type Level, needFinite } from './needs.ts';

/**
 * Cronbach's alpha of a sum of items, with Feldt's interval; negative where items run against each other.
 * Cronbach (1951), Psychometrika 16, 297-334; Feldt (1965), Psychometrika 30, 357-370. `n` is persons.
 *
 * @param items a row a person, a column an item, no gaps.
 * @returns null with fewer than 2 persons or 2 items, and where the sums do not vary.
 * @throws RangeError when rows differ in length or a value is not finite.
 */
export function cronbachAlpha(items: readonly (readonly number[])[], level: Level = {}): Estimate | null {
  const n = items.length;
  const k = items[0]?.length ?? 0;
  for (const row of items) {
    if (row.length !== k)
      throw new RangeError(`cronbach alpha needs ${k} items of every person, got ${row.length}`);
    needFinite('cronbach alpha', row);
  }
  if (n < 2 || k < 2) return null;
  const ofItems = Array.from({ length: k }, (_, j) => variance(items.map((row) => row[j] ?? 0)));
  const ofSum = variance(items.map((row) => row.reduce((sum, value) => sum + value, 0)));
  if (!(ofSum > 0)) return null;
  const value = (k / (k - 1)) * (1 - ofItems.reduce((sum, item) => sum + item, 0) / ofSum);
  const tail = tailShare(level);
  const [df1, df2] = [n - 1, (n - 1) * (k - 1)];
  const low = 1 - (1 - value) * fQuantile(1 - tail, df1, df2);
  const high = 1 - (1 - value) * fQuantile(tail, df1, df2);
  return { value, low: Math.min(low, value), high: Math.max(high, value), n };
}

// Deviations from the first value: equal values then vary by exactly 0.
function variance(values: readonly number[]): number {
  const shifted = values.map((value) => value - (values[0] ?? 0));
  const mean = shifted.reduce((sum, value) => sum + value, 0) / values.length;
  return shifted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
