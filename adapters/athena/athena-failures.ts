import type { QueryExecution } from '@aws-sdk/client-athena';
import { awsFailure } from '../aws/transient.ts';

const MESSAGE_LIMIT = 300;

/** Athena did not do a statement. The message may quote the statement's values: log the code. */
export class AthenaFailed extends Error {
  /** Athena's own word, such as `TABLE_NOT_FOUND` or `TooManyRequestsException`. */
  readonly code: string;
  /** May the same statement succeed later? */
  readonly retryable: boolean;

  constructor(failure: { code: string; message: string; retryable: boolean }, options?: ErrorOptions) {
    super(oneLine(`athena failed with ${failure.code}: ${failure.message}`), options);
    this.name = 'AthenaFailed';
    this.code = failure.code;
    this.retryable = failure.retryable;
  }
}

/** The door's time was over; an execution that was running was told to stop. A failure to tell it so is the cause. */
export class DeadlinePassed extends Error {
  constructor(executionId: string | null, options?: ErrorOptions) {
    const stopped =
      executionId === null ? 'no execution was running' : `execution ${executionId} was told to stop`;
    super(`athena needed more time than there was: ${stopped}`, options);
    this.name = 'DeadlinePassed';
  }
}

/** A request that Athena refused, or that never came through. */
export function requestFailure(error: unknown, retryable: boolean): AthenaFailed {
  const { name, code } = awsFailure(error);
  const message = error instanceof Error ? error.message : String(error);
  return new AthenaFailed(
    { code: name === 'Error' ? (code ?? name) : name, message, retryable },
    { cause: error },
  );
}

/**
 * Failures of an execution that a new attempt mends though Athena does not say so: a commit lost to another
 * writer, a vacuum with more to do, an UNLOAD whose folder a former attempt left full.
 */
const mended = /\b(ICEBERG_COMMIT_ERROR|ICEBERG_VACUUM_MORE_RUNS_NEEDED|HIVE_PATH_ALREADY_EXISTS)\b/;

/** Athena's cutoff of a workgroup cancels; to try again would cost as much again. */
const cutOff = /bytes scanned/i;

/** What an execution in state FAILED or CANCELLED says. */
export function executionFailure({ Status }: QueryExecution): AthenaFailed {
  const said = Status?.AthenaError;
  const message = Status?.StateChangeReason ?? said?.ErrorMessage ?? 'no reason given';
  const retryable =
    Status?.State === 'CANCELLED' ? !cutOff.test(message) : said?.Retryable === true || mended.test(message);
  const word = mended.exec(message)?.[0] ?? /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?=\b)/.exec(message)?.[0];
  const code =
    word ?? (said?.ErrorType === undefined ? (Status?.State ?? 'FAILED') : `type ${said.ErrorType}`);
  return new AthenaFailed({ code, message, retryable });
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim().slice(0, MESSAGE_LIMIT);
