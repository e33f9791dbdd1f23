import type { Role, Rubric } from '../../model/rubric.ts';
import type { ScoredCandidate } from '../../model/score-report.ts';
import type { CountedRating } from './evidence.ts';
import {
  greatest,
  type LabelProbabilities,
  labelOf,
  labelProbabilities,
  type Posterior,
  plainLabel,
  settledFrom,
  standing,
} from './label.ts';
import { pointsPerStep } from './points.ts';

/** A rating and how far each axis moves for one point (0-100) of it. */
export type WeighedRating = CountedRating & {
  readonly strategic: number;
  readonly tactical: number;
  /** Points without the severity of the rater. */
  readonly corrected: number;
  /** What that is above the norm of the item. */
  readonly surplus: number;
};

type Counterfactual = NonNullable<ScoredCandidate['counterfactual']>;
type Change = {
  readonly one: WeighedRating;
  readonly to: number;
  readonly size: number;
  readonly reach: number;
  readonly label: Counterfactual['label'];
};

/**
 * The smallest change of one rating, to another point of the scale, that would alter the label; of changes alike in
 * size the one that moves the axes most, and of those alike in that the first. Null where no single change would.
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
  let best: Change | null = null;
  for (const one of ratings) {
    const step = pointsPerStep(scale, competencies[one.competency] ?? { reverse: false });
    const perStep = reachOf(one, step, posterior);
    for (let to = scale.min; to <= scale.max; to++) {
      const size = Math.abs(to - one.rating.rating);
      const reach = perStep * size;
      if (!(size > 0 && reach >= needed && isBefore(size, reach, best))) continue;
      const later = labelAfter(one, (to - one.rating.rating) * step, posterior, floors);
      if (later !== label) best = { one, to, size, reach, label: later };
    }
  }
  return best === null ? null : told(best.one, best.to, best.label);
}

/** Reaches nearer than this are alike: rounding must not choose between competencies of one weight. */
const ALIKE = 1e-9;

const isBefore = (size: number, reach: number, best: Change | null) =>
  best === null || size < best.size || (size === best.size && reach - best.reach > ALIKE);

/** The label where a rating is moved by so many points (0-100). */
function labelAfter(
  one: WeighedRating,
  points: number,
  posterior: Posterior,
  floors: Role['floors'],
): Counterfactual['label'] {
  const { strategicSd, tacticalSd, correlation } = posterior;
  const strategic = posterior.strategic + one.strategic * points;
  const tactical = posterior.tactical + one.tactical * points;
  const s = standing(strategic, strategicSd, floors.strategic);
  const t = standing(tactical, tacticalSd, floors.tactical);
  return (
    plainLabel(s, t, correlation) ??
    labelOf(labelProbabilities({ strategic, tactical, strategicSd, tacticalSd, correlation }, floors))
  );
}

/** How far a probability must move before another label can be told. */
function distanceToAnother(probabilities: LabelProbabilities): number {
  return Math.abs(greatest(probabilities) - settledFrom);
}

/** The greatest slope of a normal distribution function. */
const slope = 1 / Math.sqrt(2 * Math.PI);

// A probability cannot move further than the axes do, in their own deviations, times the slope: the rest is not tried.
function reachOf(one: WeighedRating, step: number, { strategicSd, tacticalSd }: Posterior): number {
  return slope * Math.abs(step) * (one.strategic / strategicSd + one.tactical / tacticalSd);
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
