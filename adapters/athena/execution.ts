import {
  GetQueryExecutionCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { backOff, rest } from '../aws/pacing.ts';
import { MAX_ATTEMPTS } from '../aws/retrying.ts';
import type { AthenaCost } from './athena.ts';
import { type AthenaFailed, DeadlinePassed, executionFailure } from './athena-failures.ts';
import type { AthenaPlace } from './athena-place.ts';
import { ask } from './request.ts';

/** An execution that succeeded, and what it and the failed ones before it cost. */
export type Execution = {
  readonly details: QueryExecution;
  readonly cost: AthenaCost;
  /** Submitted by an earlier call: its results may have expired since. */
  readonly isOld: boolean;
};

/** Failures of earlier calls are walked past, up to this many: each tells Athena's memory of one token. */
const MAX_OLD = 64;

/**
 * An execution submitted this long before the call belongs to an earlier one (a redelivered message, a redrive).
 * Longer than clocks differ, shorter than a message stays away.
 */
const OLD_MS = 60_000;

/**
 * Runs one statement until an execution of it succeeds.
 *
 * Athena knows an execution by its token and gives back the same one for a failed one too, so the attempt is part of
 * the token and rises only after a failure was seen. What failed in an earlier call neither counts nor ends this one:
 * a redrive after the table was mended must be able to succeed.
 *
 * @param statement its text for an attempt, from 0.
 * @throws AthenaFailed, DeadlinePassed
 */
export async function execute(
  place: AthenaPlace,
  key: string,
  statement: (attempt: number) => string,
): Promise<Execution> {
  const since = Date.now() - OLD_MS;
  let [bytesScanned, engineMs, failures] = [0, 0, 0];
  for (let attempt = 0; ; attempt += 1) {
    const text = statement(attempt);
    const executionId = await start(place, text, place.hash(JSON.stringify([key, text, attempt])));
    const details = await settled(place, executionId);
    bytesScanned += details.Statistics?.DataScannedInBytes ?? 0;
    engineMs += details.Statistics?.EngineExecutionTimeInMillis ?? 0;
    const isOld = (details.Status?.SubmissionDateTime?.getTime() ?? since) < since;
    if (details.Status?.State === 'SUCCEEDED') {
      return { details, isOld, cost: { executionId, bytesScanned, engineMs } };
    }
    if (isOld && attempt < MAX_OLD) continue;
    failures += 1;
    refuse(executionFailure(details), failures);
    await backOff(place.pacing, failures);
  }
}

function refuse(failure: AthenaFailed, failures: number): void {
  if (!failure.retryable || failures >= MAX_ATTEMPTS) throw failure;
}

/**
 * A reply that was lost is asked for again with the same token, and so starts nothing twice. The deadline does not
 * break it off: what was started could then not be stopped.
 */
async function start(place: AthenaPlace, statement: string, token: string): Promise<string> {
  const { QueryExecutionId } = await ask(place.pacing, () =>
    place.client.send(
      new StartQueryExecutionCommand({
        WorkGroup: place.workgroup,
        QueryExecutionContext: { Catalog: place.catalog, Database: place.database },
        QueryString: statement,
        ClientRequestToken: token,
      }),
    ),
  );
  if (!QueryExecutionId) throw new RangeError('a started statement needs an execution id, got none');
  return QueryExecutionId;
}

/** Polls until the execution has ended; stops it where the time is over before. */
async function settled(place: AthenaPlace, executionId: string): Promise<QueryExecution> {
  const command = new GetQueryExecutionCommand({ QueryExecutionId: executionId });
  try {
    for (let step = 0; ; step += 1) {
      await rest(place.pacing, pollMs(step, place.pacing.random()));
      const { QueryExecution } = await ask(place.pacing, (options) => place.client.send(command, options));
      if (QueryExecution && ended.has(QueryExecution.Status?.State ?? '')) return QueryExecution;
    }
  } catch (error) {
    if (error instanceof DeadlinePassed) await stop(place, executionId);
    throw error;
  }
}

const ended: ReadonlySet<string> = new Set(['SUCCEEDED', 'FAILED', 'CANCELLED']);

const [FIRST_MS, LAST_MS] = [100, 2000];

/** From 100 ms, so that a statement of 0.3 s is not waited for long, to 2 s; half of each is jitter. */
const pollMs = (step: number, random: number) =>
  Math.min(LAST_MS, FIRST_MS * 1.5 ** Math.min(step, 20)) * (0.5 + random / 2);

async function stop({ client }: AthenaPlace, executionId: string): Promise<never> {
  const cause = await client.send(new StopQueryExecutionCommand({ QueryExecutionId: executionId })).then(
    () => undefined,
    (error: unknown) => error,
  );
  throw new DeadlinePassed(executionId, cause === undefined ? {} : { cause });
}
