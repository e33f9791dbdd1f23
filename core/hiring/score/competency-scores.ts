import type { Rubric } from '../../model/rubric.ts';
import type { CompetencyScore } from '../../model/score-report.ts';
import { reliabilityOf } from './axes.ts';
import type { CountedRating } from './evidence.ts';
import { estimateOf } from './interval.ts';
import type { Norms } from './norms.ts';
import type { JudgedPanel } from './panel-reader.ts';

/** Every competency of the rubric in its order; one without a rating has no score. */
export function competencyScores(
  counted: readonly CountedRating[],
  { panel, cells }: JudgedPanel,
  cellOf: readonly number[],
  { rubric, norms }: { readonly rubric: Rubric; readonly norms: Norms },
): readonly CompetencyScore[] {
  const count = rubric.competencies.length;
  const ratings = new Array<number>(count).fill(0);
  const raters = new Array<number>(count).fill(0);
  for (const cell of cells) {
    (ratings[cell.competency] as number) += cell.count;
    (raters[cell.competency] as number) += 1;
  }
  const surplus = new Float64Array(cells.length);
  counted.forEach(({ points, rating, competency }, index) => {
    const cell = cellOf[index] as number;
    const above = points + norms.raterNorm(rating.raterId).severity - norms.itemMean(competency, rating.item);
    (surplus[cell] as number) += above / (cells[cell]?.count ?? 1);
  });
  const between = norms.candidate + norms.candidateCompetency;
  return rubric.competencies.map(({ id, axis }, c) => {
    const n = ratings[c] as number;
    const shared = { competency: id, axis, ratings: n, raters: raters[c] as number };
    if (n === 0) return { ...shared, score: null, reliability: null };
    let mean = norms.competencyMeans[c] as number;
    for (let cell = 0; cell < surplus.length; cell++) {
      mean += (panel.gains[c * surplus.length + cell] as number) * (surplus[cell] as number);
    }
    const variance = panel.errors[c * count + c] as number;
    const value = Math.min(100, Math.max(0, mean));
    return {
      ...shared,
      score: estimateOf(value, mean, Math.sqrt(variance + norms.level), n),
      reliability: reliabilityOf(variance, between),
    };
  });
}
