import type { Estimate } from '../model/estimate.ts';
import { studentCriticalValue } from './critical-value.ts';
import { needFinite } from './needs.ts';
import type { Rounded } from './student-mean.ts';

/**
 * Slope of y over x by least squares, with Student's t interval; `n` is points. `leastSd` is of what the line leaves.
 *
 * @returns null with fewer than 3 points, and where x does not vary.
 * @throws RangeError when the lengths differ or a value is not finite.
 */
export function linearSlope(
  x: readonly number[],
  y: readonly number[],
  asked: Rounded = {},
): Estimate | null {
  const n = x.length;
  if (y.length !== n) throw new RangeError(`slope needs lists of equal length, got ${n} and ${y.length}`);
  needFinite('slope', x);
  needFinite('slope', y);
  const [dx, dy] = [deviations(x), deviations(y)];
  const xx = product(dx, dx);
  if (n < 3 || !(xx > 0)) return null;
  const slope = product(dx, dy) / xx;
  const left = dy.reduce((sum, value, i) => sum + (value - slope * (dx[i] ?? 0)) ** 2, 0);
  const sd = Math.max(Math.sqrt(left / (n - 2)), asked.leastSd ?? 0);
  const half = (studentCriticalValue(n - 2, asked) * sd) / Math.sqrt(xx);
  return { value: slope, low: slope - half, high: slope + half, n };
}

// Through the first value: equal values then deviate by exactly 0.
function deviations(values: readonly number[]): readonly number[] {
  const shifted = values.map((value) => value - (values[0] ?? 0));
  const mean = shifted.reduce((sum, value) => sum + value, 0) / values.length;
  return shifted.map((value) => value - mean);
}

const product = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
