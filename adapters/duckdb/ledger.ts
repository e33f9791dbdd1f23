import type { BatchEntry } from '../../core/model/batch.ts';
import { type ObjectName, objectNames } from '../../core/model/objects.ts';
import type { Database, Row } from './database.ts';

const columns = `batch, batch_id, file, file_sha, source, object, strftime(as_of, '%Y-%m-%d %H:%M:%S.%f') as as_of,
  as_of_text, is_full, reading_hash, reading, extras, read_count, stored_count, quarantined_count, footer_count,
  row_count, has_unique_ids, is_retracted`;

/** Every batch, by as-of, then source, object and id: an order that does not depend on who came first. */
export async function loadLedger(database: Database): Promise<readonly BatchEntry[]> {
  const rows = await database.rows(
    `select ${columns} from stored.batch order by stored.batch.as_of, source, object, batch_id`,
  );
  return rows.map(toEntry);
}

export const live = (ledger: readonly BatchEntry[], object: ObjectName): readonly BatchEntry[] =>
  ledger.filter((entry) => entry.object === object && !entry.isRetracted);

/** @throws RangeError when no batch or more than one has an id that begins so. */
export function findBatch<T extends Pick<BatchEntry, 'batchId'>>(ledger: readonly T[], prefix: string): T {
  const found = ledger.filter((entry) => entry.batchId.startsWith(prefix));
  const [first, ...more] = found;
  if (!first || prefix === '') {
    throw new RangeError(`needed a batch id, got "${prefix.slice(0, 64)}"; bearing batches lists them`);
  }
  if (more.length > 0) {
    throw new RangeError(
      `needed one batch, got "${prefix}" which begins ${found.length} ids; give more characters`,
    );
  }
  return first;
}

export async function putBatch(database: Database, entry: BatchEntry): Promise<void> {
  const values = [
    entry.batch,
    entry.batchId,
    entry.file,
    entry.fileSha,
    entry.source,
    entry.object,
    entry.asOf,
    entry.asOfText,
    entry.isFull,
    entry.readingHash,
    entry.reading,
    JSON.stringify(entry.extras),
    entry.read,
    entry.stored,
    entry.quarantined,
    entry.footer,
    entry.rows,
    entry.hasUniqueIds,
    entry.isRetracted,
  ];
  const marks = values.map((_, i) => `$${i + 1}`).join(', ');
  await database.run(`insert into stored.batch values (${marks})`, values);
}

export async function markRetracted(
  database: Database,
  entry: BatchEntry,
  isRetracted: boolean,
): Promise<void> {
  await database.run('update stored.batch set is_retracted = $1 where batch = $2', [
    isRetracted,
    entry.batch,
  ]);
}

/** A line of the ledger as a query of either kind of store has it. */
export function toEntry(row: Row): BatchEntry {
  return {
    batch: Number(row['batch']),
    batchId: String(row['batch_id']),
    file: String(row['file']),
    fileSha: String(row['file_sha']),
    source: String(row['source']),
    object: toObjectName(String(row['object'])),
    asOf: String(row['as_of']),
    asOfText: String(row['as_of_text']),
    isFull: row['is_full'] === true,
    readingHash: String(row['reading_hash']),
    reading: String(row['reading']),
    extras: toNames(JSON.parse(String(row['extras']))),
    read: Number(row['read_count']),
    stored: Number(row['stored_count']),
    quarantined: Number(row['quarantined_count']),
    footer: Number(row['footer_count']),
    rows: Number(row['row_count']),
    hasUniqueIds: row['has_unique_ids'] === true,
    isRetracted: row['is_retracted'] === true,
  };
}

function toObjectName(name: string): ObjectName {
  const found = objectNames.find((object) => object === name);
  if (!found) throw new RangeError(`needed an object of the model, got "${name}" in the ledger`);
  return found;
}

const toNames = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
