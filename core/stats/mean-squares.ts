import { needFinite } from './needs.ts';

/** Mean squares of a complete table, `n` targets by `k` raters. */
export type MeanSquares = {
  readonly targets: number;
  readonly raters: number;
  readonly error: number;
  readonly within: number;
  readonly n: number;
  readonly k: number;
};

/**
 * Two-way analysis of variance with one rating in a cell.
 *
 * @param ratings a row a target, a column a rater, no gaps.
 * @returns null with fewer than 3 targets or 2 raters.
 * @throws RangeError when rows differ in length or a rating is not finite.
 */
export function meanSquares(ratings: readonly (readonly number[])[]): MeanSquares | null {
  const n = ratings.length;
  const k = ratings[0]?.length ?? 0;
  for (const row of ratings) {
    if (row.length !== k)
      throw new RangeError(`mean squares need ${k} ratings of every target, got ${row.length}`);
    needFinite('mean squares', row);
  }
  if (n < 3 || k < 2) return null;
  // Deviations from the first rating: equal ratings then differ by exactly 0.
  const origin = ratings[0]?.[0] ?? 0;
  const shifted = ratings.map((row) => row.map((rating) => rating - origin));
  const rows = shifted.map(mean);
  const columns = Array.from({ length: k }, (_, j) => mean(shifted.map((row) => row[j] ?? 0)));
  const grand = mean(rows);
  const between = k * squares(rows, grand);
  const raters = n * squares(columns, grand);
  const within = shifted.reduce((sum, row, i) => sum + squares(row, rows[i] ?? 0), 0);
  return {
    n,
    k,
    targets: between / (n - 1),
    raters: raters / (k - 1),
    within: within / (n * (k - 1)),
    error: Math.max(0, within - raters) / ((n - 1) * (k - 1)),
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const squares = (values: readonly number[], around: number) =>
  values.reduce((sum, value) => sum + (value - around) ** 2, 0);
