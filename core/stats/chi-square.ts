import { chiSquareTail } from './chi-square-tail.ts';
import { needWhole } from './needs.ts';

/** A test statistic that is chi-square distributed when there is nothing to find. */
export type ChiSquare = { readonly chi2: number; readonly df: number; readonly p: number };

/**
 * Pearson's chi-square test of independence in an r x c table, without continuity correction.
 * To compare k proportions give one row a group: [successes, failures].
 *
 * Empty rows and columns are dropped and cost no degree of freedom. Where one row or column is left,
 * nothing can differ: df 0, p 1. With expected counts under 5 prefer `fisherExact` (2 x 2).
 * Pearson (1900), Philosophical Magazine 50, 157-175.
 *
 * @returns null for a table without a single count.
 * @throws RangeError when rows differ in length or a count is not whole and at least 0.
 */
export function chiSquare(table: readonly (readonly number[])[]): ChiSquare | null {
  needTable(table);
  const rows = table.filter((row) => total(row) > 0);
  const columns = columnTotals(rows);
  const all = total(columns);
  if (all === 0) return null;
  let chi2 = 0;
  for (const row of rows) {
    const share = total(row) / all;
    row.forEach((count, column) => {
      const expected = share * (columns[column] ?? 0);
      if (expected > 0) chi2 += (count - expected) ** 2 / expected;
    });
  }
  const df = (rows.length - 1) * (columns.filter((count) => count > 0).length - 1);
  return df === 0 ? { chi2: 0, df, p: 1 } : { chi2, df, p: chiSquareTail(chi2, df) };
}

function needTable(table: readonly (readonly number[])[]): void {
  const width = table[0]?.length ?? 0;
  for (const row of table) {
    if (row.length !== width)
      throw new RangeError(`chi-square needs rows of one length, got ${width} and ${row.length}`);
    for (const count of row) needWhole('chi-square', count);
  }
}

function columnTotals(rows: readonly (readonly number[])[]): readonly number[] {
  return (rows[0] ?? []).map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
