import process from 'node:process';
import type { Result } from '../adapters/report/result.ts';
import { FindingBlocks } from './exit.ts';
import { terminalWidth } from './output.ts';
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
  const { scoreResult } = await import('../adapters/report/scorecard/result.ts');
  const { mayBeScored, keepReport } = await import('../core/score-candidates.ts');
  const { sha256 } = await import('../adapters/files/sha256.ts');
  const { log, on } = await deskOf(flags);
  const { allowed, refused } = await mayBeScored(await ratingsOf([], flags), { log, on });
  sayRefused(refused);
  if (allowed.length === 0) {
    throw new FindingBlocks(
      `nobody of ${refused.size} may be scored for a decision; bearing score FILE gives a preview`,
    );
  }
  const { report, ...shown } = await scoreRatings(allowed, flags, { forDecision: true });
  await keepReport({ report, ratings: shown.ratings, on, code: `bearing ${version()}` }, { log, sha256 });
  return scoreResult(report, shown, terminalWidth);
}

const MOST_NAMED = 20;

function sayRefused(refused: ReadonlyMap<string, string>): void {
  for (const [id, refusal] of [...refused].slice(0, MOST_NAMED))
    process.stderr.write(`${id} is not scored: ${refusal}\n`);
  if (refused.size > MOST_NAMED) process.stderr.write(`and ${refused.size - MOST_NAMED} more\n`);
}
