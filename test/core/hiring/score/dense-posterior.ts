import { rubric, type Variances } from './panel-of-three.ts';

/**
 * The oracle: the conditional mean and covariance of (strategic, tactical) given the ratings, from the covariance
 * matrix of all ratings and Gauss-Jordan elimination. Shares nothing with the scorer.
 */
export function densePosterior(
  rows: readonly { readonly competency: string; readonly raterId: string; readonly points: number }[],
  v: Variances,
  severities: Readonly<Record<string, number>>,
) {
  const means: Record<string, number> = { adaptation: 50, direction: 60, discovery: 55, crm: 55 };
  const weights = rubric.roles[0]?.weights ?? {};
  // Norms that were read off known raters hold the mean of their severities: a rating held against them loses it, the
  // level of the axes does not. Of a severity's variance, 2 squared, the rest is its own.
  const known = Object.keys(severities).length;
  const level = known === 0 ? 0 : v.rater / known;
  const raterVariance = (id: string) => (id in severities ? 4 - level : v.rater);
  const covariance = rows.map((a, i) =>
    rows.map(
      (b, j) =>
        v.candidate +
        (a.competency === b.competency ? v.candidateCompetency : 0) +
        (a.raterId === b.raterId ? raterVariance(a.raterId) + v.candidateRater : 0) +
        (i === j ? v.residual : 0),
    ),
  );
  const axes = (['strategic', 'tactical'] as const).map((axis) =>
    rubric.competencies.filter((c) => c.axis === axis),
  );
  const withAxis = axes.map((own) =>
    rows.map((row) =>
      own.reduce(
        (sum, { id }) =>
          sum + (weights[id] ?? 0) * (v.candidate + (id === row.competency ? v.candidateCompetency : 0)),
        0,
      ),
    ),
  );
  const prior = axes.map((a) =>
    axes.map((b) =>
      a.reduce(
        (sum, x) =>
          sum +
          b.reduce(
            (inner, y) =>
              inner +
              (weights[x.id] ?? 0) *
                (weights[y.id] ?? 0) *
                (v.candidate + (x.id === y.id ? v.candidateCompetency : 0)),
            0,
          ),
        0,
      ),
    ),
  );
  const surplus = rows.map(
    (row) => row.points + (severities[row.raterId] ?? 0) - (means[row.competency] ?? 0),
  );
  const gains = withAxis.map((right) => eliminate(covariance, right));
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
  const norm = axes.map((own) => own.reduce((sum, { id }) => sum + (weights[id] ?? 0) * (means[id] ?? 0), 0));
  return {
    mean: norm.map((value, k) => value + dot(gains[k] ?? [], surplus)),
    covariance: prior.map((row, k) =>
      row.map((value, l) => level + value - dot(gains[k] ?? [], withAxis[l] ?? [])),
    ),
    gains,
  };
}

function eliminate(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  let rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (const [i] of matrix.entries()) {
    const pivot = (rows[i] ?? []).map((value, _, all) => value / (all[i] ?? 1));
    rows = rows.map((row, r) =>
      r === i ? pivot : row.map((value, c) => value - (row[i] ?? 0) * (pivot[c] ?? 0)),
    );
  }
  return rows.map((row) => row.at(-1) ?? 0);
}
