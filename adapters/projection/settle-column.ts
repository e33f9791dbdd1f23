import type { ObjectField } from '../../core/model/object-fields.ts';
import { echoed } from '../../core/model/read-text.ts';
import type { Attempt } from '../../core/model/reading.ts';

/** Runs one query and gives its rows. */
export type Ask = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** Why a column cannot be read without the person: one line that ends in the flag that settles it. */
export type FormatRefusal = {
  readonly code: string;
  readonly message: string;
  /** Null where a flag is to blame, not a column. */
  readonly field: string | null;
  /** Position in the file from 1. */
  readonly column: number | null;
};

export type SettleOptions = {
  /** Header cells, for messages. */
  readonly header: readonly string[];
  /** `--date-format` and `--decimal`: they decide where the file leaves two readings. A mapping's own format decides alone. */
  readonly dateFormat?: string;
  readonly decimal?: ',' | '.';
  /** A relation of `line BIGINT, c0 .. cN VARCHAR`; `clean` when absent. */
  readonly relation?: string;
};

/** One column whose format is to be found. */
export type Unsettled = {
  readonly key: string;
  readonly field: ObjectField;
  readonly attempt: Attempt;
  /** The cell as it came, where the attempt reads one. */
  readonly raw: string;
  /** The text that is read: trimmed, null where it stands for nothing. */
  readonly text: string;
  readonly header: string;
};

export type SettleContext = SettleOptions & {
  readonly ask: Ask;
  /** The relation with the reading's choice of rows. */
  readonly from: string;
  readonly timeZone: string;
};

export type Settled<Column> = ReadonlyMap<string, Column> | FormatRefusal;

export const isRefusal = (settled: Settled<unknown>): settled is FormatRefusal => 'code' in settled;

export const unknownFormat = (format: string) =>
  `needs a date format such as yyyy-MM-dd, dd/MM/yyyy, M/d/yyyy, excel1900 or epochMillis, got ${echoed(format)}`;

/** A refusal about a column, at its place in the file. */
export const refused = (column: Unsettled, code: string, message: string): FormatRefusal => ({
  code,
  message: `${column.header} ${message}`,
  field: column.field.name,
  column: (column.attempt.columns[0] ?? 0) + 1,
});
