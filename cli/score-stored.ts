import process from 'node:process';
import type { Result } from '../adapters/report/result.ts';
import type { AuditLog } from '../core/hiring/audit-log-port.ts';
import type { Rating } from '../core/model/people-objects.ts';
import type { ScoreReport } from '../core/model/score-report.ts';
import { FindingBlocks } from './exit.ts';
import { ratingsOf } from './people-records.ts';
import { deskOf } from './record-desk.ts';
import { type ScoreFlags, scoreRatings } from './score-ratings.ts';
import { version } from './version.ts';

/**
 * Scores for a decision, from the store: of candidates with a notice old enough, each kept in the log with what it was
 * made from. The others are named on stderr.
 * @throws FindingBlocks where the store has no ratings, or nobody may be scored.
 */
export async function scoreStored(flags: ScoreFlags): Promise<Result> {
  const { scoreResult } = await import('./score-result.ts');
  const { log, on } = await deskOf(flags);
  const allowed = await mayBeScored(await ratingsOf([], flags), { log, on });
  const { report, ...shown } = await scoreRatings(allowed, flags, { forDecision: true });
  await keep(report, shown.ratings, { log, on });
  return scoreResult(report, shown);
}

type Desk = { readonly log: AuditLog; readonly on: string };

async function mayBeScored(ratings: readonly Rating[], { log, on }: Desk): Promise<readonly Rating[]> {
  const { statesOf } = await import('../core/decisions.ts');
  const { refusalOf } = await import('../core/hiring/candidate-state.ts');
  const refused = new Map<string, string>();
  const ids = [...new Set(ratings.map((rating) => rating.candidate_id))].sort();
  for (const [id, state] of await statesOf(ids, { log })) {
    const refusal = refusalOf(state, { kind: 'score', on });
    if (refusal !== null) refused.set(id, refusal);
  }
  for (const [id, refusal] of [...refused].slice(0, MOST_NAMED))
    process.stderr.write(`${id} is not scored: ${refusal}\n`);
  if (refused.size > MOST_NAMED) process.stderr.write(`and ${refused.size - MOST_NAMED} more\n`);
  if (refused.size === ids.length) {
    throw new FindingBlocks(
      `nobody of ${ids.length} may be scored for a decision; bearing score FILE gives a preview`,
    );
  }
  return ratings.filter((rating) => !refused.has(rating.candidate_id));
}

const MOST_NAMED = 20;

async function keep(report: ScoreReport, ratings: readonly Rating[], { log, on }: Desk): Promise<void> {
  const { keepScores } = await import('../core/decisions.ts');
  const { canonicalJson } = await import('../core/batches/canonical-json.ts');
  const { sha256 } = await import('../adapters/files/sha256.ts');
  const byCandidate = Map.groupBy(ratings, (rating) => rating.candidate_id);
  const modelHash = sha256(`${report.rubric.hash} ${report.calibration.hash}`);
  await keepScores(
    report.candidates.map((output) => {
      // The store gives them sorted by their keys.
      const inputsHash = sha256(canonicalJson(byCandidate.get(output.candidateId) ?? []));
      const { candidateId } = output;
      return {
        candidateId,
        on,
        role: report.role,
        inputsHash,
        modelHash,
        code: `bearing ${version()}`,
        output,
      };
    }),
    { log, sha256 },
  );
}
