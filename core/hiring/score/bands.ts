/** A candidate on one axis: value and the standard error of it. */
export type Standing = { readonly candidateId: string; readonly value: number; readonly sd: number };

/** Two are told apart where their difference is more than 1.96 standard errors of it. */
const apart = (a: Standing, b: Standing) =>
  Math.abs(a.value - b.value) > 1.959963984540054 * Math.hypot(a.sd, b.sd);

/**
 * Bands, greatest first: who cannot be told apart from one of a band, is in it. Inside a band ids are sorted, which
 * says nothing of the people.
 *
 * A band is always a run of values: of two that cannot be told apart, everyone between is tied to one of them, since
 * the error of a difference is at most the sum of both errors.
 */
export function bandsOf(standings: readonly Standing[]): readonly (readonly string[])[] {
  const sorted = [...standings].sort((a, b) => b.value - a.value || (a.candidateId < b.candidateId ? -1 : 1));
  const bands: Standing[][] = [];
  for (const one of sorted) {
    const band = bands.at(-1);
    if (band?.findLast((other) => !apart(one, other))) band.push(one);
    else bands.push([one]);
  }
  return bands.map((band) => band.map(({ candidateId }) => candidateId).sort());
}

/** Who stands above whom beyond the error of their difference; the one above first. Sorted by ids. */
export function pairsToldApart(standings: readonly Standing[]): readonly (readonly [string, string])[] {
  const pairs = standings.flatMap((a) =>
    standings
      .filter((b) => a.value > b.value && apart(a, b))
      .map((b) => [a.candidateId, b.candidateId] as const),
  );
  return pairs.toSorted(([a, c], [b, d]) => (a === b ? order(c, d) : order(a, b)));
}

const order = (a: string, b: string) => (a < b ? -1 : 1);
