import type { Estimate } from '../model/estimate.ts';
import { normalCriticalValue } from './critical-value.ts';
import { type Level, needFinite, needWhole } from './needs.ts';

/** One score and how many positives and negatives had it. */
export type ScoreCount = { readonly score: number; readonly positives: number; readonly negatives: number };

/** The area with its standard error (Hanley-McNeil) and a score-type interval; `n` is all cases. */
export type Auc = Estimate & { readonly se: number };

/**
 * Area under the ROC curve: the chance that a positive scores above a negative, ties counted one half.
 *
 * `se` as Hanley & McNeil (1982), Radiology 143, 29-36. The interval holds every area that lies within z of its
 * own standard error of the one seen (Newcombe 2006, Statistics in Medicine 25, 559-573, method 5): it stays in
 * [0, 1] and has width at an area of 1.
 *
 * @returns null when positives or negatives are missing: one class has no curve.
 * @throws RangeError when a score is not finite or a count not whole.
 */
export function auc(counts: readonly ScoreCount[], level: Level = {}): Auc | null {
  for (const { score, positives, negatives } of counts) {
    needFinite('auc', [score]);
    needWhole('auc', positives);
    needWhole('auc', negatives);
  }
  const { wins, positives, negatives } = rankSum(counts);
  if (positives === 0 || negatives === 0) return null;
  const value = wins / positives / negatives;
  return {
    value,
    se: hanleyMcNeilError(value, { positives, negatives }),
    ...limits(value, { positives, negatives, z: normalCriticalValue(level) }),
    n: positives + negatives,
  };
}

/** Cases as score counts: `isPositive` and `scores` are aligned. @throws RangeError when their lengths differ. */
export function scoreCounts(
  isPositive: readonly boolean[],
  scores: readonly number[],
): readonly ScoreCount[] {
  if (isPositive.length !== scores.length) {
    throw new RangeError(
      `auc needs an outcome for each score, got ${isPositive.length} for ${scores.length}`,
    );
  }
  return scores.map((score, index) => {
    const positive = isPositive[index] === true;
    return { score, positives: positive ? 1 : 0, negatives: positive ? 0 : 1 };
  });
}

type Sizes = { readonly positives: number; readonly negatives: number };

function rankSum(counts: readonly ScoreCount[]): Sizes & { readonly wins: number } {
  const tally = { wins: 0, positives: 0, negatives: 0 };
  let tied = { score: Number.NaN, positives: 0, negatives: 0 };
  for (const { score, positives, negatives } of counts.toSorted((a, b) => a.score - b.score)) {
    if (score !== tied.score) tied = { score, positives: 0, negatives: 0 };
    // Positives beat all negatives below and half of those level with them; both sides of a tie may still grow.
    const below = tally.negatives - tied.negatives;
    tally.wins += positives * (below + (tied.negatives + negatives) / 2) + (tied.positives * negatives) / 2;
    tally.positives += positives;
    tally.negatives += negatives;
    tied = { score, positives: tied.positives + positives, negatives: tied.negatives + negatives };
  }
  return tally;
}

function hanleyMcNeilError(area: number, { positives, negatives }: Sizes): number {
  const q1 = area / (2 - area);
  const q2 = (2 * area * area) / (1 + area);
  const spread = (positives - 1) * (q1 - area * area) + (negatives - 1) * (q2 - area * area);
  return Math.sqrt(Math.max(0, area * (1 - area) + spread) / positives / negatives);
}

// Newcombe's variance, with both class sizes at their mean so that relabelling the classes mirrors the interval.
function scoreError(area: number, { positives, negatives }: Sizes): number {
  const half = (positives + negatives) / 2 - 1;
  const spread = 1 + (half * (1 - area)) / (2 - area) + (half * area) / (1 + area);
  return Math.sqrt((area * (1 - area) * spread) / positives / negatives);
}

function limits(value: number, given: Sizes & { readonly z: number }) {
  const reaches = (area: number) => Math.abs(value - area) <= given.z * scoreError(area, given);
  return { low: edge({ value, end: 0 }, reaches), high: edge({ value, end: 1 }, reaches) };
}

type Span = { readonly value: number; readonly end: number };

// The farthest area toward `end` that still reaches the one seen, by halving.
function edge({ value, end }: Span, reaches: (area: number) => boolean): number {
  let [inside, outside] = [value, end];
  for (let i = 0; i < 60; i++) {
    const middle = (inside + outside) / 2;
    if (reaches(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}
