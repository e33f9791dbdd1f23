import type { Estimate } from '../model/estimate.ts';
import { normalCriticalValue } from './critical-value.ts';
import { type Level, needWhole } from './needs.ts';

export type KappaWeights = 'none' | 'linear' | 'quadratic';

/** Share of a full agreement that cells `steps` categories apart count for, of `size` categories. */
const weights: Readonly<Record<KappaWeights, (steps: number, size: number) => number>> = {
  none: (steps) => (steps === 0 ? 1 : 0),
  linear: (steps, size) => 1 - Math.abs(steps) / (size - 1),
  quadratic: (steps, size) => 1 - (steps / (size - 1)) ** 2,
};

/** `se` is the standard error behind the interval, `se0` the one where raters agree by chance alone. */
export type CohenKappa = Estimate & { readonly se: number; readonly se0: number };

/**
 * Cohen's kappa of two raters, weighted by how far apart they are, with the large-sample interval of
 * Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, 323-327.
 *
 * @param table square: how often the first rater gave the row's category and the second the column's.
 * @returns null where nothing was rated, or chance alone agrees on everything.
 */
export function cohenKappa(
  table: readonly (readonly number[])[],
  asked: Level & { readonly weights: KappaWeights },
): CohenKappa | null {
  const size = table.length;
  for (const row of table) {
    if (row.length !== size)
      throw new RangeError(`cohen kappa needs a square table, got ${size} by ${row.length}`);
    for (const count of row) needWhole('cohen kappa', count);
  }
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  if (n === 0 || size < 2) return null;
  const weigh = (i: number, j: number) => weights[asked.weights](i - j, size);
  const share = table.map((row) => row.map((count) => count / n));
  const rows = share.map((row) => row.reduce((sum, p) => sum + p, 0));
  const columns = rows.map((_, j) => share.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const overCells = (of: (i: number, j: number) => number) =>
    rows.reduce((sum, _, i) => sum + columns.reduce((inner, __, j) => inner + of(i, j), 0), 0);
  const observed = overCells((i, j) => weigh(i, j) * (share[i]?.[j] ?? 0));
  const chance = overCells((i, j) => weigh(i, j) * (rows[i] ?? 0) * (columns[j] ?? 0));
  if (!(chance < 1)) return null;
  const value = (observed - chance) / (1 - chance);
  const rowWeight = rows.map((_, i) => columns.reduce((sum, p, j) => sum + p * weigh(i, j), 0));
  const columnWeight = columns.map((_, j) => rows.reduce((sum, p, i) => sum + p * weigh(i, j), 0));
  const spread = overCells(
    (i, j) =>
      (share[i]?.[j] ?? 0) *
      (weigh(i, j) * (1 - chance) - ((rowWeight[i] ?? 0) + (columnWeight[j] ?? 0)) * (1 - observed)) ** 2,
  );
  const variance = (spread - (observed * chance - 2 * chance + observed) ** 2) / (n * (1 - chance) ** 4);
  const spread0 = overCells(
    (i, j) =>
      (rows[i] ?? 0) * (columns[j] ?? 0) * (weigh(i, j) - (rowWeight[i] ?? 0) - (columnWeight[j] ?? 0)) ** 2,
  );
  const variance0 = (spread0 - chance ** 2) / (n * (1 - chance) ** 2);
  const se = Math.sqrt(Math.max(0, variance));
  const half = normalCriticalValue(asked) * se;
  return {
    value,
    low: Math.max(-1, value - half),
    high: Math.min(1, value + half),
    n,
    se,
    se0: Math.sqrt(Math.max(0, variance0)),
  };
}
