import { fileReadings } from '../../core/hiring/people-mapping/file-readings.ts';
import type { PeopleReading, PeopleRefusal } from '../../core/hiring/people-mapping/people-reading.ts';
import type { PeopleObject } from '../../core/hiring/people-mapping/people-schemas.ts';
import { type PeopleRow, readPeopleRow } from '../../core/hiring/people-mapping/read-people-row.ts';
import type { FileRow, RowContext } from '../../core/model/read-attempt.ts';
import { type CleanFile, FileRefused, type QuarantinedRow } from '../gate/clean-file.ts';
import type { PeopleFileCounts, PeopleFlags, RejectedRow } from './load-people.ts';
import { settleColumns } from './settle-columns.ts';

export type FileRecords = {
  readonly records: Readonly<Partial<Record<PeopleObject, readonly PeopleRow[]>>>;
  readonly rejected: readonly RejectedRow[];
  readonly counts: PeopleFileCounts;
};

/** A file as the gate let it through, in memory. */
export type GatedFile = {
  readonly file: CleanFile;
  /** The file's own, and those that a file beside it lends. */
  readonly columns: readonly string[];
  readonly rows: readonly FileRow[];
  readonly held: readonly QuarantinedRow[];
  readonly hash: RowContext['hash'];
};

/** @throws FileRefused where the header, or a column as a whole, cannot be read. */
export function readPeopleFile(gated: GatedFile, flags: PeopleFlags): FileRecords {
  const { file, columns, rows, held } = gated;
  const found = fileReadings(columns, flags.sources);
  if ('kind' in found) throw fileRefused(found);
  const records: Partial<Record<PeopleObject, PeopleRow[]>> = {};
  const rejected: RejectedRow[] = held.map((row) => rejectedRow(file.path, row.line, row));
  let blank = 0;
  for (const reading of found.readings) {
    const context = contextOf(reading, gated, flags);
    const kept = records[reading.object] ?? [];
    records[reading.object] = kept;
    for (const row of rows) {
      const read = readPeopleRow(reading, row, context);
      if (read.kind === 'record') kept.push(read.values);
      else if (read.kind === 'bad') rejected.push(rejectedRow(file.path, row.line, read.issue));
      else blank++;
    }
  }
  const counts = {
    file: file.path,
    sha256: file.sha256,
    format: file.format,
    source: found.source,
    rows: rows.length + held.length,
    records: Object.fromEntries(Object.entries(records).map(([object, { length }]) => [object, length])),
    blank,
    rejected: rejected.length,
  };
  return { records, rejected: rejected.toSorted((a, b) => a.line - b.line), counts };
}

function contextOf(
  reading: PeopleReading,
  { file, columns, rows, hash }: GatedFile,
  flags: PeopleFlags,
): RowContext {
  const timeZone = flags.timeZone ?? 'UTC';
  const formats = settleColumns(reading, { header: columns, rows, timeZone }, flags);
  if ('kind' in formats) throw fileRefused(formats as PeopleRefusal);
  return { formats, timeZone, fileHash: file.sha256, hash };
}

const rejectedRow = (
  file: string,
  line: number,
  { column, code, message }: { column: number | null; code: string; message: string },
): RejectedRow => ({ file, line, column, code, message });

const fileRefused = ({ code, message, column }: PeopleRefusal): FileRefused =>
  new FileRefused({ code, message, line: 1, ...(column === null ? {} : { column }) });
