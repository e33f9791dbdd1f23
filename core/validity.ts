import { type AuditInput, audit } from './audit.ts';
import { axisScore, axisValidity } from './hiring/validity/axis-validity.ts';
import { joinHires, type OwnerResult } from './hiring/validity/joined-hires.ts';
import { suggestedWeights } from './hiring/validity/suggested-weights.ts';
import { utilityOf } from './hiring/validity/utility.ts';
import { validityNotes } from './hiring/validity/validity-notes.ts';
import type { Hire } from './model/people-objects.ts';
import { axes, type Rubric } from './model/rubric.ts';
import type { ScoredCandidate, ScoreReport } from './model/score-report.ts';
import { HIRES_NEEDED, type Utility, type ValidityReport } from './model/validity-report.ts';

export type ValidityCommand = {
  readonly scores: Pick<ScoreReport, 'role' | 'rubric' | 'calibration'> & {
    readonly candidates: readonly ScoredCandidate[];
  };
  /** The rubric that the scores were made with. */
  readonly rubric: Rubric;
  readonly hires: readonly Hire[];
  readonly results: readonly OwnerResult[];
  /** What a person states; null leaves utility out. */
  readonly utility: Utility['inputs'] | null;
  /** What candidates said of themselves, for the audit of these scores in the same run; null leaves it out. */
  readonly audited: Omit<AuditInput, 'scores'> | null;
};

/**
 * Whether the score selects people who win where we win: each axis against later results, inside the segments where
 * the company wins and outside them. Nothing is claimed under 20 hires, nothing is applied.
 *
 * @throws RangeError where the rubric has no such role, an owner has two results of one kind, or an input of the utility
 * is out of range.
 */
export function validityReport(command: ValidityCommand): ValidityReport {
  const { scores, rubric, hires, results, utility, audited } = command;
  const role = rubric.roles.find(({ id }) => id === scores.role);
  if (role === undefined) throw new RangeError(`the rubric has no role ${scores.role}`);
  const join = joinHires(scores.candidates, hires, results);
  const ground = { joined: join.joined, candidates: scores.candidates };
  const found = axes.flatMap((axis) =>
    (['inside', 'outside'] as const).map((segments) => axisValidity(axis, segments, ground)),
  );
  const weights = [...suggestedWeights(rubric, role, join.joined)];
  const withResult = (kind: 'inside' | 'outside') => join.joined.filter((one) => one[kind] !== null).length;
  return {
    schema: 'bearing/validity/1',
    role: role.id,
    rubric: scores.rubric,
    calibration: { status: scores.calibration.status, hash: scores.calibration.hash },
    needed: HIRES_NEEDED,
    joined: {
      scored: scores.candidates.length,
      hires: join.hires,
      scoredHires: join.joined.length,
      inside: withResult('inside'),
      outside: withResult('outside'),
    },
    axes: found,
    utility: utility && utilityOf(utility, found),
    weights,
    audit: audited && audit({ ...audited, scores: axisColumns(scores.candidates) }),
    notes: [
      ...validityNotes({ join, axes: found, weights, utility, calibration: scores.calibration.status }),
    ],
  };
}

/** The axes as the audit looks at them: who scores above the median. */
function axisColumns(candidates: readonly ScoredCandidate[]): AuditInput['scores'] {
  return axes.map((axis) => ({
    name: axis,
    values: new Map(
      candidates.flatMap((candidate) => {
        const score = axisScore(candidate, axis);
        return score === null ? [] : [[candidate.candidateId, score] as const];
      }),
    ),
  }));
}
