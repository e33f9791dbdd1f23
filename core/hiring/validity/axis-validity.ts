import type { Estimate } from '../../model/estimate.ts';
import type { Axis } from '../../model/rubric.ts';
import type { ScoredCandidate } from '../../model/score-report.ts';
import { type AxisValidity, HIRES_NEEDED } from '../../model/validity-report.ts';
import { pearson } from '../../stats/pearson.ts';
import { rangeRestriction } from '../../stats/range-restriction.ts';
import { spearman } from '../../stats/spearman.ts';
import { isCovered } from '../score/coverage.ts';
import type { JoinedHire } from './joined-hires.ts';

/** A spread of fewer applicants is too rough to correct by. */
const APPLICANTS_NEEDED = 30;

/** The score of a candidate on an axis; null where too little of it was rated. */
export function axisScore(candidate: ScoredCandidate, axis: Axis): number | null {
  const score = candidate[axis];
  return score !== null && 'value' in score && isCovered(candidate.coverage[axis]) ? score.value : null;
}

/** An axis against results of one kind; every figure is null under 20 hires. */
export function axisValidity(
  axis: Axis,
  segments: AxisValidity['segments'],
  {
    joined,
    candidates,
  }: { readonly joined: readonly JoinedHire[]; readonly candidates: readonly ScoredCandidate[] },
): AxisValidity {
  const pairs = joined.flatMap(({ candidate, [segments]: result }) => {
    const score = axisScore(candidate, axis);
    return score === null || result === null ? [] : [{ score, result }];
  });
  const [scores, results] = [pairs.map(({ score }) => score), pairs.map(({ result }) => result)];
  const pool = candidates.map((one) => axisScore(one, axis)).filter((score) => score !== null);
  const isEnough = pairs.length >= HIRES_NEEDED;
  const raw = isEnough ? pearson(scores, results) : null;
  // Only where someone was not hired do the scored tell more than the hired.
  const isPool = pool.length >= APPLICANTS_NEEDED && pool.length > pairs.length;
  const spread = {
    hired: sdOf(scores),
    applicants: isPool ? sdOf(pool) : null,
    applicantCount: pool.length,
  };
  return {
    axis,
    segments,
    hires: pairs.length,
    spearman: isEnough ? spearman(scores, results) : null,
    pearson: raw,
    corrected: raw && corrected(raw, spread),
    spread,
  };
}

/** The correction keeps the order of correlations, so the limits are corrected as the value is. */
function corrected(raw: Estimate, spread: AxisValidity['spread']): Estimate | null {
  const { hired: restricted, applicants: unrestricted } = spread;
  if (restricted === null || unrestricted === null) return null;
  const at = (r: number) => rangeRestriction(r, { unrestricted, restricted });
  const [value, low, high] = [at(raw.value), at(raw.low), at(raw.high)];
  return value === null || low === null || high === null ? null : { value, low, high, n: raw.n };
}

/** Null with fewer than 2 values. */
function sdOf(values: readonly number[]): number | null {
  const n = values.length;
  if (n < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
}
