import type { ColumnRule } from './mapping.ts';
import type { ObjectName } from './objects.ts';

/** How one field of an object is read from a file whose header is known. */
export type FieldReading = {
  readonly field: string;
  /** Positions in the file's header; more than one is a composite, joined with `|`. Empty for const and rowNumber. */
  readonly columns: readonly number[];
  readonly rule: Omit<ColumnRule, 'from'>;
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
  /** IANA zone in which times without a zone are read, and in which a time becomes a day. */
  readonly timeZone: string;
};
