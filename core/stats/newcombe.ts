import type { Estimate } from '../model/estimate.ts';
import type { Count, Level } from './needs.ts';
import { wilson, wilsonWithContinuity } from './wilson.ts';

/**
 * Difference of two independent proportions, a - b, with Newcombe's hybrid score interval.
 *
 * Built from the two Wilson intervals, so it has width even at 0 of 10 against 0 of 10.
 * Newcombe (1998), Statistics in Medicine 17, 873-890, method 10.
 *
 * @returns null when either side has no trials; `n` is the trials of both.
 * @throws RangeError when the counts are not whole with 0 <= k <= n.
 */
export function newcombe(a: Count, b: Count, level: Level = {}): Estimate | null {
  return hybrid(wilson(a.k, a.n, level), wilson(b.k, b.n, level));
}

/** As `newcombe`, from the Wilson intervals with continuity correction: Newcombe's method 11. */
export function newcombeWithContinuity(a: Count, b: Count, level: Level = {}): Estimate | null {
  return hybrid(wilsonWithContinuity(a.k, a.n, level), wilsonWithContinuity(b.k, b.n, level));
}

// The lower limit pairs a's lower with b's upper: swapping them passes every symmetric case.
function hybrid(a: Estimate | null, b: Estimate | null): Estimate | null {
  if (a === null || b === null) return null;
  const value = a.value - b.value;
  return {
    value,
    low: Math.max(-1, value - Math.hypot(a.value - a.low, b.high - b.value)),
    high: Math.min(1, value + Math.hypot(a.high - a.value, b.value - b.low)),
    n: a.n + b.n,
  };
}
