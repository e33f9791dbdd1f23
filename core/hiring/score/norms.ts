import type { Calibration } from '../../model/calibration.ts';
import type { Rubric } from '../../model/rubric.ts';

/** What a calibration says, ready to be looked up. All on the 0-100 scale; variances in its square. */
export type Norms = {
  readonly candidate: number;
  readonly candidateCompetency: number;
  readonly candidateRater: number;
  readonly rater: number;
  readonly residual: number;
  /**
   * Variance of what the norms as a whole are off by: they are read off these raters, and so hold the mean severity
   * of them. It shifts every score alike. 0 where no rater is known.
   */
  readonly level: number;
  /** Mean of a competency as a whole, by its place in the rubric. */
  readonly competencyMeans: readonly number[];
  readonly itemMean: (competency: number, item: string | null) => number;
  /** What a rater takes off beside the others, and the variance of that; 0 and the variance between raters for one never seen. */
  readonly raterNorm: (raterId: string) => RaterNorm;
};

export type RaterNorm = { readonly severity: number; readonly variance: number };

/** A variance of nothing would make one rating certain: a floor of a hundredth of a point, squared. */
const leastResidual = 1e-4;

const itemKey = (competency: string, item: string | null) => `${competency}\u0000${item ?? ''}`;

/** Items that a calibration does not know stand at the mean of their competency, or at the mean of all. */
export function normsOf(calibration: Calibration, rubric: Rubric): Norms {
  const { components } = calibration;
  const items = new Map(calibration.items.map((row) => [itemKey(row.competency, row.item), row.mean]));
  const competencyMeans = rubric.competencies.map(({ id }) => {
    const known = items.get(itemKey(id, null));
    if (known !== undefined) return known;
    const means = calibration.items.filter(({ competency }) => competency === id).map(({ mean }) => mean);
    return means.length === 0 ? calibration.mean : means.reduce((sum, mean) => sum + mean, 0) / means.length;
  });
  const known = calibration.raters.length;
  const level = known === 0 ? 0 : components.rater.variance / known;
  // What is not known of a severity is in part the mean of all: that falls out of a rating held against the norms.
  const raters = new Map<string, RaterNorm>(
    calibration.raters.map(({ raterId, severity, se }) => [
      raterId,
      { severity: severity.value, variance: Math.max(0, se ** 2 - level) },
    ]),
  );
  const stranger: RaterNorm = { severity: 0, variance: components.rater.variance };
  return {
    candidate: components.candidate.variance,
    candidateCompetency: components.candidateCompetency.variance,
    candidateRater: components.candidateRater.variance,
    rater: components.rater.variance,
    residual: Math.max(leastResidual, components.residual.variance),
    level,
    competencyMeans,
    itemMean: (competency, item) =>
      (item === null ? undefined : items.get(itemKey(rubric.competencies[competency]?.id ?? '', item))) ??
      competencyMeans[competency] ??
      calibration.mean,
    raterNorm: (raterId) => raters.get(raterId) ?? stranger,
  };
}
