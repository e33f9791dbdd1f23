import type { PeopleObject } from './people-mapping/people-schemas.ts';

/**
 * One line of a ledger of people: one object of one accepted file, read in one way. read = stored + quarantined.
 * Times are UTC, `yyyy-MM-dd HH:mm:ss.ffffff`.
 */
export type PeopleBatch = {
  /** The ledger's own number, which the stored rows carry; of no meaning outside its store. */
  readonly batch: number;
  /** Of the bytes and of how they were read; not of the as-of, so that the same file again is the same batch. */
  readonly batchId: string;
  readonly file: string;
  readonly fileSha: string;
  readonly source: string;
  readonly object: PeopleObject;
  /** From when its records are known: what was said, else when it was taken in. */
  readonly asOf: string;
  /** As printed: a date, or a time. */
  readonly asOfText: string;
  readonly readingHash: string;
  readonly read: number;
  readonly stored: number;
  readonly quarantined: number;
  readonly isRetracted: boolean;
};
