import { setTimeout } from 'node:timers';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { EventRefused } from './event.ts';
import { log } from './log.ts';

/** What Lambda says of one run. */
export type LambdaContext = {
  readonly awsRequestId: string;
  readonly getRemainingTimeInMillis: () => number;
};

/** One run of a function. */
export type Run = {
  /** Aborted when a minute is left: what runs elsewhere is stopped then. */
  readonly signal: AbortSignal;
  /** False in the last three minutes: nothing new is begun. */
  readonly mayBegin: () => boolean;
  readonly count: (metric: Metric, value: number) => void;
};

type Metric = 'BatchesFailed' | 'BatchesRefused' | 'BatchesTaken' | 'ReportsWritten' | 'BytesScanned';

const [closingMs, stoppingMs] = [180_000, 60_000];

const metrics = new Metrics();
/** For the clients of `lakes.ts`. Requests are not traced by their address: that of S3 holds the name of a file. */
export const tracer = new Tracer({ captureHTTPsRequests: false });

/** A run failed; its code names the error, whose own message stays out of logs and dead letters. */
export class DoorFailed extends Error {
  constructor(door: string, error: unknown) {
    super(
      error instanceof EventRefused
        ? `${door} needs an event that it knows: ${error.message}`
        : `${door} needed to end well, got ${codeOf(error)}`,
    );
    this.name = 'DoorFailed';
  }
}

/**
 * Wraps a door once: a segment of the trace, metrics, a line at its end. Lambda prints what a handler throws, so the
 * error goes on by its name alone: a message may quote a cell.
 */
export function observed<T>(door: string, work: (event: unknown, run: Run) => Promise<T>) {
  return async (event: unknown, context: LambdaContext): Promise<T> => {
    const began = performance.now();
    const { run, end } = runOf(context);
    const said = () => ({ door, requestId: context.awsRequestId, ms: Math.round(performance.now() - began) });
    try {
      const result = await work(event, run);
      log('info', 'done', said());
      return result;
    } catch (error) {
      const code = codeOf(error);
      log('error', 'failed', { ...said(), code });
      throw new DoorFailed(door, error);
    } finally {
      end();
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };
}

function runOf(context: LambdaContext): { readonly run: Run; readonly end: () => void } {
  const stopping = new AbortController();
  const left = () => context.getRemainingTimeInMillis();
  const timer = setTimeout(() => stopping.abort(), Math.max(0, left() - stoppingMs));
  return {
    run: {
      signal: stopping.signal,
      mayBegin: () => left() > closingMs,
      count: (metric, value) => metrics.addMetric(metric, unitOf(metric), value),
    },
    end: () => clearTimeout(timer),
  };
}

const unitOf = (metric: Metric) => (metric === 'BytesScanned' ? MetricUnit.Bytes : MetricUnit.Count);

/** The name of what went wrong, never its message: a message may quote a cell. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : error instanceof Error
      ? error.name
      : 'unknown';
