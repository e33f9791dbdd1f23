import type { PeopleErasure } from '../../core/hiring/audit-log-port.ts';
import { ScoreReport } from '../../core/model/score-report.ts';
import { eraseCandidate, restrictCandidate } from '../iceberg/people.ts';
import type { Objects } from '../s3/objects.ts';
import { classesOf, type PeopleCloud } from './people-cloud.ts';

export const scorecardPrefix = 'scorecards/';

/**
 * Restriction and erasure over all classes of people: their tables, the scorecards that show them, and what queries
 * and deliveries left behind. Bytes are gone with old snapshots, a day later, and old versions of objects, a week later.
 */
export function lakeErasure(cloud: PeopleCloud): PeopleErasure {
  return {
    restrict: async (candidateId) => {
      for (const { athena, place, fresh } of classesOf(cloud))
        await athena.run(restrictCandidate(place, candidateId), fresh());
      await dropScorecards(cloud.people.objects, candidateId);
    },
    erase: async (candidateId) => {
      for (const { athena, place, form, fresh, objects } of classesOf(cloud)) {
        for (const statement of eraseCandidate(place, form, candidateId))
          await athena.run(statement, fresh());
        await objects.remove([...(await objects.list('results/')), ...(await objects.list('staging/'))]);
      }
      await dropScorecards(cloud.people.objects, candidateId);
    },
  };
}

/** Reports that hold the candidate go whole: they can be made again of the others. */
export async function dropScorecards(objects: Objects, candidateId: string): Promise<void> {
  const keys = await objects.list(scorecardPrefix);
  for (const key of keys.filter((each) => each.endsWith('/score.json'))) {
    if (!(await holds(objects, key, candidateId))) continue;
    const folder = key.slice(0, -'score.json'.length);
    // The one that names the candidate last: what dies between is found again.
    await objects.remove(keys.filter((each) => each.startsWith(folder) && each !== key));
    await objects.remove([key]);
  }
}

const holds = async (objects: Objects, key: string, candidateId: string): Promise<boolean> =>
  (await scoredIn(objects, key)).includes(candidateId);

/** Every candidate of whom a scorecard lies there. */
export async function scoredCandidates(objects: Objects): Promise<readonly string[]> {
  const keys = (await objects.list(scorecardPrefix)).filter((key) => key.endsWith('/score.json'));
  const found: string[] = [];
  for (const key of keys) found.push(...(await scoredIn(objects, key)));
  return found;
}

async function scoredIn(objects: Objects, key: string): Promise<readonly string[]> {
  const bytes = await objects.read(key);
  if (bytes === null) return [];
  const report = ScoreReport.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return report.candidates.map(({ candidateId }) => candidateId);
}
