import type { ObjectField } from './object-fields.ts';
import { type FileRow, type RowContext, readAttempt } from './read-attempt.ts';
import { echoed } from './read-text.ts';
import type { StoredValue } from './read-value.ts';
import type { Attempt, FieldReading, Reading } from './reading.ts';

/** What is wrong with a row; `column` is a position in the file from 1, null where no column is to blame. */
export type RowIssue = { readonly column: number | null; readonly code: string; readonly message: string };

/** A field's value, with the currency code written beside it where there was one; or why it has none. */
export type FieldRead =
  | { readonly value: StoredValue; readonly currency?: string | null }
  | { readonly issue: RowIssue };

/** The ways of reading a field in the order they are tried. */
export const attemptsOf = ({ columns, rule, or = [] }: FieldReading): readonly Attempt[] => [
  { columns, rule },
  ...or,
];

/** The first attempt that gives something decides. A value no map knew is an issue where none gives anything. */
export function readField(
  field: ObjectField,
  { reading, row, context }: { reading: Pick<Reading, 'fields'>; row: FileRow; context: RowContext },
): FieldRead {
  const rule = reading.fields.find(({ field: name }) => name === field.name);
  let unmatched: RowIssue | null = null;
  for (const [number, attempt] of (rule ? attemptsOf(rule) : []).entries()) {
    const result = readAttempt({ ...attempt, number }, { field, row, context });
    if ('value' in result) return result;
    const cell = { field: field.name, row };
    if ('unreadable' in result) return { issue: issueOf(attempt, { ...cell, ...result.unreadable }) };
    if (result.unmatched !== null) unmatched ??= unmatchedIssue(attempt, cell);
  }
  return unmatched ? { issue: unmatched } : { value: null };
}

type Cell = { readonly field: string; readonly row: FileRow };

/** An issue in the house grammar: what was needed, then what came. */
export function issueOf(
  { columns }: Pick<Attempt, 'columns'>,
  { field, row, code, needed }: Cell & { code: string; needed: string },
): RowIssue {
  const cells = columns.map((column) => row.cells[column] ?? '');
  const [first] = columns;
  const message = `${field} needs ${needed}, got ${echoed(cells.join('|'))}`;
  return { column: first === undefined ? null : first + 1, code, message };
}

function unmatchedIssue(attempt: Attempt, cell: Cell): RowIssue {
  const issue = issueOf(attempt, { ...cell, code: 'unmapped', needed: 'a value that its map knows' });
  const { settledBy } = attempt.rule;
  return settledBy === undefined ? issue : { ...issue, message: `${issue.message}: ${settledBy}` };
}
