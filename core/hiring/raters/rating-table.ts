/** One rating in points, 0-100, where more is better. */
export type RatedPoints = { readonly candidateId: string; readonly raterId: string; readonly points: number };

export type RatingTable = {
  /** A row a candidate, a column a rater: the mean of that rater's points; null where it rated nothing of the candidate. */
  readonly rows: readonly (readonly (number | null)[])[];
  readonly candidates: readonly string[];
  readonly raters: readonly string[];
};

/** Candidates and raters are sorted by id. */
export function ratingTable(ratings: readonly RatedPoints[]): RatingTable {
  const candidates = ids(ratings.map(({ candidateId }) => candidateId));
  const raters = ids(ratings.map(({ raterId }) => raterId));
  const places = new Map(raters.map((id, place) => [id, place]));
  const sums = new Map(candidates.map((id) => [id, raters.map(() => ({ sum: 0, n: 0 }))]));
  for (const { candidateId, raterId, points } of ratings) {
    const cell = sums.get(candidateId)?.[places.get(raterId) ?? -1];
    if (cell === undefined) continue;
    cell.sum += points;
    cell.n += 1;
  }
  const rows = [...sums.values()].map((row) => row.map(({ sum, n }) => (n === 0 ? null : sum / n)));
  return { rows, candidates, raters };
}

const ids = (all: readonly string[]) => [...new Set(all)].sort();

/** The rows in which every rater gave something. */
export function completeRows({ rows }: RatingTable): readonly (readonly number[])[] {
  return rows.filter((row): row is readonly number[] => row.every((cell) => cell !== null));
}
