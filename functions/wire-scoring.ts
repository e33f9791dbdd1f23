import type { ScoringCloud } from '../adapters/lake-people/people-cloud.ts';
import { type ScoreQuestion, scoreCandidates } from '../adapters/lake-people/score-candidates.ts';
import { peopleForm } from '../adapters/people-store/store-forms.ts';
import manifest from '../package.json' with { type: 'json' };
import { readScoringEnvironment } from './environment.ts';
import { here, openLakes, ownPlace } from './lakes.ts';
import { log } from './log.ts';
import type { Run } from './observed.ts';

/** Scoring alone: it is given no way to demographics, and its bundle holds no DuckDB. */
export function wireScoring() {
  const environment = readScoringEnvironment();
  const { bucketOf, lakeOf } = openLakes();
  const people = lakeOf(ownPlace(environment));
  const audit = bucketOf(environment.BEARING_AUDIT_BUCKET);
  return {
    score: async (question: Omit<ScoreQuestion, 'code'>, run: Run) => {
      const cloud: ScoringCloud = { people: { ...people(run), form: peopleForm }, audit, ...here };
      const written = await scoreCandidates(cloud, { ...question, code: `bearing ${manifest.version}` });
      run.count('ReportsWritten', written.keys.length > 0 ? 1 : 0);
      log('info', 'scored', { counts: { scored: written.scored, refused: written.refused } });
      return written;
    },
  };
}
