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
  const found = new Map<string, Map<string, { sum: number; n: number }>>();
  const seen = new Set<string>();
  for (const { candidateId, raterId, points } of ratings) {
    let row = found.get(candidateId);
    if (row === undefined) {
      row = new Map();
      found.set(candidateId, row);
    }
    let cell = row.get(raterId);
    if (cell === undefined) {
      cell = { sum: 0, n: 0 };
      row.set(raterId, cell);
      seen.add(raterId);
    }
    cell.sum += points;
    cell.n += 1;
  }
  const candidates = [...found.keys()].sort();
  const raters = [...seen].sort();
  const rows = candidates.map((candidate) =>
    raters.map((rater) => {
      const cell = found.get(candidate)?.get(rater);
      return cell === undefined ? null : cell.sum / cell.n;
    }),
  );
  return { rows, candidates, raters };
}

/** The rows in which every rater gave something. */
export function completeRows({ rows }: RatingTable): readonly (readonly number[])[] {
  return rows.filter((row): row is readonly number[] => row.every((cell) => cell !== null));
}
