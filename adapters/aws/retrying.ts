import { backOff, type Pacing } from './pacing.ts';
import { awsFailure } from './transient.ts';

/** Requests in all, those of the SDK's own retries among them. */
export const MAX_ATTEMPTS = 8;

/**
 * Does work until it succeeds, fails for good, has been tried {@link MAX_ATTEMPTS} times or the time is over; then
 * throws what came last.
 * @param work gets the number of attempts spent before.
 */
export async function retrying<T>(
  pacing: Pacing,
  mayRetry: (error: unknown) => boolean,
  work: (spent: number) => Promise<T>,
): Promise<T> {
  let spent = 0;
  for (let failures = 1; ; failures += 1) {
    try {
      return await work(spent);
    } catch (error) {
      spent += awsFailure(error).attempts;
      if (spent >= MAX_ATTEMPTS || pacing.signal?.aborted || !mayRetry(error)) throw error;
    }
    await backOff(pacing, failures);
  }
}
