import { columnKey } from '../../model/column-key.ts';
import type { FieldReading } from '../../model/reading.ts';
import type { PeopleObject } from './people-schemas.ts';

/** A file, or one column of a wide sheet, read as one object of hiring. */
export type PeopleReading = {
  readonly object: PeopleObject;
  readonly fields: readonly FieldReading[];
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
