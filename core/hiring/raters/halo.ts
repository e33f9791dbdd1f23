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
 *
 * @returns null with one competency, with fewer than 3 candidates of whom both rated two, or where nothing varies.
 */
export function haloOf(shared: readonly SharedRating[]): Estimate | null {
  const rows = byCandidate(shared, competencyMeans).filter((row) => row.size > 1);
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

type Pair = { readonly own: number; readonly others: number };
/** Competency to the points of the rater and of the others. */
type Row = ReadonlyMap<string, Pair>;

function competencyMeans(shared: readonly SharedRating[]): Row {
  return new Map(
    [...Map.groupBy(shared, ({ competency }) => competency)].map(([competency, all]) => [
      competency,
      { own: mean(all.map(({ own }) => own)), others: mean(all.map(({ others }) => others)) },
    ]),
  );
}

/** Null where the rater gives everyone the same. */
function shareOf(rows: readonly Row[]): number | null {
  const centres = centresOf(rows);
  const sums = { excess: 0, pairs: 0, squares: 0, cells: 0 };
  for (const row of rows) {
    const cells = [...row].map(([competency, { own, others }]) => {
      const centre = centres.get(competency) ?? { own, others };
      return { own: own - centre.own, others: others - centre.others };
    });
    const own = cells.reduce((sum, cell) => sum + cell.own, 0);
    const beyond = cells.reduce((sum, cell) => sum + cell.own - cell.others, 0);
    // Over ordered pairs of different competencies: all pairs less those of one with itself.
    const same = cells.reduce((sum, cell) => sum + cell.own * (cell.own - cell.others), 0);
    sums.excess += own * beyond - same;
    sums.pairs += cells.length * (cells.length - 1);
    sums.squares += cells.reduce((sum, cell) => sum + cell.own ** 2, 0);
    sums.cells += cells.length;
  }
  const { excess, pairs, squares, cells } = sums;
  // Rounding leaves something of ratings that are all the same.
  return squares > 1e-9 ? excess / pairs / (squares / cells) : null;
}

function centresOf(rows: readonly Row[]): Row {
  const all = rows.flatMap((row) => [...row].map(([competency, pair]) => ({ competency, ...pair })));
  return new Map(
    [...Map.groupBy(all, ({ competency }) => competency)].map(([competency, pairs]) => [
      competency,
      { own: mean(pairs.map(({ own }) => own)), others: mean(pairs.map(({ others }) => others)) },
    ]),
  );
}
