import { attemptKey, type ColumnFormats } from '../model/column-format.ts';
import { attemptsOf } from '../model/read-field.ts';
import type { Attempt, Reading } from '../model/reading.ts';
import type { Note } from '../model/wins-report.ts';

export type RecognisedFile = {
  /** What the header was recognised as and by which columns, as detectSource says it. */
  readonly recognised: string;
  /** How the bytes were read, as the gate observed it. */
  readonly format: string;
  readonly header: readonly string[];
  readonly reading: Reading;
  readonly formats: ColumnFormats;
};

/** What the program found out by itself about a file, so that a person can see where it is wrong. */
export function recognisedNotes({ recognised, format, ...read }: RecognisedFile): readonly Note[] {
  const found = [...formatsFound(read)].map(([how, columns]) => `${columns.join(', ')} read as ${how}`);
  return [
    { code: 'recognised', text: recognised },
    ...(plainFormats.includes(format) ? [] : [{ code: 'format', text: `read as ${format}` }]),
    ...(found.length === 0 ? [] : [{ code: 'formats-found', text: found.join('; ') }]),
  ];
}

const plainFormats = ['delimited by ,, utf-8', 'JSON array', 'JSON lines', 'Parquet'];

/** Formats found by elimination that are not the plain ones, with the columns that have them. */
function formatsFound({
  header,
  reading,
  formats,
}: Pick<RecognisedFile, 'header' | 'reading' | 'formats'>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const field of reading.fields) {
    for (const [number, attempt] of attemptsOf(field).entries()) {
      const how = formatOf(attempt, formats.get(attemptKey(field.field, number)));
      const column = header[attempt.columns[0] ?? -1];
      if (how === null || column === undefined) continue;
      found.set(how, [...new Set([...(found.get(how) ?? []), column])]);
    }
  }
  return found;
}

type Found = ReturnType<ColumnFormats['get']>;

/** Null where the mapping said so itself, or where the column is as plain as it can be. */
function formatOf({ rule }: Attempt, found: Found): string | null {
  if (found === undefined) return null;
  if (found.kind === 'number') {
    return found.mark === ',' && rule.decimal === undefined ? 'numbers with a decimal comma' : null;
  }
  return found.format.name === 'yyyy-MM-dd' || rule.format !== undefined ? null : found.format.name;
}
