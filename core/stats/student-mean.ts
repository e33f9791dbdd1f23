import type { Estimate } from '../model/estimate.ts';
import { studentCriticalValue } from './critical-value.ts';
import { type Level, needFinite } from './needs.ts';

/** `leastSd`: values that were rounded are never known to differ by less than this, however alike they look. */
export type Rounded = Level & { readonly leastSd?: number };

/**
 * Mean with Student's t interval; `n` is values. Student (1908), Biometrika 6, 1-25.
 *
 * @returns null with fewer than 2 values: one says nothing of how far they spread.
 * @throws RangeError when a value is not finite.
 */
export function studentMean(values: readonly number[], asked: Rounded = {}): Estimate | null {
  needFinite('student mean', values);
  const n = values.length;
  if (n < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = Math.max(Math.sqrt(squares / (n - 1)), asked.leastSd ?? 0);
  const half = (studentCriticalValue(n - 1, asked) * sd) / Math.sqrt(n);
  return { value: mean, low: mean - half, high: mean + half, n };
}
