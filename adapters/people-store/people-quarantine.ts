import type { IngestedBatch } from '../../core/model/ingest-report.ts';
import { type BadLine, quarantineFile, writeQuarantine } from '../duckdb/quarantine.ts';
import type { RejectedRow } from '../people/file-records.ts';

/**
 * Keeps where the rejected rows of a batch stand and what is wrong with them. Not the rows themselves: a row of a
 * sheet can hold ratings beside a protected attribute, and no erasure would find it there.
 */
export async function keepPeopleQuarantine(
  home: string,
  report: IngestedBatch,
  rejected: readonly RejectedRow[],
): Promise<IngestedBatch> {
  const own = rejected.filter(({ object }) => object === null || object === report.object);
  if (own.length === 0) return report;
  const path = quarantineFile(home, report);
  await writeQuarantine(path, lines(own));
  return { ...report, quarantineFile: path };
}

async function* lines(rejected: readonly RejectedRow[]): AsyncGenerator<BadLine> {
  for (const { line, column, code, message } of rejected) {
    yield { line, json: JSON.stringify({ line, column, code, message, raw: '' }) };
  }
}
