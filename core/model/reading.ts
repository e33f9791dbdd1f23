import type { ColumnRule } from './mapping.ts';
import type { ObjectName } from './objects.ts';

/** One way of reading a field: positions in the file's header, and what is done with their values. */
export type Attempt = {
  /** More than one is a composite, joined with `|`. Empty for const and rowNumber. */
  readonly columns: readonly number[];
  readonly rule: Omit<ColumnRule, 'from' | 'or'>;
};

/** How one field of an object is read from a file whose header is known. */
export type FieldReading = Attempt & {
  readonly field: string;
  /** Tried in order where the attempt before gives nothing (see ColumnRule). */
  readonly or?: readonly Attempt[];
};

/**
 * One file read as one object: a mapping entry resolved against a header.
 * A column that no field takes and nothing ignores is an extra, kept under its normalised header name.
 */
export type Reading = {
  readonly source: string;
  readonly object: ObjectName;
  readonly fields: readonly FieldReading[];
  readonly extras: readonly { readonly name: string; readonly column: number }[];
  /** Column whose true value marks the row as deleted at the source (`IsDeleted`); null where there is none. */
  readonly deleted: number | null;
  /** Rows of this object: every column has one of its values (without regard to case). Null: all rows are. */
  readonly where: readonly { readonly column: number; readonly values: readonly string[] }[] | null;
  /** IANA zone in which times without a zone are read, and in which a time becomes a day. */
  readonly timeZone: string;
};
