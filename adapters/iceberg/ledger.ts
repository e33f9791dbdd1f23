import type { BatchEntry } from '../../core/model/batch.ts';
import { moment } from '../duckdb/sql-text.ts';
import { identifier, literal } from '../queries/literal.ts';
import { type IcebergPlace, tableName } from './place.ts';
import { ledgerColumns, ledgerTable, storedName } from './tables.ts';

const hash = /^[0-9a-f]{64}$/;

/** @throws RangeError unless it is a whole batch id, 64 hexadecimal digits. */
export function batchLiteral(batchId: string): string {
  if (!hash.test(batchId)) throw new RangeError(`needed a whole batch id, got ${batchId.slice(0, 64)}`);
  return literal(batchId);
}

/** Every batch whose rows are whole, in the order of the local ledger. */
export function ledgerQuery(place: IcebergPlace): string {
  const columns = ledgerColumns.map(({ name }) => `b.${identifier(name)}`);
  const shown = columns.map((column) =>
    column === 'b."as_of"' ? `cast(${column} as varchar) as as_of` : column,
  );
  return `select ${shown.join(', ')} from ${tableName(place, ledgerTable)} as b
order by b.as_of, b.source, b.object, b.batch_id`;
}

/** The ledger rows of batches, by the head of their ids: 20 bytes each of a statement that may have 262,144. */
export function knownBatches(place: IcebergPlace, batches: readonly Pick<BatchEntry, 'batchId'>[]): string {
  const heads = batches.map(({ batchId }) => literal(batchId.slice(0, 16)));
  const known = heads.length > 0 ? `substr(k.batch_id, 1, 16) in (${heads.join(', ')})` : 'false';
  return `select k.* from ${tableName(place, ledgerTable)} as k where ${known}`;
}

/**
 * Writes the ledger rows of batches, which makes their rows visible, all in one commit: none that is there already,
 * and none at all unless the rows of every batch are all there. `replaced` batches are retracted in the same commit.
 */
export function recordBatches(
  place: IcebergPlace,
  entries: readonly BatchEntry[],
  replaced: readonly string[] = [],
): string {
  const ids = entries.map(({ batchId }) => batchLiteral(batchId)).join(', ');
  const ledger = tableName(place, ledgerTable);
  const names = ledgerColumns.map(({ name }) => identifier(name));
  const rows = entries.map((entry) => `select ${ledgerValues(entry).join(', ')}`);
  if (replaced.length > 0)
    rows.push(`select ${names.map((name) => `b.${name}`).join(', ')} from ${ledger} as b
    where b.batch_id in (${replaced.map(batchLiteral).join(', ')})`);
  return `merge into ${ledger} as t
using (
  select v.* from (${rows.join('\n  union all ')}) as v (${names.join(', ')})
  cross join (select ${entries.map((entry) => isWhole(place, entry)).join('\n    and ')} as is_whole) as w
  where w.is_whole
) as s
on t.batch_id = s.batch_id
${replaced.length > 0 ? `when matched and t.batch_id not in (${ids}) then update set is_retracted = true\n` : ''}when not matched then insert (${names.join(', ')}) values (${names.map((name) => `s.${name}`).join(', ')})`;
}

/** Retracts a batch or restores it: only its mark changes, so neither loses anything. */
export function markBatch(place: IcebergPlace, batchId: string, isRetracted: boolean): string {
  return `update ${tableName(place, ledgerTable)} set is_retracted = ${literal(isRetracted)}
where batch_id = ${batchLiteral(batchId)} and is_retracted <> ${literal(isRetracted)}`;
}

const isWhole = (place: IcebergPlace, { batchId, object, source, rows }: BatchEntry): string =>
  `(select count(*) from ${tableName(place, storedName(object))} as r
      where r.batch_id = ${batchLiteral(batchId)} and r.source = ${literal(source)}) = ${literal(rows)}`;

/** In the order of `ledgerColumns`; counts as bigint, so that the new row and a stored one are of one type. */
function ledgerValues(entry: BatchEntry): readonly string[] {
  const texts = [entry.batchId, entry.file, entry.fileSha, entry.source, entry.object];
  const counts = [entry.read, entry.stored, entry.quarantined, entry.footer, entry.rows];
  return [
    ...texts.map(literal),
    `cast(${moment(entry.asOf)} as timestamp(6))`,
    literal(entry.asOfText),
    literal(entry.isFull),
    ...[entry.readingHash, entry.reading, JSON.stringify(entry.extras)].map(literal),
    ...counts.map((count) => `cast(${literal(count)} as bigint)`),
    literal(entry.hasUniqueIds),
    literal(entry.isRetracted),
  ];
}
