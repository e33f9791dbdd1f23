import type { PeopleSources } from '../../core/hiring/people-mapping/file-readings.ts';
import type { PeopleObject } from '../../core/hiring/people-mapping/people-schemas.ts';
import type { PeopleRow } from '../../core/hiring/people-mapping/read-people-row.ts';
import type { FormatFlags } from './settle-columns.ts';

export type PeopleFlags = FormatFlags & {
  readonly sources: PeopleSources;
  readonly encoding?: string | undefined;
  /** `,` `;` `tab` or `|`. */
  readonly delimiter?: string | undefined;
  /** The sheet of a workbook. */
  readonly sheet?: string | undefined;
  /** IANA zone in which a moment becomes a day; UTC when absent. */
  readonly timeZone?: string | undefined;
};

/** A row that was not taken, at its place: `line` as the gate counts it, `column` from 1 or null. */
export type RejectedRow = {
  readonly file: string;
  /** Null for a row that the gate held back: it is of no object yet. */
  readonly object: PeopleObject | null;
  readonly line: number;
  readonly column: number | null;
  readonly code: string;
  readonly message: string;
};

export type PeopleFileCounts = {
  readonly file: string;
  /** Of the bytes as delivered, hex. */
  readonly sha256: string;
  readonly format: string;
  /** The mapping or vendor that read it, or `long form`. */
  readonly source: string;
  /** How each column became a field, as canonical JSON: the same bytes read so give the same records. */
  readonly reading: string;
  /** Rows below the header, footers left out. */
  readonly rows: number;
  /** Records by object; a row of a wide sheet holds several. */
  readonly records: Readonly<Partial<Record<PeopleObject, number>>>;
  /** Cells of a wide sheet, or rows, that hold nothing of an object: neither a record nor bad. */
  readonly blank: number;
  /** Rows, or cells of a wide sheet, among `rejected`. */
  readonly rejected: number;
};

/** What one file gave. */
export type FileRecords = {
  readonly records: Readonly<Partial<Record<PeopleObject, readonly PeopleRow[]>>>;
  readonly rejected: readonly RejectedRow[];
  readonly counts: PeopleFileCounts;
};
