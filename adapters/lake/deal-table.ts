import { createHash } from 'node:crypto';
import { AthenaFailed } from '../athena/athena-failures.ts';
import { tableName } from '../iceberg/place.ts';
import { createScratch, scratchName } from '../iceberg/scratch.ts';
import type { Lake } from './lake.ts';

/**
 * Keeps the answer of a query as a table that is named by its text, so that all queries of a report, and a report that
 * is made again, read it instead of what it is made of.
 * @returns the query that reads it.
 */
export async function keptAsTable({ athena, place, fresh }: Lake, query: string): Promise<string> {
  const table = scratchName(createHash('sha256').update(query).digest('hex'));
  try {
    await athena.run(createScratch(place, { table, query, folder: fresh() }), fresh());
  } catch (error) {
    if (
      !(
        error instanceof AthenaFailed &&
        /TABLE_ALREADY_EXISTS|\btable\b.* already exists/i.test(error.message)
      )
    )
      throw error;
  }
  return `select * from ${tableName(place, table)}`;
}
