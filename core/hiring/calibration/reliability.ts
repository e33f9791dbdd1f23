import type { Calibration } from '../../model/calibration.ts';

type Components = Readonly<Record<keyof Calibration['components'], { readonly variance: number }>>;

const MOST_RATERS = 4;

/**
 * Generalizability of a candidate's mean over 1 to 4 raters, each of whom rates each of 1 to `competencies`
 * competencies once. Competencies are the very ones that are scored, so what a candidate is at these counts as true.
 * Relative: raters are the same for all who are compared; absolute: they differ, and severity is error too.
 * Brennan (2001), Generalizability Theory, chapters 3 and 4. A row is left out where nothing varies.
 */
export function reliabilityTable(components: Components, competencies: number): Calibration['reliability'] {
  const rows: Calibration['reliability'] = [];
  for (let raters = 1; raters <= MOST_RATERS; raters += 1) {
    for (let each = 1; each <= competencies; each += 1) {
      const universe = components.candidate.variance + components.candidateCompetency.variance / each;
      const error =
        components.candidateRater.variance / raters + components.residual.variance / (raters * each);
      const total = universe + error + components.rater.variance / raters;
      if (!(universe + error > 0)) continue;
      rows.push({
        raters,
        competencies: each,
        relative: universe / (universe + error),
        absolute: universe / total,
      });
    }
  }
  return rows;
}
