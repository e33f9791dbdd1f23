import { performance } from 'node:perf_hooks';
import { codeOf, type Log } from './log.ts';

/** What Lambda says of one run. */
export type Run = {
  readonly awsRequestId: string;
  readonly getRemainingTimeInMillis: () => number;
};

/** A run failed; the code names the error, whose own message stays out of logs and dead letters. */
export class DoorFailed extends Error {
  constructor(door: string, code: string) {
    super(`${door} needs to end well, got ${code}`);
    this.name = 'DoorFailed';
  }
}

/** A handler with a line in the log at its end. Lambda prints what a handler throws, so the error is told by its name. */
export function door<T>(name: string, log: Log, work: (event: unknown, run: Run) => Promise<T>) {
  return async (event: unknown, run: Run): Promise<T> => {
    const started = performance.now();
    const said = () => ({
      door: name,
      requestId: run.awsRequestId,
      ms: Math.round(performance.now() - started),
    });
    try {
      const result = await work(event, run);
      log.info('done', said());
      return result;
    } catch (error) {
      const code = codeOf(error);
      log.error('failed', { ...said(), code });
      throw new DoorFailed(name, code);
    }
  };
}
