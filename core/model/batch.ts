import type { ObjectName } from './objects.ts';

/**
 * One line of the ledger: one accepted file read in one way.
 * read = stored + quarantined + footer. Times are UTC, `yyyy-MM-dd HH:mm:ss.ffffff`.
 */
export type BatchEntry = {
  /** The ledger's own number, which the stored rows carry; of no meaning outside its store. */
  readonly batch: number;
  /** Hash of all that makes the batch what it is: the same batch has the same id everywhere. */
  readonly batchId: string;
  readonly file: string;
  readonly fileSha: string;
  readonly source: string;
  readonly object: ObjectName;
  readonly asOf: string;
  /** As printed: a date, or a time where one was given. */
  readonly asOfText: string;
  readonly isFull: boolean;
  readonly readingHash: string;
  /** The reading as canonical JSON: how each field was made of which column. */
  readonly reading: string;
  /** Further columns kept, by normalised header name. */
  readonly extras: readonly string[];
  readonly read: number;
  /** Good rows of the file; `rows` of them are kept, the others equal one of these in every column. */
  readonly stored: number;
  readonly quarantined: number;
  readonly footer: number;
  readonly rows: number;
  readonly hasUniqueIds: boolean;
  readonly isRetracted: boolean;
};

/** A moment that a state can be asked for: as printed, in UTC, and the day it is in the company's time zone. */
export type AsOf = { readonly text: string; readonly at: string; readonly day: string };

/** What cannot be taken in, and why: a value, because bad input is expected. */
export type Refused = { readonly code: string; readonly message: string };
