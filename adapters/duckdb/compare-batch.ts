import type { Comparison } from '../../core/ingest.ts';
import type { BatchEntry } from '../../core/model/batch.ts';
import { addedSql, contradictionNotes, contradictionsSql, earlierOf, twinsOf } from './comparison-sql.ts';
import type { Database } from './database.ts';
import { duckdbSpelling } from './store-spelling.ts';

/**
 * How a batch stands to the live batches before it: how many of its rows are new, and whether it contradicts
 * another export of the same as-of.
 */
export async function compareBatch(
  database: Database,
  entry: BatchEntry,
  ledger: readonly BatchEntry[],
): Promise<Comparison> {
  const before = earlierOf(entry, ledger);
  if (before.length === 0) return { added: entry.rows, notes: [] };
  const { added } = await database.row(addedSql({ entry, before, spelling: duckdbSpelling }));
  const twins = twinsOf(entry, before);
  if (twins.length === 0) return { added: Number(added), notes: [] };
  const { records, example } = await database.row(
    contradictionsSql({ entry, before: twins, spelling: duckdbSpelling }),
  );
  const found = { records: Number(records), example: String(example) };
  return { added: Number(added), notes: contradictionNotes(entry, found) };
}
