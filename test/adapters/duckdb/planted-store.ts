import { createHash } from 'node:crypto';
import { Database } from '../../../adapters/duckdb/database.ts';
import { live, putBatch } from '../../../adapters/duckdb/ledger.ts';
import { identifier, literal, moment } from '../../../adapters/duckdb/sql-text.ts';
import { exposeObject, type Road } from '../../../adapters/duckdb/state.ts';
import { createTables } from '../../../adapters/duckdb/tables.ts';
import type { AsOf, BatchEntry } from '../../../core/model/batch.ts';
import type { ReferenceBatch, ReferenceRecord, ReferenceRow } from './reference-state.ts';

/** An empty store in memory, for tests that put rows in without files. */
export async function emptyStore(): Promise<Database> {
  const database = await Database.open(':memory:', '/tmp');
  for (const statement of createTables()) await database.run(statement);
  return database;
}

/** Puts opportunity batches in as ingest would, in the order given, and gives the ledger back. */
export async function plant(
  database: Database,
  batches: readonly { id: string; batch: ReferenceBatch }[],
): Promise<readonly BatchEntry[]> {
  await database.run('delete from stored.opportunity');
  await database.run('delete from stored.batch');
  const entries: BatchEntry[] = [];
  for (const [i, { id, batch }] of batches.entries()) {
    const entry = toEntry(i + 1, id, batch);
    await putBatch(database, entry);
    if (batch.rows.length > 0) await database.run(insertSql(entry.batch, batch.rows));
    entries.push(entry);
  }
  return entries;
}

/** The state of opportunities by one road, in the reference's form and order. */
export async function plantedState(
  database: Database,
  { ledger, at, road }: { ledger: readonly BatchEntry[]; at: string; road: Road },
): Promise<readonly ReferenceRecord[]> {
  const asOf: AsOf = { text: at, at, day: at.slice(0, 10) };
  await exposeObject(database, { object: 'opportunity', asOf, batches: live(ledger, 'opportunity') }, road);
  const rows = await database.rows(
    `select source, record_id, outcome, cast(closed_on as varchar) as closed_on, stage, is_back_cast
     from opportunity`,
  );
  const records = rows.map((row) => ({
    source: String(row['source']),
    id: String(row['record_id']),
    outcome: String(row['outcome']),
    closedOn: row['closed_on'] === null ? null : String(row['closed_on']),
    stage: String(row['stage']),
    isBackCast: row['is_back_cast'] === true,
  }));
  return records.sort((a, b) => (`${a.source}\n${a.id}` < `${b.source}\n${b.id}` ? -1 : 1));
}

/** The ledger row of a batch of the reference; its number is of the store alone. */
export function toEntry(number: number, id: string, batch: ReferenceBatch): BatchEntry {
  const ids = batch.rows.map((row) => row.id);
  return {
    batch: number,
    batchId: createHash('sha256')
      .update(JSON.stringify([id, batch]))
      .digest('hex'),
    file: `${id}.csv`,
    fileSha: id,
    source: batch.source,
    object: 'opportunity',
    asOf: batch.asOf.replace('T', ' '),
    asOfText: batch.asOf,
    isFull: batch.isFull,
    readingHash: '',
    reading: '{}',
    extras: [],
    read: ids.length,
    stored: ids.length,
    quarantined: 0,
    footer: 0,
    rows: ids.length,
    hasUniqueIds: new Set(ids).size === ids.length,
    isRetracted: batch.isRetracted,
  };
}

function insertSql(batch: number, rows: readonly ReferenceRow[]): string {
  const names = ['batch', 'line', 'is_deleted', 'record_id', 'outcome', 'stage'];
  const dates = ['created_on', 'closed_on', 'modified_at'];
  const values = rows.map((row, i) => {
    const texts = [row.id, row.outcome, row.stage].map(literal);
    const times = [day(row.createdOn), day(row.closedOn), row.modifiedAt ? moment(row.modifiedAt) : 'null'];
    return `(${batch}, ${i + 2}, ${row.isDeleted}, ${[...texts, ...times].join(', ')})`;
  });
  const columns = [...names, ...dates].map(identifier).join(', ');
  return `insert into stored.opportunity (${columns}) values ${values.join(', ')}`;
}

const day = (text: string | null) => (text === null ? 'null' : `date ${literal(text)}`);
