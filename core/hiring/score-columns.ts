import type { Rating } from '../model/people-objects.ts';
import type { Rubric } from '../model/rubric.ts';
import type { ScoreReport } from '../model/score-report.ts';
import { pointsOf } from './score/points.ts';

/** One score of many persons, such as an axis or the mean rating. More is better. */
export type ScoreColumn = { readonly name: string; readonly values: ReadonlyMap<string, number> };

/** Both axes as scores to audit; nobody whose axis is incomplete has one. */
export function axisColumns({ candidates }: ScoreReport): readonly ScoreColumn[] {
  return (['strategic', 'tactical'] as const).flatMap((axis) => {
    const values = candidates.flatMap((candidate): [string, number][] => {
      const score = candidate[axis];
      const { value, needed } = candidate.coverage[axis];
      const isScored = score !== null && 'value' in score && value >= needed;
      return isScored ? [[candidate.candidateId, score.value]] : [];
    });
    return values.length === 0 ? [] : [{ name: axis, values: new Map(values) }];
  });
}

/** Mean rating of each person in points (0-100, more is better), where no rubric says more of a rating. */
export function meanColumn(ratings: readonly Rating[], scale: Rubric['scale']): readonly ScoreColumn[] {
  if (ratings.length === 0) return [];
  const byPerson = Map.groupBy(ratings, ({ candidate_id: id }) => id);
  const values = [...byPerson].map(([id, all]): [string, number] => {
    const sum = all.reduce(
      (total, { rating }) => total + pointsOf(Number(rating), scale, { reverse: false }),
      0,
    );
    return [id, sum / all.length];
  });
  return [{ name: 'mean rating', values: new Map(values) }];
}
