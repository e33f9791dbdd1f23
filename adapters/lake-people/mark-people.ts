import type { PeopleBatch } from '../../core/hiring/people-batch.ts';
import { findBatch } from '../duckdb/ledger.ts';
import { markPeopleBatch } from '../iceberg/people-batch.ts';
import { classesOf, type PeopleCloud } from './people-cloud.ts';
import { peopleLedger } from './people-lake.ts';

/** Marks the batch of any class whose id begins so, or lifts the mark. @throws RangeError unless it is one. */
export async function markPeople(
  cloud: PeopleCloud,
  prefix: string,
  isRetracted: boolean,
): Promise<PeopleBatch> {
  const ledgers = await Promise.all(
    classesOf(cloud).map(async (lake) => (await peopleLedger(lake)).map((batch) => ({ ...batch, lake }))),
  );
  const { lake, ...batch } = findBatch(ledgers.flat(), prefix);
  await lake.athena.run(markPeopleBatch(lake.place, batch.batchId, isRetracted), lake.fresh());
  return { ...batch, isRetracted };
}
