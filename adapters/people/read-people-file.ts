import { canonicalJson } from '../../core/batches/canonical-json.ts';
import { type FileReadings, fileReadings } from '../../core/hiring/people-mapping/file-readings.ts';
import { type PlacedRow, peopleKeys, settledRows } from '../../core/hiring/people-mapping/people-keys.ts';
import type { PeopleReading, PeopleRefusal } from '../../core/hiring/people-mapping/people-reading.ts';
import type { PeopleObject } from '../../core/hiring/people-mapping/people-schemas.ts';
import { type PeopleRow, readPeopleRow } from '../../core/hiring/people-mapping/read-people-row.ts';
import type { FileRow, RowContext } from '../../core/model/read-attempt.ts';
import { type CleanFile, FileRefused, type QuarantinedRow } from '../gate/clean-file.ts';
import type { FileRecords, PeopleFlags, RejectedRow } from './file-records.ts';
import { settleColumns } from './settle-columns.ts';

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
  const contexts = found.readings.map((reading) => contextOf(reading, gated, flags));
  const records: Partial<Record<PeopleObject, readonly PeopleRow[]>> = {};
  const rejected: RejectedRow[] = held.map((row) => ({ file: file.path, object: null, ...issue(row) }));
  let blank = 0;
  for (const object of new Set(found.readings.map((reading) => reading.object))) {
    const read = readObject(object, { found, contexts, rows });
    records[object] = read.kept;
    rejected.push(...read.bad.map((bad) => ({ file: file.path, object, ...bad })));
    blank += read.blank;
  }
  const counts = {
    file: file.path,
    sha256: file.sha256,
    format: file.format,
    source: found.source,
    reading: readingText(gated, found, contexts),
    rows: rows.length + held.length,
    records: Object.fromEntries(Object.entries(records).map(([object, { length }]) => [object, length])),
    blank,
    rejected: rejected.length,
  };
  return { records, rejected: rejected.toSorted((a, b) => a.line - b.line), counts };
}

type BadRow = Omit<RejectedRow, 'file' | 'object'>;

type ObjectRows = {
  readonly kept: readonly PeopleRow[];
  readonly bad: readonly BadRow[];
  readonly blank: number;
};

type ObjectFile = {
  readonly found: FileReadings;
  readonly contexts: readonly RowContext[];
  readonly rows: readonly FileRow[];
};

function readObject(object: PeopleObject, { found, contexts, rows }: ObjectFile): ObjectRows {
  const all = found.readings.flatMap((reading, i) => {
    const context = contexts[i];
    if (reading.object !== object || context === undefined) return [];
    return rows.map((row) => ({ line: row.line, read: readPeopleRow(reading, row, context) }));
  });
  const good = all.flatMap(({ line, read }): PlacedRow[] =>
    read.kind === 'record' ? [{ line, values: read.values }] : [],
  );
  const bad = all.flatMap(({ line, read }) => (read.kind === 'bad' ? [issue({ line, ...read.issue })] : []));
  const { kept, contradicting } = settledRows(object, good);
  return {
    kept,
    bad: [...bad, ...contradicting.map(({ line }) => contradiction(object, line))],
    blank: all.filter(({ read }) => read.kind === 'none').length,
  };
}

function contradiction(object: PeopleObject, line: number): BadRow {
  const fields = peopleKeys[object].join(', ');
  const message = `${object} needs one row for its ${fields}, got rows that contradict each other`;
  return { line, column: null, code: 'duplicate id', message };
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

/** All that decided what the bytes became; of columns that another file lent, their content. */
function readingText(
  { file, columns, rows, hash }: GatedFile,
  { source, readings }: FileReadings,
  contexts: readonly RowContext[],
): string {
  const lent = columns.length === file.columns.length ? null : hash(JSON.stringify(rows));
  const formats = contexts.map((context) => [...context.formats.entries()]);
  return canonicalJson({ source, readings, formats, timeZone: contexts[0]?.timeZone, lent });
}

const issue = ({ line, column, code, message }: BadRow): BadRow => ({ line, column, code, message });

const fileRefused = ({ code, message, column }: PeopleRefusal): FileRefused =>
  new FileRefused({ code, message, line: 1, ...(column === null ? {} : { column }) });
