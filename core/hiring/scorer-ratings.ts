import type { Rating } from '../model/people-objects.ts';
import type { ScorerRating } from '../model/scorer-rating.ts';

/** What the scorer may know of ratings: that evidence was written down, never what it says. */
export function scorerRatings(ratings: readonly Rating[]): readonly ScorerRating[] {
  return ratings.map((rating) => ({
    candidateId: rating.candidate_id,
    raterId: rating.rater_id,
    competency: rating.competency,
    item: rating.item_id,
    instrument: rating.instrument,
    rating: Number(rating.rating),
    hasEvidence: rating.evidence !== null && rating.evidence.trim() !== '',
  }));
}

export type OfRole = {
  readonly ratings: readonly Rating[];
  /** Ratings that name another role of the rubric. */
  readonly leftOut: number;
};

/** Ratings for this role: those that name it, and those that name no role of the rubric. */
export function ratingsOfRole(ratings: readonly Rating[], role: string, roles: readonly string[]): OfRole {
  const others = new Set(roles.filter((id) => id !== role));
  const kept = ratings.filter((rating) => rating.role === null || !others.has(rating.role));
  return { ratings: kept, leftOut: ratings.length - kept.length };
}
