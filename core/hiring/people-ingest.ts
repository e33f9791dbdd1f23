import type { BadRowLimit } from '../batches/bad-rows.ts';

/** The files of one command, as they are to be taken into the stores of people. */
export type PeopleIngestCommand = {
  /** A date or a time from which the records are known; null: `recordedAt`. */
  readonly asOf: string | null;
  /** The moment of the command, ISO, UTC. */
  readonly recordedAt: string;
  readonly limit: BadRowLimit;
  /** A batch of the same bytes read differently is retracted in the same commit. */
  readonly isReplacing: boolean;
  /** Everything is done and told, nothing is kept. */
  readonly isDryRun: boolean;
};
