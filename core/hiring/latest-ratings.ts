import type { Rating } from '../model/people-objects.ts';

/** What one rating is of: a later one of the same key takes its place. */
export function ratingKey(rating: Rating): string {
  return JSON.stringify([
    rating.candidate_id,
    rating.assessment_id,
    rating.instrument,
    rating.rater_id,
    rating.competency,
    rating.item_id,
    rating.occurred_on,
  ]);
}

export type LatestRatings = {
  readonly ratings: readonly Rating[];
  /** Ratings whose place a later one took. */
  readonly replaced: number;
};

/** One rating a key, the last that came: a rating that is read twice must not count twice. */
export function latestRatings(ratings: readonly Rating[]): LatestRatings {
  const latest = new Map(ratings.map((rating) => [ratingKey(rating), rating]));
  return { ratings: [...latest.values()], replaced: ratings.length - latest.size };
}
