import type { Count } from '../stats/needs.ts';

/** Whether a's rate lies below four fifths of b's: in whole persons, so that exactly 80 % is no flag. UGESP 1607.4D. */
export function isBelowFourFifths(a: Count, b: Count): boolean {
  return 5 * a.k * b.n < 4 * b.k * a.n;
}

/** Sign of rate a - rate b, in whole persons. Both need n > 0. */
export function compareRates(a: Count, b: Count): number {
  return Math.sign(a.k * b.n - b.k * a.n);
}

/** Flagged, and one more of a would lift the flag. Nobody can be added to a group that is selected whole. */
export function oneMoreFlips(a: Count, b: Count): boolean {
  return isBelowFourFifths(a, b) && a.k < a.n && !isBelowFourFifths({ k: a.k + 1, n: a.n }, b);
}

/** a's rate is the lower, and would be the higher with one of a in place of one of b. UGESP Q&A 21. */
export function oneMovedReverses(a: Count, b: Count): boolean {
  if (compareRates(a, b) >= 0 || a.k >= a.n) return false;
  return compareRates({ k: a.k + 1, n: a.n }, { k: b.k - 1, n: b.n }) > 0;
}
