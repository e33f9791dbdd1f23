import type { Role } from '../../model/rubric.ts';
import type { ScoredCandidate } from '../../model/score-report.ts';
import { isCovered } from './coverage.ts';

type Note = ScoredCandidate['notes'][number];

const reasons: Readonly<Record<string, string>> = {
  'no evidence': 'without evidence text, which the rubric demands',
  'off the scale': 'outside the scale of the rubric',
  'unknown competency': 'of a competency that the rubric does not have',
};

const ratings = (count: number) => (count === 1 ? '1 rating' : `${count} ratings`);

/** What a reader of this candidate's score must know before reading it. */
export function candidateNotes(
  coverage: ScoredCandidate['coverage'],
  leftOut: Readonly<Record<string, number>>,
  role: Role,
): readonly Note[] {
  const short = (['strategic', 'tactical'] as const).filter((axis) => !isCovered(coverage[axis]));
  const incomplete = short.map((axis) => ({
    code: 'incomplete',
    text: `the ${axis} axis is incomplete: ${Math.round(coverage[axis].value * 100)} % of the weight of ${role.id} was rated, ${Math.round(coverage[axis].needed * 100)} % is needed`,
  }));
  const left = Object.keys(leftOut)
    .sort()
    .map((reason) => ({
      code: 'left-out',
      text: `${ratings(leftOut[reason] ?? 0)} left out: ${reasons[reason] ?? reason}`,
    }));
  return [...incomplete, ...left];
}
