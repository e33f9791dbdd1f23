import type { AuditEntry, Detail } from '../model/audit-log.ts';
import type { LogFault, LogRecord } from './audit-chain.ts';

/** What is to be written of one candidate. `erased` has no detail: it is the tombstone. */
export type NewRecord = {
  readonly candidateId: string;
  readonly on: string;
  readonly detail: Detail | null;
};

/** The append-only log of one home. Nothing in it is ever changed; only details are forgotten, by erasure. */
export type AuditLog = {
  /**
   * Reads, decides and appends as one step. What `decide` throws is thrown, and nothing is written. `decide` is asked
   * again where another writer came between; what it said last is what is written.
   *
   * @throws AuditLogBroken where the log is not as it was written.
   */
  readonly append: (
    decide: (recordsOf: (candidateId: string) => readonly LogRecord[]) => readonly NewRecord[],
  ) => Promise<readonly AuditEntry[]>;
  /** Removes every detail of the candidate; the entries stay. */
  readonly forget: (candidateId: string) => Promise<number>;
  readonly records: () => Promise<readonly LogRecord[]>;
  readonly recordsOf: (candidateId: string) => Promise<readonly LogRecord[]>;
  /** Never throws for a broken log: says what is broken. */
  readonly faults: () => Promise<{ readonly entries: number; readonly faults: readonly LogFault[] }>;
  /** Those of the candidates that were erased, by one reading of the log. */
  readonly erasedAmong: (candidateIds: Iterable<string>) => Promise<ReadonlySet<string>>;
};

/** The store of people's records, as far as erasure needs it. */
export type PeopleErasure = {
  /** Hides the candidate's records from everything but the retention itself. */
  readonly restrict: (candidateId: string) => Promise<void>;
  /** Deletes them, in every version, physically. Again is no error. */
  readonly erase: (candidateId: string) => Promise<void>;
};
