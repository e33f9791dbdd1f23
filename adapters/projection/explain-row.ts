import { createHash } from 'node:crypto';
import type { ColumnFormats } from '../../core/model/column-format.ts';
import type { FileRow } from '../../core/model/read-attempt.ts';
import type { RowIssue } from '../../core/model/read-field.ts';
import { readRow } from '../../core/model/read-row.ts';
import type { Reading } from '../../core/model/reading.ts';

/** The hash of composite ids, as DuckDB's `sha256` gives it. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Why a row that the projection calls bad is bad, in zod's words.
 * @throws Error where zod finds nothing wrong: the two verdicts differ, which must never be.
 */
export function explainRow(
  reading: Reading,
  row: FileRow,
  { formats, fileHash }: { formats: ColumnFormats; fileHash: string },
): RowIssue {
  const read = readRow(reading, row, { formats, fileHash, timeZone: reading.timeZone, hash: sha256 });
  if ('issue' in read) return read.issue;
  throw new Error(`the projection refuses line ${row.line}, which the schema of ${reading.object} accepts`);
}
