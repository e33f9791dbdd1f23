import type { Role, Rubric } from '../../model/rubric.ts';
import type { ScoredCandidate } from '../../model/score-report.ts';
import type { CountedRating } from './evidence.ts';
import {
  type LabelProbabilities,
  labelOf,
  labelProbabilities,
  type Posterior,
  plainLabel,
  settledFrom,
} from './label.ts';
import { pointsPerStep } from './points.ts';

/** A rating and how far each axis moves for one point (0-100) of it. */
export type WeighedRating = CountedRating & { readonly strategic: number; readonly tactical: number };

type Counterfactual = NonNullable<ScoredCandidate['counterfactual']>;
type Change = {
  readonly one: WeighedRating;
  readonly to: number;
  readonly size: number;
  readonly reach: number;
};

/**
 * The smallest change of one rating, to another point of the scale, that would alter the label; of changes alike in
 * size the one that moves the axes most. Null where no single change would.
 */
export function counterfactual(
  ratings: readonly WeighedRating[],
  { scale, competencies }: Rubric,
  posterior: Posterior,
  probabilities: LabelProbabilities,
  floors: Role['floors'],
): Counterfactual | null {
  const label = labelOf(probabilities);
  const needed = distanceToAnother(probabilities);
  const stepOf = (one: WeighedRating) =>
    pointsPerStep(scale, competencies[one.competency] ?? { reverse: false });
  const changes = ratings.flatMap((one) => changesOf(one, scale, stepOf(one), posterior, needed));
  changes.sort((a, b) => a.size - b.size || b.reach - a.reach);
  let last = { strategic: Number.NaN, tactical: Number.NaN };
  for (const { one, to } of changes) {
    const points = (to - one.rating.rating) * stepOf(one);
    const moved = { strategic: one.strategic * points, tactical: one.tactical * points };
    // Ratings of one competency often weigh alike: what has been tried need not be again.
    if (moved.strategic === last.strategic && moved.tactical === last.tactical) continue;
    last = moved;
    const later = {
      strategic: posterior.strategic + moved.strategic,
      tactical: posterior.tactical + moved.tactical,
      strategicSd: posterior.strategicSd,
      tacticalSd: posterior.tacticalSd,
      correlation: posterior.correlation,
    };
    const changed = plainLabel(later, floors) ?? labelOf(labelProbabilities(later, floors));
    if (changed !== label) return told(one, to, changed);
  }
  return null;
}

/** How far a probability must move before another label can be told. */
function distanceToAnother(probabilities: LabelProbabilities): number {
  return Math.abs(Math.max(...Object.values(probabilities)) - settledFrom);
}

/** The greatest slope of a normal distribution function. */
const slope = 1 / Math.sqrt(2 * Math.PI);

// A probability cannot move further than the axes do, in their own deviations, times the slope: the rest is not tried.
function changesOf(
  one: WeighedRating,
  { min, max }: Rubric['scale'],
  step: number,
  posterior: Posterior,
  needed: number,
): Change[] {
  const perStep =
    slope * Math.abs(step) * (one.strategic / posterior.strategicSd + one.tactical / posterior.tacticalSd);
  const changes: Change[] = [];
  for (let to = min; to <= max; to++) {
    const size = Math.abs(to - one.rating.rating);
    if (size > 0 && perStep * size >= needed) changes.push({ one, to, size, reach: perStep * size });
  }
  return changes;
}

function told({ rating }: WeighedRating, to: number, label: Counterfactual['label']): Counterfactual {
  const { competency, item, raterId, rating: from } = rating;
  const what = item === null ? competency : `${competency} (${item})`;
  return {
    competency,
    item,
    raterId,
    from,
    to,
    label,
    text: `${label} if ${raterId} had given ${what} ${to} instead of ${from}`,
  };
}
