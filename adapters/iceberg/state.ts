import type { BatchEntry } from '../../core/model/batch.ts';
import { batchValues } from '../duckdb/batch-values.ts';
import type { StateRequest } from '../duckdb/state-sql.ts';
import { stateSql } from '../duckdb/state-sql.ts';
import type { StoreSpelling } from '../duckdb/store-spelling.ts';
import { literal } from '../queries/literal.ts';
import { knownBatches } from './ledger.ts';
import { type IcebergPlace, tableName } from './place.ts';
import { storedName } from './tables.ts';

/** How a state is spelled over Iceberg tables; the rules are those of the local store, in the same statement. */
export const icebergSpelling = (place: IcebergPlace): StoreSpelling => ({
  batches: (batches) => (batches.length <= mostAsValues ? batchValues(batches) : ledgerRows(place, batches)),
  storedTable: (object) => tableName(place, storedName(object)),
  batchKey: 'batch_id',
  extra: (name) => `element_at(r.extra, ${literal(name)})`,
  // Trino prints six digits of a second where DuckDB prints no more than are needed.
  momentText: (column) => `regexp_replace(cast(${column} as varchar), '\\.?0+$', '')`,
  listText: (column) => `array_join(${column}, chr(29))`,
  md5: (text) => `lower(to_hex(md5(to_utf8(${text}))))`,
});

/** The state of an object at a moment: the same columns and rows as the local store's. */
export const icebergState = (place: IcebergPlace, request: StateRequest): string =>
  stateSql({ ...request, spelling: icebergSpelling(place) });

/** A line of literals has 150 bytes and a statement of Athena 262,144, in which a state may stand several times. */
const mostAsValues = 100;

/** Recorded batches out of the ledger, whose rows never change but for their mark, without naming each whole. */
function ledgerRows(place: IcebergPlace, batches: readonly BatchEntry[]): string {
  return `select b.batch_id, b.source, b.as_of, b.is_full from (${knownBatches(place, batches)}) as b`;
}
