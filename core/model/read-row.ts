import { objectFields } from './object-fields.ts';
import { objects } from './objects.ts';
import type { FileRow, RowContext } from './read-attempt.ts';
import { issueOf, type RowIssue, readField } from './read-field.ts';
import { folded, trimmed } from './read-text.ts';
import { readValue, type StoredValue } from './read-value.ts';
import type { Reading } from './reading.ts';
import { type FieldReads, withCurrency, withDealRules, withoutNulled } from './row-rules.ts';

/** A row as it is stored. */
export type StoredRow = {
  readonly fields: Readonly<Record<string, StoredValue>>;
  readonly extras: Readonly<Record<string, string | null>>;
  readonly deleted: boolean;
};

/** Whether a row is of the reading's object at all; other rows are neither stored nor bad. */
export const isOfObject = (reading: Reading, row: FileRow): boolean =>
  (reading.where ?? []).every(({ column, values }) => {
    const value = folded(trimmed(row.cells[column] ?? ''));
    return values.some((wanted) => folded(trimmed(wanted)) === value);
  });

/**
 * One row as zod's schema of its object accepts it, or the first issue: what cannot be read, in the order
 * of the schema's fields, before what the schema refuses.
 * @throws RangeError for a mapping whose targets its own fields cannot hold.
 */
export function readRow(
  reading: Reading,
  row: FileRow,
  context: RowContext,
): StoredRow | { readonly issue: RowIssue } {
  const deleted = readDeleted(reading, row);
  if (typeof deleted !== 'boolean') return deleted;
  const fields = objectFields(reading.object);
  const rules = { reading, fields, row };
  const read: FieldReads = new Map(
    fields.map((field) => [field.name, readField(field, { reading, row, context })]),
  );
  const reads = withDealRules(withCurrency(withoutNulled(read, rules), rules), rules);
  const values: Record<string, StoredValue> = {};
  for (const { name } of fields) {
    const result = reads.get(name);
    if (result && 'issue' in result) return result;
    values[name] = result?.value ?? null;
  }
  const refused = refusal(values, { reading, row });
  return refused ? { issue: refused } : { fields: values, extras: readExtras(reading, row), deleted };
}

function refusal(
  values: Readonly<Record<string, StoredValue>>,
  { reading, row }: { reading: Reading; row: FileRow },
): RowIssue | null {
  const parsed = objects[reading.object].schema.safeParse(values);
  if (parsed.success) return null;
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0] ?? '');
  const columns = reading.fields.find((known) => known.field === field)?.columns ?? [];
  const absent = values[field] === null;
  const needed = absent ? 'a value' : (issue?.message ?? 'another value').replace(/^needs /, '');
  return issueOf({ columns }, { field, row, code: absent ? 'missing' : 'out-of-range', needed });
}

/** A further column is kept byte for byte; blank is null. */
const readExtras = ({ extras }: Reading, { cells }: FileRow): StoredRow['extras'] =>
  Object.fromEntries(
    extras.map(({ name, column }) => {
      const cell = cells[column] ?? '';
      return [name, trimmed(cell) === '' ? null : cell];
    }),
  );

function readDeleted({ deleted, timeZone }: Reading, row: FileRow): boolean | { readonly issue: RowIssue } {
  const text = deleted === null ? '' : trimmed(row.cells[deleted] ?? '');
  if (deleted === null || text === '') return false;
  const kind = { kind: 'flag' } as const;
  const read = readValue(text, { kind, key: 'deleted', rule: {}, formats: new Map(), timeZone });
  if ('value' in read) return read.value === true;
  return { issue: issueOf({ columns: [deleted] }, { field: 'deleted', row, ...read.unreadable }) };
}
