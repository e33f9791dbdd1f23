import type { Estimate } from '../../model/estimate.ts';
import type { PanelReliability } from '../../model/raters-report.ts';
import { cohenKappa } from '../../stats/cohen-kappa.ts';
import { type Icc, icc, type Reliability } from '../../stats/icc.ts';
import { krippendorffAlphaInterval } from '../../stats/krippendorff-alpha.ts';
import { completeRows, ratingTable } from './rating-table.ts';
import { byCandidate, type DatedRating, type RatedUnit } from './shared-ratings.ts';

const BOOTSTRAP = { level: 'ordinal', seed: 1, resamples: 1000 } as const;

/** More categories than a person can tell apart are no scale of anchors. */
const MOST_STEPS = 100;

type Iccs = Pick<PanelReliability, 'icc1' | 'icc2' | 'icc3' | 'icc1k' | 'icc2k' | 'icc3k'>;

const noIccs: Iccs = { icc1: null, icc2: null, icc3: null, icc1k: null, icc2k: null, icc3k: null };

export type PanelAgreement = { readonly iccs: Iccs; readonly why: string | null };

/**
 * The ICCs that the design allows, of each rater's mean points of each candidate. All six where every rater rated
 * every candidate; only the one-way forms where each candidate had the same number of raters, not the same ones;
 * else none: leaving out candidates with a gap, or filling it, would answer for other candidates.
 */
export function panelIccs(ratings: readonly DatedRating[]): PanelAgreement {
  const table = ratingTable(ratings);
  const [candidates, raters] = [table.candidates.length, table.raters.length];
  if (raters < 2) return { iccs: noIccs, why: `an ICC needs 2 raters, got ${raters}` };
  if (candidates < 3) return { iccs: noIccs, why: `an ICC needs 3 candidates, got ${candidates}` };
  const complete = completeRows(table);
  if (complete.length === candidates) {
    const iccs = plainIccs(icc(complete));
    const isFlat = Object.values(iccs).includes(null);
    return { iccs, why: isFlat ? 'nothing varies by which an ICC could be told' : null };
  }
  const given = table.rows.map((row) => row.filter((cell) => cell !== null));
  const k = given[0]?.length ?? 0;
  if (k < 2 || given.some((row) => row.length !== k)) {
    return { iccs: noIccs, why: 'no ICC: candidates were rated by different numbers of raters' };
  }
  const { icc1, icc1k } = plainIccs(icc(given));
  const why = `only the one-way ICCs: each candidate had ${k} of the ${raters} raters, not the same ones`;
  return { iccs: { ...noIccs, icc1, icc1k }, why };
}

function plainIccs(found: Icc | null): Iccs {
  if (found === null) return noIccs;
  const { icc1, icc2, icc3, icc1k, icc2k, icc3k } = found;
  return {
    icc1: plain(icc1),
    icc2: plain(icc2),
    icc3: plain(icc3),
    icc1k: plain(icc1k),
    icc2k: plain(icc2k),
    icc3k: plain(icc3k),
  };
}

function plain(found: Reliability | Estimate | null): Estimate | null {
  return found && { value: found.value, low: found.low, high: found.high, n: found.n };
}

/** Krippendorff's alpha of single ratings, ordinal; candidates are drawn again as wholes. */
export function ordinalAlpha(units: readonly RatedUnit[]): Estimate | null {
  const clusters = byCandidate(units, (own) =>
    own.map(({ byRater }) => [...byRater.values()].map(({ points }) => points)),
  ).filter((cluster) => cluster.some((unit) => unit.length > 1));
  return clusters.length < 2 ? null : krippendorffAlphaInterval(clusters, BOOTSTRAP);
}

/**
 * Cohen's kappa of two raters, weighted by squared steps of the scale; null for any other number of raters, and
 * where a rating lies between the points of the scale.
 *
 * @param step points of one step of the scale.
 */
export function twoRaterKappa(units: readonly RatedUnit[], step: number): Estimate | null {
  const raters = new Set(units.flatMap(({ byRater }) => [...byRater.keys()]));
  const size = Math.round(100 / step) + 1;
  if (raters.size !== 2 || size > MOST_STEPS + 1) return null;
  const table = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const { byRater } of units.filter((unit) => unit.byRater.size === 2)) {
    const [first = 0, second = 0] = [...byRater.values()].map(({ points }) => points / step);
    const [i, j] = [Math.round(first), Math.round(second)];
    const row = table[i];
    if (row === undefined || Math.abs(first - i) > 1e-6 || Math.abs(second - j) > 1e-6) return null;
    row[j] = (row[j] ?? 0) + 1;
  }
  return plain(cohenKappa(table, { weights: 'quadratic' }));
}
