import { seededRandom } from '../../core/sample/random.ts';

/**
 * `throttleStart`: TooManyRequestsException, nothing happened. `loseStartReply`: the execution runs, its caller's
 * connection is cut. `throttleRead`: a GetQueryExecution or GetQueryResults is refused. `conflict`: an execution
 * that changes rows fails with ICEBERG_COMMIT_ERROR and changed nothing. `conflictAfterEffect`: it says so, but
 * its change is there. `fail`: it fails with an internal error before it began.
 */
export type AthenaFault =
  | 'throttleStart'
  | 'loseStartReply'
  | 'throttleRead'
  | 'conflict'
  | 'conflictAfterEffect'
  | 'fail';

export type AthenaFaults = {
  /** The next `count` chances of this fault are taken. */
  readonly next: (fault: AthenaFault, count?: number) => void;
  /** From now on a chance of the fault is taken with probability `rate`, drawn from the seed. */
  readonly rate: (fault: AthenaFault, rate: number) => void;
  /** How often each was done. */
  readonly done: () => Readonly<Partial<Record<AthenaFault, number>>>;
};

/** Both what the tests plant and, as `strikes`, what the endpoint asks at each chance. */
export function athenaFaults(
  seed: number,
): AthenaFaults & { readonly strikes: (fault: AthenaFault) => boolean } {
  const random = seededRandom(seed);
  const waiting = new Map<AthenaFault, number>();
  const rates = new Map<AthenaFault, number>();
  const done = new Map<AthenaFault, number>();
  const isDrawn = (fault: AthenaFault) => {
    const rate = rates.get(fault) ?? 0;
    return rate > 0 && random.chance(rate);
  };
  return {
    next: (fault, count = 1) => waiting.set(fault, count),
    rate: (fault, rate) => rates.set(fault, rate),
    done: () => Object.fromEntries(done),
    strikes: (fault) => {
      const left = waiting.get(fault) ?? 0;
      if (left > 0) waiting.set(fault, left - 1);
      else if (!isDrawn(fault)) return false;
      done.set(fault, (done.get(fault) ?? 0) + 1);
      return true;
    },
  };
}
