import type { Estimate } from '../model/estimate.ts';
import { studentCriticalValue } from './critical-value.ts';
import { type Level, needWhole } from './needs.ts';

/** Kappa with its standard error; `n` is subjects. */
export type FleissKappa = Estimate & { readonly se: number };

/**
 * Fleiss's kappa: agreement beyond chance of equally many raters a subject, who need not be the same persons.
 * Fleiss (1971), Psychological Bulletin 76, 378-382. Standard error over subjects, with Student's interval, as
 * Gwet (2021), Psychometrika 86, and irrCAC.
 *
 * @param counts a row a subject, a column a category: how many raters chose it.
 * @returns null with fewer than 2 subjects or 2 raters, and where all chose one category: undefined, not 1.
 * @throws RangeError when subjects differ in their number of raters.
 */
export function fleissKappa(counts: readonly (readonly number[])[], level: Level = {}): FleissKappa | null {
  const raters = total(counts[0] ?? []);
  for (const row of counts) {
    for (const count of row) needWhole('fleiss kappa', count);
    if (row.length !== counts[0]?.length || total(row) !== raters) {
      throw new RangeError(`fleiss kappa needs ${raters} raters of every subject, got ${total(row)}`);
    }
  }
  const n = counts.length;
  if (n < 2 || raters < 2) return null;
  const shares = (counts[0] ?? []).map((_, j) => total(counts.map((row) => row[j] ?? 0)) / (n * raters));
  if (shares.some((share) => share === 1)) return null;
  const chance = total(shares.map((share) => share ** 2));
  const agreed = counts.map((row) => total(row.map((c) => c * (c - 1))) / (raters * (raters - 1)));
  const value = (total(agreed) / n - chance) / (1 - chance);
  // What each subject adds to kappa, with its pull on the chance agreement.
  const parts = counts.map((row, i) => {
    const byChance = total(row.map((c, j) => (c / raters) * (shares[j] ?? 0)));
    return ((agreed[i] ?? 0) - chance - 2 * (1 - value) * (byChance - chance)) / (1 - chance);
  });
  const se = Math.sqrt(total(parts.map((part) => (part - value) ** 2)) / (n * (n - 1)));
  const half = studentCriticalValue(n - 1, level) * se;
  return { value, se, low: Math.max(-1, value - half), high: Math.min(1, value + half), n };
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
