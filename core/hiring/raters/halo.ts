import type { Estimate } from '../../model/estimate.ts';
import { studentCriticalValue } from '../../stats/critical-value.ts';
import { byCandidate, mean, type SharedRating } from './shared-ratings.ts';

const CANDIDATES_NEEDED = 3;

/** More samples than this make the interval no better, only slower. */
const MOST_GROUPS = 200;

/**
 * The share of a rater's variance that is candidate x rater: how far its ratings of different competencies of one
 * person go together beyond what other raters see in that person.
 *
 * Covariance of two competencies within the rater, less that of its rating of one with the others' rating of the other
 * (heterotrait-monorater less heterotrait-heterorater), over its variance within a competency: what a candidate
 * truly is cancels out. Viswesvaran, Schmidt & Ones (2005), Journal of Applied Psychology 90, 108-131. From samples it may be
 * below 0, which is reported, not cut. Interval: jackknife that deletes one candidate at a time, or one of 200 groups of many, Student's t.
 * Of 600 simulated worlds with a share of 0.44 it holds that in 88 % with 10 candidates, 92 % with 40, 94 % with 100; with few
 * the share itself comes out low (0.34, 0.41, 0.43 on average). With a share of 0: 94 to 95 %.
 *
 * @returns null with one competency, with fewer than 3 candidates of whom both rated two, or where nothing varies.
 */
export function haloOf(shared: readonly SharedRating[]): Estimate | null {
  const rows = rowsOf(shared);
  const n = rows.length;
  if (n < CANDIDATES_NEEDED) return null;
  const value = shareOf(rows);
  if (value === null) return null;
  const groups = Math.min(n, MOST_GROUPS);
  const without = Array.from({ length: groups }, (_, group) =>
    shareOf(rows.filter((__, i) => i % groups !== group)),
  ).filter((share) => share !== null);
  if (without.length < groups) return null;
  const centre = mean(without);
  const spread = without.reduce((sum, share) => sum + (share - centre) ** 2, 0);
  const half = studentCriticalValue(groups - 1, {}) * Math.sqrt(((groups - 1) / groups) * spread);
  return { value, low: value - half, high: value + half, n };
}

/** One competency of one candidate: its place among the competencies, the points of the rater and of the others. */
type Cell = { readonly at: number; readonly own: number; readonly others: number };
type Row = readonly Cell[];

function rowsOf(shared: readonly SharedRating[]): readonly Row[] {
  const places = new Map<string, number>();
  for (const { competency } of shared) if (!places.has(competency)) places.set(competency, places.size);
  const rows = byCandidate(shared, (all) =>
    [...Map.groupBy(all, ({ competency }) => competency)].map(([competency, ratings]) => ({
      at: places.get(competency) ?? 0,
      own: mean(ratings.map(({ own }) => own)),
      others: mean(ratings.map(({ others }) => others)),
    })),
  );
  return rows.filter(({ length }) => length > 1);
}

/** Null where the rater gives everyone the same. */
function shareOf(rows: readonly Row[]): number | null {
  const centres = centresOf(rows);
  const sums = { excess: 0, pairs: 0, squares: 0, cells: 0 };
  for (const row of rows) {
    let [total, beyond] = [0, 0];
    for (const { at, own, others } of row) {
      const deviation = own - (centres.own[at] ?? 0);
      const excess = deviation - (others - (centres.others[at] ?? 0));
      total += deviation;
      beyond += excess;
      // Of all pairs, that of a competency with itself does not count.
      sums.excess -= deviation * excess;
      sums.squares += deviation ** 2;
    }
    sums.excess += total * beyond;
    sums.pairs += row.length * (row.length - 1);
    sums.cells += row.length;
  }
  const { excess, pairs, squares, cells } = sums;
  // Rounding leaves something of ratings that are all the same.
  return squares > 1e-9 ? excess / pairs / (squares / cells) : null;
}

/** Means of each competency, by its place. */
function centresOf(rows: readonly Row[]) {
  const own: number[] = [];
  const others: number[] = [];
  const counts: number[] = [];
  for (const row of rows) {
    for (const cell of row) {
      own[cell.at] = (own[cell.at] ?? 0) + cell.own;
      others[cell.at] = (others[cell.at] ?? 0) + cell.others;
      counts[cell.at] = (counts[cell.at] ?? 0) + 1;
    }
  }
  const over = (sums: readonly number[]) => sums.map((sum, at) => sum / (counts[at] ?? 1));
  return { own: over(own), others: over(others) };
}
