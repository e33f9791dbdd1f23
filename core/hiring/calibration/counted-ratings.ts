import type { Rating } from '../../model/people-objects.ts';
import { pointsOf } from '../score/points.ts';
import { type Basis, scaleOf } from './basis.ts';

export type CalibrationRating = Pick<
  Rating,
  'candidate_id' | 'rater_id' | 'competency' | 'item_id' | 'rating' | 'evidence'
>;

/** A rating that counts, in points: 0-100, more is better. */
export type CountedRating = {
  readonly candidateId: string;
  readonly raterId: string;
  readonly competency: string;
  readonly item: string | null;
  readonly points: number;
};

export type CountedRatings = {
  /** In an order that does not depend on the order they came in. */
  readonly counted: readonly CountedRating[];
  /** Reason to number of ratings, reasons sorted. */
  readonly leftOut: readonly (readonly [reason: string, count: number])[];
};

/** Left out, never read as 0: off the scale, of an unknown competency, or without evidence where that is demanded. */
export function countedRatings(ratings: readonly CalibrationRating[], basis: Basis): CountedRatings {
  const read = pointsReader(basis);
  const counted: CountedRating[] = [];
  const leftOut = new Map<string, number>();
  for (const rating of ratings) {
    const points = read(rating);
    if (typeof points === 'string') leftOut.set(points, (leftOut.get(points) ?? 0) + 1);
    else {
      const { candidate_id: candidateId, rater_id: raterId, competency, item_id: item } = rating;
      counted.push({ candidateId, raterId, competency, item, points });
    }
  }
  return {
    counted: counted.sort(inOrder),
    leftOut: [...leftOut].sort(([a], [b]) => byText(a, b)),
  };
}

/** Points, or why there are none. */
export function pointsReader(basis: Basis): (rating: CalibrationRating) => number | string {
  const scale = scaleOf(basis);
  const competencies = new Map(basis.rubric?.competencies.map((competency) => [competency.id, competency]));
  return ({ competency: id, rating, evidence }) => {
    const competency = basis.rubric === null ? { reverse: false } : competencies.get(id);
    if (competency === undefined) return 'of a competency that the rubric does not have';
    const value = Number(rating);
    if (!(value >= scale.min && value <= scale.max)) return `off the scale ${scale.min} to ${scale.max}`;
    if (basis.rubric?.evidence === 'required' && (evidence ?? '').trim() === '') return 'without evidence';
    return pointsOf(value, scale, competency);
  };
}

/** By code unit, so that the order is one on every machine; null first. */
export function byText(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}

const inOrder = (a: CountedRating, b: CountedRating) =>
  byText(a.candidateId, b.candidateId) ||
  byText(a.competency, b.competency) ||
  byText(a.item, b.item) ||
  byText(a.raterId, b.raterId) ||
  a.points - b.points;
