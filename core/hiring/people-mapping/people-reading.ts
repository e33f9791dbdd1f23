import { columnKey } from '../../model/column-key.ts';
import type { FileRow } from '../../model/read-attempt.ts';
import { folded, trimmed } from '../../model/read-text.ts';
import type { FieldReading } from '../../model/reading.ts';
import type { PeopleObject } from './people-schemas.ts';

/** A file, or one column of a wide sheet, read as one object of hiring. */
export type PeopleReading = {
  readonly object: PeopleObject;
  readonly fields: readonly FieldReading[];
  /** Rows of this object: every column has one of its values (without regard to case). Empty: all rows are. */
  readonly where: readonly { readonly column: number; readonly values: readonly string[] }[];
  /**
   * The field without which a row holds no record of this object, such as the rating of an empty cell of a wide
   * sheet: the row is skipped, not bad. Null: every row must hold one.
   */
  readonly skipWithout: string | null;
};

/** A file that cannot be read as asked; `column` is its position from 1, null where no column is to blame. */
export type PeopleRefusal = {
  readonly kind: 'refused';
  readonly code: string;
  readonly message: string;
  readonly column: number | null;
};

export const refusedPeople = (
  code: string,
  message: string,
  column: number | null = null,
): PeopleRefusal => ({ kind: 'refused', code, message, column });

/** The position of a column from 0: as written, else without regard to case and punctuation; null where absent. */
export function positionOf(header: readonly string[], name: string): number | null {
  const exact = header.indexOf(name);
  if (exact >= 0) return exact;
  const key = columnKey(name);
  const alike = header.findIndex((column) => columnKey(column) === key);
  return alike >= 0 ? alike : null;
}

/** Whether a row is of the reading's object at all. */
export const isOfReading = ({ where }: PeopleReading, { cells }: FileRow): boolean =>
  where.every(({ column, values }) => {
    const value = folded(trimmed(cells[column] ?? ''));
    return values.some((wanted) => folded(trimmed(wanted)) === value);
  });

/** Every column that a reading looks at, from 0. */
export const columnsOfReading = ({ fields, where }: PeopleReading): readonly number[] => [
  ...fields.flatMap((field) => [field, ...(field.or ?? [])].flatMap(({ columns }) => columns)),
  ...where.map(({ column }) => column),
];
