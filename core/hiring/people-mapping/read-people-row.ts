import type { FileRow, RowContext } from '../../model/read-attempt.ts';
import { issueOf, type RowIssue, readField } from '../../model/read-field.ts';
import type { StoredValue } from '../../model/read-value.ts';
import { isOfReading, type PeopleReading } from './people-reading.ts';
import { type PeopleObject, peopleFields, peopleSchemas } from './people-schemas.ts';

export type PeopleRow = Readonly<Record<string, StoredValue>>;

export type PeopleRowRead =
  | { readonly kind: 'record'; readonly values: PeopleRow }
  | { readonly kind: 'bad'; readonly issue: RowIssue }
  /** The row holds nothing of this object. */
  | { readonly kind: 'none' };

/**
 * One row as one record of an object of hiring, or the first thing that is wrong with it, in the order of the
 * object's fields.
 * @throws RangeError for a mapping whose targets its own fields cannot hold.
 */
export function readPeopleRow(reading: PeopleReading, row: FileRow, context: RowContext): PeopleRowRead {
  if (!isOfReading(reading, row)) return { kind: 'none' };
  const values: Record<string, StoredValue> = {};
  let bad: RowIssue | null = null;
  for (const field of peopleFields(reading.object)) {
    const read = readField(field, { reading, row, context });
    const value = 'value' in read ? read.value : null;
    if ('issue' in read) bad ??= read.issue;
    else if (value === null && field.name === reading.skipWithout) return { kind: 'none' };
    values[field.name] = value;
  }
  const issue = bad ?? refusedValue(reading, { values, row });
  return issue === null ? { kind: 'record', values } : { kind: 'bad', issue };
}

/** What the object's schema refuses of values that could be read. */
function refusedValue(
  { object, fields }: PeopleReading,
  { values, row }: { values: PeopleRow; row: FileRow },
): RowIssue | null {
  const parsed = peopleSchemas[object satisfies PeopleObject].safeParse(values);
  if (parsed.success) return null;
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0] ?? '');
  const columns = fields.find((known) => known.field === field)?.columns ?? [];
  if (values[field] === null) return issueOf({ columns }, { field, row, code: 'missing', needed: 'a value' });
  const needed = (issue?.message ?? 'another value').replace(/^needs /, '');
  return issueOf({ columns }, { field, row, code: 'out-of-range', needed });
}
