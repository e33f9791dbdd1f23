import type { BatchEntry } from '../../core/model/batch.ts';
import { identifier, literal } from '../queries/literal.ts';
import { batchLiteral, recordBatch } from './ledger.ts';
import { type IcebergPlace, tableName } from './place.ts';
import { stagedColumns, storedName } from './tables.ts';

export type Delivery = {
  readonly entry: BatchEntry;
  /** The table over the batch's staged rows, in the columns of `stagedColumns`. */
  readonly staging: string;
  /** Ids of batches that this one replaces. */
  readonly replaced?: readonly string[];
};

/**
 * A batch in two commits: its rows, then its ledger row. Readers go through the ledger, so between the two, or
 * where the second never comes, nobody sees it. Either may be repeated at any time.
 */
export const addBatch = (
  place: IcebergPlace,
  { entry, staging, replaced = [] }: Delivery,
): readonly string[] => [copyRows(place, { entry, staging }), recordBatch(place, entry, replaced)];

/**
 * Copies the rows that are not there yet. The two literals of the condition, not those of `s`, let the engine
 * read one bucket of one source instead of the whole table.
 */
function copyRows(place: IcebergPlace, { entry, staging }: Delivery): string {
  const columns = stagedColumns(entry.object).map(({ name }) => identifier(name));
  const id = batchLiteral(entry.batchId);
  return `merge into ${tableName(place, storedName(entry.object))} as t
using ${tableName(place, staging)} as s
on t.batch_id = ${id} and t.source = ${literal(entry.source)} and t.line = s.line
when not matched then insert (batch_id, source, ${columns.join(', ')})
values (${id}, ${literal(entry.source)}, ${columns.map((column) => `s.${column}`).join(', ')})`;
}
