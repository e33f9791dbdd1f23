import type { Rubric } from '../../model/rubric.ts';
import type { CompetencyScore } from '../../model/score-report.ts';
import type { WeighedRating } from './counterfactual.ts';
import { estimateOf } from './interval.ts';
import type { Norms } from './norms.ts';
import type { ReadPanel } from './panel-reader.ts';

/** Every competency of the rubric in its order; one without a rating has no score. */
export function competencyScores(
  weighed: readonly WeighedRating[],
  { judged, cellOf }: ReadPanel,
  { rubric, norms }: { readonly rubric: Rubric; readonly norms: Norms },
): CompetencyScore[] {
  const { cells, panel } = judged;
  const surplus = new Array<number>(cells.length).fill(0);
  for (let index = 0; index < weighed.length; index++) {
    const cell = cellOf[index] as number;
    (surplus[cell] as number) += (weighed[index] as WeighedRating).surplus / (cells[cell]?.count ?? 1);
  }
  return rubric.competencies.map(({ id, axis }, c) => {
    const { ratings, raters, sd, reliability } = judged.competencies[
      c
    ] as (typeof judged.competencies)[number];
    if (ratings === 0) return { competency: id, axis, ratings, raters, score: null, reliability: null };
    let mean = norms.competencyMeans[c] as number;
    const from = c * surplus.length;
    for (let cell = 0; cell < surplus.length; cell++) {
      mean += (panel.gains[from + cell] as number) * (surplus[cell] as number);
    }
    const value = Math.min(100, Math.max(0, mean));
    const score = estimateOf(value, mean, sd, ratings);
    return { competency: id, axis, ratings, raters, score, reliability };
  });
}
