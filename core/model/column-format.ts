import type { DateFormat } from './date-format.ts';
import type { DecimalMark } from './number-pattern.ts';

/** How the dates of one column are written, fixed for the whole file. */
export type DateColumn = {
  readonly kind: 'date';
  readonly format: DateFormat;
  /** Every value of the file is in the canonical form DuckDB's own cast reads exactly; null: not known to be. */
  readonly plain: 'day' | 'utc' | 'local' | null;
};

/** How the numbers of one column are written, fixed for the whole file. */
export type NumberColumn = {
  readonly kind: 'number';
  readonly mark: DecimalMark;
  /** Every value of the file is bare digits with at most one point. */
  readonly plain: boolean;
};

/** By field and number of the attempt, `amount/0`. A column not named reads ISO dates and `1,234.56`. */
export type ColumnFormats = ReadonlyMap<string, DateColumn | NumberColumn>;

export const attemptKey = (field: string, attempt: number): string => `${field}/${attempt}`;
