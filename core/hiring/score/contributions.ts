import type { Contribution } from '../../model/score-report.ts';
import type { WeighedRating } from './counterfactual.ts';
import type { Norms } from './norms.ts';

type Axis = Contribution['axis'];

/** The score of an axis and what adds up to it. */
export type AddedUp = {
  /** Before it is cut at 0 and 100. */
  readonly mean: number;
  readonly value: number;
  readonly contributions: readonly Contribution[];
};

/**
 * An axis as a sum, in order: the norm it starts from, what each rating adds to or takes from it, and what the ends of
 * the scale cut off. The value is that sum, to the last bit.
 */
export function addUp(
  axis: Axis,
  weights: Float64Array,
  ratings: readonly WeighedRating[],
  norms: Norms,
): AddedUp {
  let norm = 0;
  for (let c = 0; c < weights.length; c++) {
    norm += (weights[c] as number) * (norms.competencyMeans[c] as number);
  }
  const contributions: Contribution[] = [{ ...nothing(axis, 'norm'), contribution: norm }];
  let mean = norm;
  for (const one of ratings) {
    const gain = one[axis];
    if (gain === 0) continue;
    const { rating, points, corrected } = one;
    const contribution = gain * one.surplus;
    mean += contribution;
    contributions.push({
      axis,
      kind: 'rating',
      competency: rating.competency,
      item: rating.item,
      raterId: rating.raterId,
      instrument: rating.instrument,
      rating: rating.rating,
      points,
      corrected,
      gain,
      contribution,
    });
  }
  const cut = Math.min(100, Math.max(0, mean)) - mean;
  if (cut !== 0) contributions.push({ ...nothing(axis, 'limit'), contribution: cut });
  return { mean, value: mean + cut, contributions };
}

const nothing = (axis: Axis, kind: 'norm' | 'limit') => ({
  axis,
  kind,
  competency: null,
  item: null,
  raterId: null,
  instrument: null,
  rating: null,
  points: null,
  corrected: null,
  gain: null,
});
