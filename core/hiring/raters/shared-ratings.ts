import { byText } from '../calibration/counted-ratings.ts';

/** A rating that counts, in points (0-100, more is better), with the day it was given. */
export type DatedRating = {
  readonly candidateId: string;
  readonly raterId: string;
  readonly competency: string;
  readonly item: string | null;
  readonly points: number;
  /** Days since 1970; null where no date is known. */
  readonly day: number | null;
};

/** What one rater and others both rated: one competency, or one item of it, of one candidate. */
export type SharedRating = {
  readonly candidateId: string;
  readonly competency: string;
  /** The rater's points, and the mean of the others' means. */
  readonly own: number;
  readonly others: number;
  readonly day: number | null;
};

export type RatedUnit = {
  readonly candidateId: string;
  readonly competency: string;
  /** Rater to the mean of its points and days; raters sorted by id. */
  readonly byRater: ReadonlyMap<string, { readonly points: number; readonly day: number | null }>;
};

/** Ratings of the same thing, side by side; sorted by candidate, competency and item. */
export function ratedUnits(ratings: readonly DatedRating[]): readonly RatedUnit[] {
  const units = new Map<string, DatedRating[]>();
  for (const rating of [...ratings].sort(inOrder)) {
    const key = JSON.stringify([rating.candidateId, rating.competency, rating.item]);
    const unit = units.get(key);
    if (unit === undefined) units.set(key, [rating]);
    else unit.push(rating);
  }
  return [...units.values()].map((unit) => ({
    candidateId: unit[0]?.candidateId ?? '',
    competency: unit[0]?.competency ?? '',
    byRater: new Map([...Map.groupBy(unit, ({ raterId }) => raterId)].map(([id, own]) => [id, meanOf(own)])),
  }));
}

/** Only like is held against like: what no other rater rated is left out. */
export function sharedRatings(units: readonly RatedUnit[], raterId: string): readonly SharedRating[] {
  return units.flatMap(({ candidateId, competency, byRater }) => {
    const own = byRater.get(raterId);
    if (own === undefined || byRater.size < 2) return [];
    const others = [...byRater].filter(([id]) => id !== raterId).map(([, { points }]) => points);
    return [{ candidateId, competency, own: own.points, others: mean(others), day: own.day }];
  });
}

/** One value a candidate: whoever was asked more counts no more. */
export function byCandidate<T extends { readonly candidateId: string }, V>(
  all: readonly T[],
  of: (own: readonly T[]) => V,
): readonly V[] {
  return [...Map.groupBy(all, ({ candidateId }) => candidateId).values()].map(of);
}

export const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function meanOf(ratings: readonly DatedRating[]) {
  const days = ratings.flatMap(({ day }) => (day === null ? [] : [day]));
  return { points: mean(ratings.map(({ points }) => points)), day: days.length === 0 ? null : mean(days) };
}

const inOrder = (a: DatedRating, b: DatedRating) =>
  byText(a.candidateId, b.candidateId) ||
  byText(a.competency, b.competency) ||
  byText(a.item, b.item) ||
  byText(a.raterId, b.raterId) ||
  a.points - b.points ||
  (a.day ?? 0) - (b.day ?? 0);
