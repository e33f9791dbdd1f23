import type { LogRecord } from '../../core/hiring/audit-chain.ts';
import { stateOf } from '../../core/hiring/candidate-state.ts';
import { compactPeople } from '../iceberg/people.ts';
import { candidatesQuery } from '../iceberg/people-batch.ts';
import { settingsOf } from '../lake/download-settings.ts';
import { recordsOf } from '../lake/records.ts';
import { eraseInCloud } from './erase-candidate.ts';
import { dropScorecards, scoredCandidates } from './erase-in-lake.ts';
import { classesOf, logOf, type PeopleCloud, todayOf } from './people-cloud.ts';
import { makePeopleTables, type PeopleLake } from './people-lake.ts';
import { deleteFrom } from './take-people.ts';

/** How many candidates: erased because their retention ended; found in the tables though erased, and deleted again. */
export type PeopleUpkeep = { readonly erased: number; readonly deletedAgain: number };

/**
 * Makes what tables are missing, erases whose retention ended, replays every tombstone over the tables (a restore or
 * an interrupted erasure may have left rows), and rewrites files so that deleted rows leave no bytes.
 */
export async function maintainPeople(cloud: PeopleCloud): Promise<PeopleUpkeep> {
  const { settings } = await settingsOf(cloud.people.objects, cloud.scratch);
  const zone = settings.calendar.time_zone;
  const log = logOf(cloud, zone);
  const classes = classesOf(cloud);
  for (const lake of classes) await makePeopleTables(lake);
  const due = dueOn(await log.records(), todayOf(cloud, zone));
  for (const candidateId of due)
    await eraseInCloud(cloud, { candidateId, when: 'due', basis: null, on: null });
  const seen = [...(await candidatesIn(classes)), ...(await scoredCandidates(cloud.people.objects))];
  const back = [...(await log.erasedAmong(new Set(seen)))];
  await deleteFrom(classes, back);
  for (const candidateId of back) await dropScorecards(cloud.people.objects, candidateId);
  for (const { athena, place, form, fresh } of classes)
    for (const statement of compactPeople(place, form)) await athena.run(statement, fresh());
  return { erased: due.length, deletedAgain: back.length };
}

/** Restricted candidates whose time has come. */
function dueOn(records: readonly LogRecord[], today: string): readonly string[] {
  const bySubject = Map.groupBy(records, ({ entry }) => entry.subject);
  return [...bySubject.values()].flatMap((own) => {
    const { record, restriction } = stateOf(own);
    if (record !== 'restricted' || restriction === null) return [];
    return restriction.detail.until <= today ? [restriction.detail.candidateId] : [];
  });
}

async function candidatesIn(classes: readonly PeopleLake[]): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const { athena, place, form, fresh } of classes) {
    for (const object of form.objects) {
      const rows = recordsOf(await athena.query(candidatesQuery(place, object), fresh()));
      for (const row of rows) ids.add(String(row['candidate_id']));
    }
  }
  return ids;
}
