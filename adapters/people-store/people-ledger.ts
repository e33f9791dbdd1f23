import type { PeopleBatch } from '../../core/hiring/people-batch.ts';
import { type PeopleObject, peopleObjects } from '../../core/hiring/people-mapping/people-schemas.ts';
import type { Database, Row } from '../duckdb/database.ts';

/** Every batch of one store, by as-of, then source, object and id. */
export async function loadPeopleLedger(database: Database): Promise<readonly PeopleBatch[]> {
  const rows = await database.rows(
    `select * exclude (as_of), strftime(as_of, '%Y-%m-%d %H:%M:%S.%f') as as_of from stored.batch
     order by stored.batch.as_of, source, object, batch_id`,
  );
  return rows.map(toPeopleBatch);
}

export async function putPeopleBatch(database: Database, batch: PeopleBatch): Promise<void> {
  const values = [
    batch.batch,
    batch.batchId,
    batch.file,
    batch.fileSha,
    batch.source,
    batch.object,
    batch.asOf,
    batch.asOfText,
    batch.readingHash,
    batch.read,
    batch.stored,
    batch.quarantined,
    batch.isRetracted,
  ];
  await database.run(`insert into stored.batch values (${values.map((_, i) => `$${i + 1}`)})`, values);
}

export async function markPeopleBatch(
  database: Database,
  { batch }: Pick<PeopleBatch, 'batch'>,
  isRetracted: boolean,
): Promise<void> {
  await database.run('update stored.batch set is_retracted = $1 where batch = $2', [isRetracted, batch]);
}

/** A row of a ledger of people, its times as text. */
export function toPeopleBatch(row: Row): PeopleBatch {
  return {
    batch: Number(row['batch']),
    batchId: String(row['batch_id']),
    file: String(row['file']),
    fileSha: String(row['file_sha']),
    source: String(row['source']),
    object: toPeopleObject(String(row['object'])),
    asOf: String(row['as_of']),
    asOfText: String(row['as_of_text']),
    readingHash: String(row['reading_hash']),
    read: Number(row['read_count']),
    stored: Number(row['stored_count']),
    quarantined: Number(row['quarantined_count']),
    isRetracted: row['is_retracted'] === true,
  };
}

function toPeopleObject(name: string): PeopleObject {
  const found = peopleObjects.find((object) => object === name);
  if (!found) throw new RangeError(`needed an object of people, got "${name}" in the ledger`);
  return found;
}
