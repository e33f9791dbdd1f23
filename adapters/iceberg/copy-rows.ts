import type { BatchEntry } from '../../core/model/batch.ts';
import { identifier, literal } from '../queries/literal.ts';
import { batchLiteral } from './ledger.ts';
import { type IcebergPlace, tableName } from './place.ts';
import type { Column } from './table-shape.ts';
import { stagedColumns, storedName } from './tables.ts';

export type Delivery = {
  readonly entry: BatchEntry;
  /** The table over the batch's staged rows, in the columns of `stagedColumns`. */
  readonly staging: string;
};

/**
 * Copies the rows of a batch that are not there yet: the first of its two commits, the second is its ledger row
 * (`recordBatches`). Readers go through the ledger, so between the two, or where the second never comes, nobody
 * sees it. Either may be repeated at any time. The two literals of the condition, not those of `s`, let the engine
 * read one bucket of one source instead of the whole table.
 */
export function copyRows(place: IcebergPlace, { entry, staging }: Delivery): string {
  const columns = stagedColumns(entry.object);
  const names = columns.map(({ name }) => identifier(name));
  const id = batchLiteral(entry.batchId);
  return `merge into ${tableName(place, storedName(entry.object))} as t
using ${tableName(place, staging)} as s
on t.batch_id = ${id} and t.source = ${literal(entry.source)} and t.line = s.line
when not matched then insert (batch_id, source, ${names.join(', ')})
values (${id}, ${literal(entry.source)}, ${columns.map(stagedValue).join(', ')})`;
}

const stagedValue = ({ name, kind }: Column) =>
  kind === 'instant' ? `cast(s.${identifier(name)} as timestamp(6))` : `s.${identifier(name)}`;
