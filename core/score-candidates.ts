import { canonicalJson } from './batches/canonical-json.ts';
import { keepScores, statesOf } from './decisions.ts';
import type { Sha256 } from './hiring/audit-chain.ts';
import type { AuditLog } from './hiring/audit-log-port.ts';
import { refusalOf } from './hiring/candidate-state.ts';
import { ratingsOfRole, scorerRatings } from './hiring/scorer-ratings.ts';
import type { Rating } from './model/people-objects.ts';
import type { ScoreReport } from './model/score-report.ts';
import { type ScoreCommand, score } from './score.ts';

export type Scorable = {
  /** Of candidates with a notice old enough. */
  readonly allowed: readonly Rating[];
  /** Why each of the others may not be scored, by candidate, sorted. */
  readonly refused: ReadonlyMap<string, string>;
};

/** Whose ratings may be scored for a decision on that day, by one reading of the log (H7). */
export async function mayBeScored(
  ratings: readonly Rating[],
  { log, on }: { readonly log: AuditLog; readonly on: string },
): Promise<Scorable> {
  const refused = new Map<string, string>();
  const ids = [...new Set(ratings.map((rating) => rating.candidate_id))].sort();
  for (const [id, state] of await statesOf(ids, { log })) {
    const refusal = refusalOf(state, { kind: 'score', on });
    if (refusal !== null) refused.set(id, refusal);
  }
  return { allowed: ratings.filter((rating) => !refused.has(rating.candidate_id)), refused };
}

export type RoleScore = {
  readonly report: ScoreReport;
  /** Those of the ratings that are for the role. */
  readonly ratings: readonly Rating[];
  readonly leftOut: number;
};

/** Scores ratings for a role of the rubric; ratings for another of its roles are left out. */
export function scoreRole(all: readonly Rating[], model: Omit<ScoreCommand, 'ratings'>): RoleScore {
  const roles = model.rubric.roles.map(({ id }) => id);
  const { ratings, leftOut } = ratingsOfRole(all, model.role, roles);
  return { report: score({ ...model, ratings: scorerRatings(ratings) }), ratings, leftOut };
}

export type ReportToKeep = {
  readonly report: ScoreReport;
  /** What it was made from, sorted by their keys as the store gives them. */
  readonly ratings: readonly Rating[];
  readonly on: string;
  /** What made it, such as `bearing 0.1.0`. */
  readonly code: string;
};

/** Keeps the score of every candidate of a report in the log, with what it was made from. */
export async function keepReport(
  { report, ratings, on, code }: ReportToKeep,
  { log, sha256 }: { readonly log: AuditLog; readonly sha256: Sha256 },
): Promise<void> {
  const byCandidate = Map.groupBy(ratings, (rating) => rating.candidate_id);
  const modelHash = sha256(`${report.rubric.hash} ${report.calibration.hash}`);
  const scores = report.candidates.map((output) => {
    const { candidateId } = output;
    const inputsHash = sha256(canonicalJson(byCandidate.get(candidateId) ?? []));
    return { candidateId, on, role: report.role, inputsHash, modelHash, code, output };
  });
  await keepScores(scores, { log, sha256 });
}
