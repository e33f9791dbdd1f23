import type { BatchEntry } from '../../core/model/batch.ts';
import type { ObjectName } from '../../core/model/objects.ts';
import { batchValues } from './batch-values.ts';
import { extraColumn, storedTable } from './tables.ts';

/** What the kinds of store spell differently in the one statement of a state. All speak of a stored row `r`. */
export type StoreSpelling = {
  readonly storedTable: (object: ObjectName) => string;
  /** Batches as rows `(batch or batch_id, source, as_of, is_full)`, which rows of the store are joined to. */
  readonly batches: (batches: readonly BatchEntry[]) => string;
  /** The column by which a row knows its batch. */
  readonly batchKey: 'batch' | 'batch_id';
  /** A further column of the row, by its normalised header name. */
  readonly extra: (name: string) => string;
  /** A moment as text: no fraction where it is a whole second, else without zeros at its end. */
  readonly momentText: (column: string) => string;
  readonly listText: (column: string) => string;
  /** In small hexadecimal digits. */
  readonly md5: (text: string) => string;
};

export const duckdbSpelling: StoreSpelling = {
  storedTable,
  batches: batchValues,
  batchKey: 'batch',
  extra: (name) => `r.${extraColumn(name)}`,
  momentText: (column) => `cast(${column} as varchar)`,
  listText: (column) => `array_to_string(${column}, chr(29))`,
  md5: (text) => `md5(${text})`,
};
