import type { IngestedBatch } from '../../core/model/ingest-report.ts';
import type { RejectedRow } from '../people/file-records.ts';
import type { PeopleLake } from './people-lake.ts';

/**
 * Keeps where the rejected rows of a batch stand and what was needed of them. Not what came: that is a person's, and
 * no erasure would find it there.
 */
export async function keepQuarantined(
  { objects }: PeopleLake,
  report: IngestedBatch,
  rejected: readonly RejectedRow[],
): Promise<IngestedBatch> {
  const own = rejected.filter(({ object }) => object === null || object === report.object);
  if (own.length === 0) return report;
  const key = `quarantine/${report.object}/${report.batchId}.jsonl`;
  const lines = own.map(({ line, column, code, message }) =>
    JSON.stringify({ line, column, code, message: needed(message) }),
  );
  await objects.put(key, `${lines.join('\n')}\n`, 'application/x-ndjson');
  return { ...report, quarantineFile: key };
}

/** A message up to what came: `rating needs a number`. */
export const needed = (message: string): string => message.split(/,? got /)[0] ?? '';
