import type { Estimate } from '../../model/estimate.ts';
import { icc } from '../../stats/icc.ts';
import { linearSlope } from '../../stats/linear-slope.ts';
import { studentMean } from '../../stats/student-mean.ts';
import { byCandidate, mean, type SharedRating } from './shared-ratings.ts';

/** Days of the unit in which drift is told. */
const DRIFT_DAYS = 30;

/**
 * A rating in whole steps is known to a twelfth of a squared step, and a difference of two to a sixth: a few
 * differences that look alike are no better known than that.
 *
 * @param step points of one step of the scale.
 */
const leastSdOf = (step: number) => step / Math.sqrt(6);

/**
 * Points that a rater gives less than the others of the same candidates: the mean over candidates of each one's
 * mean difference. Not shrunk. Null with fewer than 3 candidates.
 */
export function meanDifference(shared: readonly SharedRating[], step: number): Estimate | null {
  const differences = byCandidate(shared, (own) => mean(own.map(({ own: o, others }) => others - o)));
  return differences.length < 3 ? null : studentMean(differences, { leastSd: leastSdOf(step) });
}

/**
 * ICC(A,1) of a rater and the mean of the others, over candidates: severity lowers it as well as disorder.
 * Null with fewer than 3 candidates, and where nothing varies.
 */
export function agreementWithOthers(shared: readonly SharedRating[]): Estimate | null {
  const rows = byCandidate(shared, (all) => [
    mean(all.map(({ own }) => own)),
    mean(all.map(({ others }) => others)),
  ]);
  const found = icc(rows)?.icc2 ?? null;
  return found && { value: found.value, low: found.low, high: found.high, n: found.n };
}

/** Points of severity that come with 30 days: the slope of the difference from the others. Null with fewer than 3
 * candidates with a date, or where all have one day. */
export function driftOf(shared: readonly SharedRating[], step: number): Estimate | null {
  const dated = shared.flatMap((one) => (one.day === null ? [] : [{ ...one, day: one.day }]));
  const points = byCandidate(dated, (all) => ({
    time: mean(all.map(({ day }) => day)) / DRIFT_DAYS,
    severity: mean(all.map(({ own, others }) => others - own)),
  }));
  return linearSlope(
    points.map(({ time }) => time),
    points.map(({ severity }) => severity),
    { leastSd: leastSdOf(step) },
  );
}
