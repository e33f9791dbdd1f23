import type { BatchEntry } from '../../core/model/batch.ts';
import { literal, moment } from './sql-text.ts';

/** Batches as rows of literals, so that a state needs nothing but the rows of the store. */
export function batchValues(batches: readonly BatchEntry[]): string {
  const rows = batches.map(
    (entry) =>
      `(${entry.batch}, ${literal(entry.batchId)}, ${literal(entry.source)}, ${moment(entry.asOf)}, ${entry.isFull})`,
  );
  const none = `(0, '', '', timestamp '1970-01-01 00:00:00', false)`;
  const body = `select * from (values ${rows.length > 0 ? rows.join(', ') : none}) as v (batch, batch_id, source, as_of, is_full)`;
  return rows.length > 0 ? body : `${body} where false`;
}
