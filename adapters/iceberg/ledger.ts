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

/**
 * Writes the ledger row of a batch, which makes its rows visible: none where it is there already, and none
 * where its rows are not all there. `replaced` batches are retracted in the same commit.
 */
export function recordBatch(
  place: IcebergPlace,
  entry: BatchEntry,
  replaced: readonly string[] = [],
): string {
  const id = batchLiteral(entry.batchId);
  const ledger = tableName(place, ledgerTable);
  const names = ledgerColumns.map(({ name }) => identifier(name));
  const counted = `(select count(*) from ${tableName(place, storedName(entry.object))} as r
      where r.batch_id = ${id} and r.source = ${literal(entry.source)})`;
  const whole = `select ${ledgerValues(entry).join(', ')} where ${counted} = ${literal(entry.rows)}`;
  const others = `union all select ${names.map((name) => `b.${name}`).join(', ')} from ${ledger} as b
    where b.batch_id in (${replaced.map(batchLiteral).join(', ')})`;
  return `merge into ${ledger} as t
using (${whole} ${replaced.length > 0 ? others : ''}) as s (${names.join(', ')})
on t.batch_id = s.batch_id
${replaced.length > 0 ? `when matched and t.batch_id <> ${id} then update set is_retracted = true\n` : ''}when not matched then insert (${names.join(', ')}) values (${names.map((name) => `s.${name}`).join(', ')})`;
}

/** Retracts a batch or restores it: only its mark changes, so neither loses anything. */
export function markBatch(place: IcebergPlace, batchId: string, isRetracted: boolean): string {
  return `update ${tableName(place, ledgerTable)} set is_retracted = ${literal(isRetracted)}
where batch_id = ${batchLiteral(batchId)} and is_retracted <> ${literal(isRetracted)}`;
}

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
