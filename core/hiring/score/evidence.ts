import type { Competency, Rubric } from '../../model/rubric.ts';
import type { ScorerRating } from '../../model/scorer-rating.ts';
import { pointsOf } from './points.ts';

/** A rating that counts, in points (0-100, more is better). */
export type CountedRating = {
  readonly rating: ScorerRating;
  /** Place of the competency in the rubric. */
  readonly competency: number;
  readonly points: number;
};

export type Evidence = {
  /** Sorted by competency, item, rater, instrument, rating. */
  readonly counted: readonly CountedRating[];
  /** Reason to number of ratings. */
  readonly leftOut: Readonly<Record<string, number>>;
};

/**
 * The ratings of one candidate that count. Left out, never read as 0: a rating of a competency that the rubric does
 * not know, one off its scale, one without evidence where the rubric demands it.
 */
export function evidenceOf(
  ratings: readonly ScorerRating[],
  rubric: Rubric,
  places: ReadonlyMap<string, number>,
): Evidence {
  const counted: CountedRating[] = [];
  const leftOut: Record<string, number> = {};
  for (const rating of ratings) {
    const place = places.get(rating.competency);
    const competency = place === undefined ? undefined : rubric.competencies[place];
    if (place === undefined || competency === undefined) leave(leftOut, 'unknown competency');
    else if (isOffScale(rating.rating, rubric.scale)) leave(leftOut, 'off the scale');
    else if (rubric.evidence === 'required' && !rating.hasEvidence) leave(leftOut, 'no evidence');
    else counted.push(count(rating, place, competency, rubric.scale));
  }
  return { counted: sorted(counted), leftOut };
}

function count(rating: ScorerRating, place: number, competency: Competency, scale: Rubric['scale']) {
  return { rating, competency: place, points: pointsOf(rating.rating, scale, competency) };
}

function leave(leftOut: Record<string, number>, reason: string): void {
  leftOut[reason] = (leftOut[reason] ?? 0) + 1;
}

const isOffScale = (rating: number, { min, max }: Rubric['scale']) => !(rating >= min && rating <= max);

/** By code unit, so that the order is one on every machine. */
const byText = (a: string | null, b: string | null) => {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
};

const inOrder = (a: CountedRating, b: CountedRating) =>
  a.competency - b.competency ||
  byText(a.rating.item, b.rating.item) ||
  byText(a.rating.raterId, b.rating.raterId) ||
  byText(a.rating.instrument, b.rating.instrument) ||
  a.rating.rating - b.rating.rating;

// Most come in order, and looking costs less than sorting.
function sorted(counted: CountedRating[]): readonly CountedRating[] {
  for (let i = 1; i < counted.length; i++) {
    if (inOrder(counted[i - 1] as CountedRating, counted[i] as CountedRating) > 0)
      return counted.sort(inOrder);
  }
  return counted;
}
